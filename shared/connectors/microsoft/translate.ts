// Microsoft's subscriptions and users become our facts; nothing here calls anything.
import type { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import type { Fact } from '../connector.ts';
import { instantOf } from '../instant.ts';
import { nameOf } from './editions.ts';
import type { SubscribedSku, User } from './wire.ts';

/** Given away under a name that says so, ten thousand at a time: whoever signs up for it gets one. */
const FREE =
  /_(FREE|VIRAL|IW|ADHOC|DEV|TRIAL)$|^(POWER_BI_STANDARD|TEAMS_EXPLORATORY|PHONESYSTEM_VIRTUALUSER)$/i;

export function skuFact(sku: SubscribedSku): Fact {
  const { skuId, prepaidUnits: units } = sku;
  const key = sku.skuPartNumber || skuId;
  const facts: SkuFacts = {
    vendorId: skuId,
    name: nameOf(key),
    key,
    type: 'Subscription',
    kind: sku.appliesTo === 'Company' ? 'quantity' : 'user',
    // What has ended may be used while it is in its grace, its seats too.
    status: /^(Enabled|Warning)$/.test(sku.capabilityStatus ?? 'Enabled') ? 'active' : 'inactive',
    ...(units && { purchased: (units.enabled ?? 0) + (units.warning ?? 0) }),
    ...(sku.consumedUnits != null && { vendorUsed: sku.consumedUnits }),
    ...(FREE.test(key) && { free: true }),
  };
  return { of: 'sku', sku: facts };
}

/** @param activity whether sign-ins were asked for; else they stay untold. @param groups ID → name, as far as they may be read */
export function account(user: User, activity: boolean, groups: ReadonlyMap<string, string>): AccountFacts {
  const mails = mailsOf(user);
  const createdAt = instantOf(user.createdDateTime);
  const [manager] = valid([user.manager?.mail, user.manager?.userPrincipalName]);
  return {
    id: user.id,
    name: user.displayName || mails[0] || user.id,
    mails,
    status: user.accountEnabled === false ? 'disabled' : 'active',
    kind: user['@odata.type']?.endsWith('agentUser')
      ? 'service'
      : user.userType === 'Guest'
        ? 'external'
        : 'person',
    ...(createdAt && { createdAt }),
    ...(activity && { lastActiveAt: lastSignIn(user) }),
    holds: holdingsOf(user, groups),
    ...(user.department && { department: user.department }),
    ...(user.jobTitle && { title: user.jobTitle }),
    ...(manager && { managerMail: manager }),
  };
}

/**
 * `SMTP:` marks the primary address, `smtp:` an alias; the list holds other kinds too. Other addresses of a member are private,
 * those of a guest are the ones they are known by; a guest's sign-in name (`ana_home.net#EXT#@…`) is no address.
 */
function mailsOf(user: User): string[] {
  const aliases = user.proxyAddresses?.map((address) => /^smtp:(.*)/i.exec(address)?.[1]) ?? [];
  const others = user.userType === 'Guest' ? (user.otherMails ?? []) : [];
  return valid([user.mail, user.userPrincipalName, ...aliases, ...others]);
}

function valid(mails: readonly (string | null | undefined)[]): string[] {
  const folded = mails.map((mail) => foldMail(mail ?? ''));
  return [...new Set(folded)].filter((mail) => /^[^\s'#@][^\s#@]*@[^\s@]+$/.test(mail));
}

/**
 * The last success, interactive or not; recorded since December 2023 and not filled in for the time before, so without one the
 * last attempt counts (signInActivity; read 2026-10). Never is told as nothing, as an empty text and as the year 1.
 */
function lastSignIn({ signInActivity: said }: User): string | null {
  const attempts = moments([said?.lastSignInDateTime, said?.lastNonInteractiveSignInDateTime]);
  return moments([said?.lastSuccessfulSignInDateTime])[0] ?? attempts.at(-1) ?? null;
}

/** The earliest first. */
function moments(texts: readonly (string | null | undefined)[]): string[] {
  return texts
    .flatMap((text) => instantOf(text) ?? [])
    .filter((at) => at > '1970')
    .sort();
}

/** What is assigned in vain (an error, no license left) is not among the licenses that somebody has. */
function holdingsOf(user: User, groups: ReadonlyMap<string, string>): Holding[] {
  const held = new Map(user.assignedLicenses?.map((license) => [license.skuId, license]));
  return [...held.values()].map(({ skuId, disabledPlans }) => {
    const states =
      user.licenseAssignmentStates?.filter((one) => one.skuId === skuId && one.state !== 'Error') ?? [];
    const through = states.flatMap(({ assignedByGroup: id }) => (id ? [groups.get(id) ?? id] : []));
    const since = moments(states.map(({ lastUpdatedDateTime }) => lastUpdatedDateTime))[0]?.slice(0, 10);
    const via = [...new Set(through)].sort().join(', ');
    const off = disabledPlans?.toSorted().join();
    return {
      sku: skuId,
      // The last change of the assignment, which can only be later than its beginning: nobody is called inactive too early.
      ...(since && { since }),
      ...(via && { via }),
      // What was switched off stays so when the license is given back.
      ...(off && !via && { assignmentId: off }),
    };
  });
}
