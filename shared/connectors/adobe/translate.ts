// Adobe's users and product profiles become our facts; nothing here calls anything.
import type { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { Fact } from '../connector.ts';
import { GROUP, MOST_PROFILES, SEPARATOR } from './asked.ts';
import type { Group, User } from './wire.ts';

/** Profile → product: profiles part the licenses of one product among teams, and nobody needs two of them. */
export function productsOf(groups: readonly Group[]): ReadonlyMap<string, string> {
  const profiles = groups.filter(({ type }) => type === 'PRODUCT_PROFILE');
  return new Map(profiles.map(({ groupName, productName }) => [groupName, productName || groupName]));
}

/** `licenseQuota` is what an admin allots to a profile, not what was bought: it is left out. */
export function skus(groups: readonly Group[]): Fact[] {
  const products = productsOf(groups);
  return [...new Set(products.values())].map((product): Fact => {
    const profiles = groups.filter(({ groupName }) => products.get(groupName) === product);
    const [profile, ...others] = profiles;
    const one = others.length === 0 ? profile : undefined;
    return {
      of: 'sku',
      sku: {
        vendorId: product,
        name: product,
        ...(one && { key: one.groupName }),
        type: 'Product',
        kind: 'user',
        status: 'active',
        ...(one?.memberCount != null && { vendorUsed: one.memberCount }),
      },
    };
  });
}

/** Adobe's own key where it gives no id: somebody may have an Adobe ID and a Federated ID by one address. */
export function idOf({ id, type, email, username }: User): string | undefined {
  const mail = foldMail(email || username || '');
  return id || (mail && `${type || 'unknown'}:${mail}`) || undefined;
}

/**
 * @param own groups that the user is in directly; none are known where the row moved meanwhile
 * @returns undefined for a row that names nobody
 */
export function account(
  user: User,
  own: ReadonlySet<string>,
  products: ReadonlyMap<string, string>,
): Fact | undefined {
  const id = idOf(user);
  if (!id) return undefined;
  const mails = [user.email, user.username].map((mail) => foldMail(mail ?? ''));
  const [mail] = mails;
  const facts: AccountFacts = {
    id,
    name: [user.firstname, user.lastname].filter(Boolean).join(' ') || mail || id,
    mails: [...new Set(mails)].filter((one) => one.includes('@')),
    status: ['disabled', 'locked', 'removed'].includes(user.status ?? '') ? 'disabled' : 'active',
    kind: 'person',
    holds: holdingsOf(user.groups ?? [], own, products),
  };
  return { of: 'account', account: facts };
}

function holdingsOf(
  groups: readonly string[],
  own: ReadonlySet<string>,
  products: ReadonlyMap<string, string>,
): Holding[] {
  const held = groups.filter((group) => products.has(group));
  return [...new Set(held.map((profile) => products.get(profile) ?? profile))].map((sku): Holding => {
    const profiles = held.filter((profile) => products.get(profile) === sku);
    if (!profiles.every((profile) => own.has(profile))) return { sku, via: GROUP };
    return { sku, ...(profiles.length <= MOST_PROFILES && { assignmentId: profiles.join(SEPARATOR) }) };
  });
}
