// Users, license assignments and subscriptions as Google sends them.
import { civil, type DayNumber, momentOf } from '../organisation/days.ts';
import { lifeId } from '../organisation/lives.ts';
import { DOMAIN, namingOf, SECOND_DOMAIN } from '../organisation/naming.ts';
import {
  contractYear,
  departmentOf,
  managerMailOf,
  type Organisation,
  titleOf,
} from '../organisation/organisation.ts';
import { TOPIC } from '../organisation/random.ts';
import { shortHash } from '../short-hash.ts';
import { SKUS } from './catalogue.ts';
import { type DirectoryUser, directoryLogin } from './users.ts';
import type { GoogleView, LicenseRow } from './view.ts';

/** How Google says that somebody never signed in. */
const NEVER = '1970-01-01T00:00:00.000Z';

export function etagOf(value: unknown): string {
  return `"${shortHash(JSON.stringify(value))}"`;
}

export function createdAt(org: Organisation, user: DirectoryUser): string {
  return momentOf(user.created, org.draw(TOPIC.loginTime, user.created, 2));
}

/** Every address but the primary one. */
export function aliasesOf(
  org: Organisation,
  user: DirectoryUser,
  day: DayNumber,
): { own: string[]; domain: string[] } {
  if (user.owner.is === 'shared') return { own: [], domain: [] };
  const { life } = user.owner;
  const naming = namingOf(org, life, day);
  const former = naming.formerLocal === undefined ? [] : [`${naming.formerLocal}@${DOMAIN}`];
  const turned =
    org.draw(TOPIC.alias, lifeId(life)) < 0.25 && naming.turned !== naming.local
      ? [`${naming.turned}@${DOMAIN}`]
      : [];
  return { own: [...former, ...turned], domain: [`${naming.local}@${SECOND_DOMAIN}`] };
}

export function userResource(org: Organisation, customerId: string, user: DirectoryUser, day: DayNumber) {
  const { own, domain } = aliasesOf(org, user, day);
  const body = {
    kind: 'admin#directory#user',
    id: user.id,
    primaryEmail: user.mail,
    ...identity(org, user, day),
    isAdmin: user.mail.startsWith('licenses@'),
    isDelegatedAdmin: false,
    lastLoginTime: directoryLogin(org, user, day) ?? NEVER,
    creationTime: createdAt(org, user),
    agreedToTerms: true,
    suspended: user.suspended,
    ...(user.suspended ? { suspensionReason: 'ADMIN' } : {}),
    archived: user.archived,
    changePasswordAtNextLogin: false,
    emails: [
      { address: user.mail, primary: true },
      ...own.map((address) => ({ address })),
      ...domain.map((address) => ({ address })),
    ],
    ...(own.length > 0 ? { aliases: own } : {}),
    ...(domain.length > 0 ? { nonEditableAliases: domain } : {}),
    customerId,
    isMailboxSetup: true,
    includeInGlobalAddressList: true,
  };
  return { ...body, etag: etagOf(body) };
}

function identity(org: Organisation, user: DirectoryUser, day: DayNumber) {
  if (user.owner.is === 'shared') {
    return {
      name: { givenName: user.owner.name, familyName: 'Meridian', fullName: user.owner.name },
      orgUnitPath: '/Shared',
    };
  }
  const { life } = user.owner;
  const naming = namingOf(org, life, day);
  const department = departmentOf(org, life, day);
  const manager = managerMailOf(org, life, day);
  return {
    name: { givenName: naming.given, familyName: naming.family, fullName: naming.full },
    orgUnitPath: `/${department}`,
    languages: [{ languageCode: naming.locale.id.slice(0, 2), preference: 'preferred' }],
    locations: [{ type: 'desk', area: naming.locale.country }],
    organizations: [{ primary: true, title: titleOf(org, life, day), department, type: 'work' }],
    ...(manager ? { relations: [{ value: manager, type: 'manager' }] } : {}),
  };
}

export function assignmentResource({ user, sku }: LicenseRow, apiUrl: string) {
  const { product, productName, id, name } = SKUS[sku] ?? { product: '', productName: '', id: '', name: '' };
  const path = `/apps/licensing/v1/product/${product}/sku/${id}/user/${encodeURIComponent(user.mail)}`;
  return {
    kind: 'licensing#licenseAssignment',
    etags: `"${shortHash(path)}"`,
    productId: product,
    productName,
    skuId: id,
    skuName: name,
    userId: user.mail,
    selfLink: `${apiUrl}${path}`,
  };
}

/** One per bought SKU, for the reseller. */
export function subscriptionResources(view: GoogleView, customerId: string) {
  const startTime = Date.parse(`${civil(contractYear(view.day))}T00:00:00Z`);
  return SKUS.flatMap((sku, index) => {
    const seats = view.totals[index];
    if (seats === undefined) return [];
    const annual = sku.plan !== 'FLEXIBLE';
    const endTime = Date.UTC(new Date(startTime).getUTCFullYear() + 1, 0, 1);
    return [
      {
        kind: 'reseller#subscription',
        customerId,
        customerDomain: DOMAIN,
        subscriptionId: `s${index + 1}${sku.id.slice(-6)}`,
        skuId: sku.id,
        skuName: sku.name,
        billingMethod: 'ONLINE',
        creationTime: String(startTime),
        plan: {
          planName: sku.plan,
          isCommitmentPlan: annual,
          ...(annual
            ? { commitmentInterval: { startTime: String(startTime), endTime: String(endTime) } }
            : {}),
        },
        seats: {
          kind: 'subscriptions#seats',
          ...(annual ? { numberOfSeats: seats } : { maximumNumberOfSeats: seats }),
          licensedNumberOfSeats: view.used[index] ?? 0,
        },
        trialSettings: { isInTrial: false },
        ...(annual
          ? {
              renewalSettings: {
                kind: 'subscriptions#renewalSettings',
                renewalType: 'AUTO_RENEW_MONTHLY_PAY',
              },
            }
          : {}),
        status: 'ACTIVE',
      },
    ];
  });
}
