// Users of a SCIM server and what they are entitled to become our facts; nothing here calls anything.
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { Fact } from '../connector.ts';
import { instantOf } from '../instant.ts';
import { type Seats, USER } from './asked.ts';
import { ENTERPRISE, type User, type Value } from './wire.ts';

const TYPES: Readonly<Record<Seats, string>> = { users: 'User', entitlements: 'Entitlement', roles: 'Role' };

/** @param seatName of the license that every active user holds */
export function userFacts(user: User, seats: Seats, seatName: string | undefined): Fact[] {
  const held = seats === 'users' ? [{ value: USER, display: seatName ?? 'User' }] : (user[seats] ?? []);
  const real = held.filter(({ value }) => value !== '');
  return [...real.map((one) => sku(one, seats)), { of: 'account', account: account(user, real) }];
}

function sku(one: Value, seats: Seats): Fact {
  const name = 'display' in one && one.display ? one.display : one.value;
  const { value } = one;
  return {
    of: 'sku',
    sku: { vendorId: value, name, key: value, type: TYPES[seats], kind: 'user', status: 'active' },
  };
}

/** Seats are those of active users, so whoever was deactivated still says what they would hold. */
function account(user: User, held: readonly Value[]): AccountFacts {
  const { id, name } = user;
  const primary = (mail: Value) => 'primary' in mail && mail.primary === true;
  const emails = [...(user.emails ?? [])].sort((a, b) => Number(primary(b)) - Number(primary(a)));
  const mails = [...emails.map(({ value }) => value), user.username ?? '']
    .map(foldMail)
    .filter((mail) => mail.includes('@'));
  const parts = [name?.givenname, name?.familyname].filter(Boolean).join(' ');
  const createdAt = instantOf(user.meta?.created);
  const department = user[ENTERPRISE]?.department;
  return {
    id,
    name: user.displayname || name?.formatted || parts || user.username || id,
    mails: [...new Set(mails)],
    status: user.active === false ? 'disabled' : 'active',
    kind: 'person',
    ...(createdAt && { createdAt }),
    holds: [...new Set(held.map(({ value }) => value))].map((value) => ({ sku: value })),
    ...(department && { department }),
    ...(user.title && { title: user.title }),
  };
}
