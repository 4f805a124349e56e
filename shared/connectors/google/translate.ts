// Google's users, license assignments and subscriptions become our facts; nothing here calls anything.
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import type { Fact } from '../connector.ts';
import { instantOf } from '../instant.ts';
import { FREE, PRODUCTS, type ProductId } from './asked.ts';
import type { LicenseAssignment, Subscription, User } from './wire.ts';

/** A login time of 1970 means that there never was one. */
const NEVER = '1970-01-01T00:00:00.000Z';

export function primaryMail(user: User): string {
  return foldMail(user.primaryEmail ?? user.username ?? '');
}

/** @param activity whether activity was asked for; else it stays untold */
export function account(user: User, activity: boolean): Fact {
  const primary = primaryMail(user);
  const createdAt = instantOf(user.creationTime);
  const work = user.organizations?.find((one) => one.primary) ?? user.organizations?.[0];
  const manager = user.relations?.find((one) => one.type === 'manager')?.value;
  const facts: AccountFacts = {
    id: user.id,
    name: user.name?.fullName || primary || user.id,
    mails: mailsOf(user, primary),
    status: user.archived ? 'disabled' : user.suspended ? 'suspended' : 'active',
    kind: 'person',
    ...(createdAt ? { createdAt } : {}),
    ...(activity ? lastActive(user) : {}),
    holds: [],
    ...(work?.department ? { department: work.department } : {}),
    ...(work?.title ? { title: work.title } : {}),
    ...(manager?.includes('@') ? { managerMail: foldMail(manager) } : {}),
  };
  return { of: 'account', account: facts, ...(primary ? { alsoKnownAs: primary } : {}) };
}

/** Aliases are given twice, in their own lists and among `emails`; private addresses of `emails` are left alone. */
function mailsOf(user: User, primary: string): string[] {
  const work = (user.emails ?? []).filter((mail) => mail.primary || mail.type === 'work');
  const all = [
    primary,
    ...(user.aliases ?? []),
    ...(user.nonEditableAliases ?? []),
    ...work.map((mail) => mail.address ?? ''),
  ];
  return [...new Set(all.map(foldMail))].filter((mail) => mail.includes('@'));
}

function lastActive(user: User): Pick<AccountFacts, 'lastActiveAt'> {
  const at = instantOf(user.lastLoginTime);
  return at === undefined ? {} : { lastActiveAt: at === NEVER ? null : at };
}

export function assignmentFacts(rows: readonly LicenseAssignment[]): Fact[] {
  const skus = new Map<string, SkuFacts>();
  for (const row of rows) {
    if (!skus.has(row.skuId)) skus.set(row.skuId, skuOf(row.skuId, row.skuName, row.productName));
  }
  const holdings = rows.map(
    (row): Fact => ({
      of: 'holding',
      account: { alsoKnownAs: foldMail(row.userId) },
      holding: { sku: row.skuId, assignmentId: `${row.productId}/${row.skuId}` },
    }),
  );
  return [...[...skus.values()].map((sku): Fact => ({ of: 'sku', sku })), ...holdings];
}

/** Subscriptions of one SKU are bought apart and add up; canceled and suspended ones give no seats. */
export function subscriptionFacts(rows: readonly Subscription[], readAt: string): Fact[] {
  const skus = new Map<string, SkuFacts>();
  for (const row of rows) {
    const before = skus.get(row.skuId) ?? {
      ...skuOf(row.skuId, row.skuName, undefined),
      purchased: 0,
      status: 'inactive' as const,
      vendorUsed: 0,
      vendorUsedAt: readAt,
    };
    const live = !row.status || row.status === 'ACTIVE';
    const seats = row.plan?.isCommitmentPlan ? row.seats?.numberOfSeats : row.seats?.maximumNumberOfSeats;
    const ends = live && row.renewalSettings?.renewalType === 'CANCEL' ? endOf(row) : {};
    skus.set(row.skuId, {
      ...before,
      ...ends,
      status: live ? 'active' : before.status,
      purchased: Number(before.purchased) + (live ? (seats ?? 0) : 0),
      vendorUsed: (before.vendorUsed ?? 0) + (live ? (row.seats?.licensedNumberOfSeats ?? 0) : 0),
    });
  }
  return [...skus.values()].map((sku) => ({ of: 'sku', sku }));
}

function endOf(row: Subscription): Pick<SkuFacts, 'expiresOn'> {
  const end = instantOf(row.plan?.commitmentInterval?.endTime);
  return end === undefined ? {} : { expiresOn: end.slice(0, 10) };
}

function skuOf(
  skuId: string,
  name: string | null | undefined,
  productName: string | null | undefined,
): SkuFacts {
  return {
    vendorId: skuId,
    name: name || skuId,
    key: skuId,
    type: PRODUCTS[productOf(skuId)] ?? (productName || 'Google Workspace'),
    kind: 'user',
    status: 'active',
    ...(FREE.has(skuId) ? { free: true } : {}),
  };
}

/** Numeric SKU ids begin with their product's id; ids of Workspace editions and the older names do not. */
function productOf(skuId: string): ProductId {
  const product = Object.keys(PRODUCTS).find((id) => skuId.startsWith(id));
  return (product ?? 'Google-Apps') as ProductId;
}
