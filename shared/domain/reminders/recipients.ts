// Who gets a notice: owners by what they answer for, roles, those who chose it; when none of them is reached, the administrators.
import type { Owners } from '../access/owners.ts';
import type { Role } from '../access/role.ts';
import type { Address } from '../notifications/address.ts';
import type { Delivery, NoticeKind } from './kind.ts';
import { KIND_NAMES } from './kind.ts';

export interface Recipient {
  readonly mail: string;
  /** Completes "You get this because …". */
  readonly why: string;
}

export interface Audience {
  readonly to: readonly Recipient[];
  /** Everybody who should have got it and cannot; then `to` are administrators. */
  readonly unreached: readonly string[];
}

const ROLES_OF: Readonly<Record<NoticeKind, readonly Role[]>> = {
  cancelBy: ['finance'],
  renewalDue: ['finance'],
  contractEnd: ['finance'],
  paymentDue: ['finance'],
  custom: [],
  nextMonth: ['admin', 'itManager', 'procurement'],
  paymentMethodExpiring: ['finance'],
  priceChange: [],
  approvalAsked: [],
  renewalDecided: [],
  renewalUndecided: ['finance', 'procurement'],
  renewalRolled: ['procurement'],
  budget: ['finance'],
  connectionBroken: ['itManager'],
  connectionRecovered: ['itManager'],
};

const ROLE_NAMES: Partial<Record<Role, string>> = {
  admin: 'an administrator',
  itManager: 'an IT manager',
  finance: 'a finance administrator',
  procurement: 'a procurement administrator',
};

const OWNER_NAMES = { business: 'the owner', it: 'the IT owner', finance: 'the finance owner' } as const;

/** Owners of a thing as recipients. @param only the answers-for that the kind names; all unless given */
export function ownersAsRecipients(
  owners: Owners,
  name: string,
  only: readonly (keyof Owners)[] = ['business', 'it', 'finance'],
): Recipient[] {
  return only.flatMap((part) => {
    const mail = owners[part];
    return mail === undefined ? [] : [{ mail, why: `you are ${OWNER_NAMES[part]} of ${name}` }];
  });
}

/** The owner of a payment method as a recipient of what a contract pays by it. @param method its name */
export function payerAsRecipient(owner: string | undefined, method: string, contract: string): Recipient[] {
  if (owner === undefined) return [];
  return [{ mail: owner, why: `you own the payment method ${method} that ${contract} is paid by` }];
}

/** Those named on a contract for one of its kinds: its owners, and for its payments whoever's method makes them. */
export function namedFor(
  kind: NoticeKind,
  owners: readonly Recipient[],
  payers: readonly Recipient[],
): readonly Recipient[] {
  return kind === 'paymentDue' ? [...owners, ...payers] : owners;
}

/** The delivery that an address chose for a kind. */
export function chosenDelivery(address: Address | undefined, kind: NoticeKind): Delivery {
  return address?.deliveries[kind] ?? 'default';
}

/**
 * @param named the people named on the thing; they need not be known addresses
 * @param book every known address by its mail
 */
export function audienceOf(
  kind: NoticeKind,
  named: readonly Recipient[],
  book: ReadonlyMap<string, Address>,
  more: { readonly roles?: readonly Role[] | undefined; readonly except?: string | undefined } = {},
): Audience {
  const byRole = (roles: readonly Role[]) =>
    [...book.values()].flatMap((address) => {
      const role = roles.find((one) => address.roles?.includes(one));
      return role ? [{ mail: address.mail, why: `you are ${ROLE_NAMES[role]}` }] : [];
    });
  const following = [...book.values()]
    .filter(({ follows, confirmedAt }) => confirmedAt !== undefined && follows.includes(kind))
    .map(({ mail }) => ({ mail, why: `this address follows “${KIND_NAMES[kind]}”` }));
  const byKind = byRole([...ROLES_OF[kind], ...(more.roles ?? [])]);
  const wanted = distinct([...named, ...byKind, ...following]).filter(({ mail }) => mail !== more.except);
  const reached = wanted.filter(({ mail }) => isReached(book.get(mail), kind));
  if (reached.length > 0) return { to: reached, unreached: [] };
  const unreached = wanted.map(({ mail }) => mail);
  const because =
    unreached.length === 0
      ? 'nobody is named who would get it'
      : `${unreached.slice(0, 3).join(', ')}${unreached.length > 3 ? ` and ${unreached.length - 3} more` : ''} cannot be reached or stopped this kind`;
  const admins = byRole(['admin']).filter(({ mail }) => isReached(book.get(mail), kind));
  return {
    to: admins.map(({ mail }) => ({ mail, why: `you are an administrator and ${because}` })),
    unreached,
  };
}

/** Somebody named whose address nobody added is reached; one that was added is promised that it gets nothing until it confirms. */
function isReached(address: Address | undefined, kind: NoticeKind): boolean {
  if (address === undefined) return true;
  const { confirmedAt, suspension } = address;
  return confirmedAt !== undefined && suspension === undefined && chosenDelivery(address, kind) !== 'off';
}

/** Each mail once, for the first reason that names it. */
function distinct(recipients: readonly Recipient[]): Recipient[] {
  const first = new Map<string, Recipient>();
  for (const one of recipients) if (!first.has(one.mail)) first.set(one.mail, one);
  return [...first.values()];
}
