// Zoom's users become our facts; nothing here calls anything.
import type { AccountFacts, AccountStatus } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { Fact } from '../connector.ts';
import { instantOf } from '../instant.ts';
import { BASIC, LICENSED, PENDING, TYPES } from './asked.ts';
import type { User } from './wire.ts';

/** Zoom tells a direct customer who has a license, not how many were bought. */
export const SKUS: readonly Fact[] = [
  {
    of: 'sku',
    sku: {
      vendorId: LICENSED,
      name: 'Zoom Licensed',
      key: '2',
      type: 'User type',
      kind: 'user',
      status: 'active',
    },
  },
  {
    of: 'sku',
    sku: {
      vendorId: BASIC,
      name: 'Zoom Basic',
      key: '1',
      type: 'User type',
      kind: 'user',
      status: 'active',
      free: true,
    },
  },
];

export type Listed = 'active' | 'inactive' | 'pending';

const STATUS: Readonly<Record<Listed, AccountStatus>> = {
  active: 'active',
  inactive: 'disabled',
  pending: 'active',
};

/** @returns undefined for a row that names nobody. @param activity whether activity was asked for; else it stays untold */
export function account(user: User, listed: Listed, activity: boolean): Fact | undefined {
  const mail = foldMail(user.email ?? '');
  const id = user.id || (mail && `${PENDING}${mail}`);
  if (!id) return undefined;
  const name = user.display_name || [user.first_name, user.last_name].filter(Boolean).join(' ');
  const createdAt = instantOf(user.user_created_at ?? user.created_at);
  const sku = TYPES[user.type ?? 0];
  const facts: AccountFacts = {
    id,
    name: name || mail || id,
    mails: mail.includes('@') ? [mail] : [],
    status: STATUS[listed],
    kind: 'person',
    ...(createdAt && { createdAt }),
    // Who never signed in has no such time, an invitation least of all.
    ...(activity && { lastActiveAt: instantOf(user.last_login_time) ?? null }),
    holds: sku === undefined ? [] : [{ sku }],
    ...(user.dept && { department: user.dept }),
  };
  return { of: 'account', account: facts };
}
