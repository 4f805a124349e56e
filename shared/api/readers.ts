// Who may read each noun, said once: its routes, its entries in the log, and its page take it from here.
import type { Role } from '#shared/domain/access/role.ts';

/**
 * `public` needs no token. `client` takes the token of a machine client, for the connection `{id}` of its path and no other.
 * Otherwise one of these roles, or ownership of the thing where `owners` says so.
 */
export type Access = 'public' | 'client' | { readonly roles: readonly Role[]; readonly owners?: true };

const EVERYONE: readonly Role[] = [
  'admin',
  'itManager',
  'finance',
  'procurement',
  'accountManager',
  'viewer',
];

/** Who belongs to the organisation; an account manager is a reseller's contact and looks in from outside. */
const INSIDE: readonly Role[] = EVERYONE.filter((role) => role !== 'accountManager');

const IT: readonly Role[] = ['admin', 'itManager'];

export const READERS = {
  /** Oneself, and the organisation's frame. */
  session: { roles: EVERYONE },
  licenses: { roles: EVERYONE },
  overview: { roles: INSIDE },
  applications: { roles: INSIDE },
  people: { roles: INSIDE },
  contracts: { roles: INSIDE },
  renewals: { roles: INSIDE },
  budgets: { roles: INSIDE },
  reports: { roles: INSIDE },
  spend: { roles: INSIDE },
  rates: { roles: INSIDE },
  paymentMethods: { roles: INSIDE },
  connections: { roles: INSIDE },
  settings: { roles: INSIDE },
  /** Each entry is only for those who may read what it is about. */
  ledger: { roles: INSIDE },
  /** One's own notices: an outsider who could choose them would be mailed the terms of contracts. */
  notifications: { roles: INSIDE },
  /** When one person last used something; owners see it of their own applications. */
  activity: { roles: IT, owners: true },
  /** Every address and mail, not only one's own. */
  mailbox: { roles: IT },
  imports: { roles: IT },
  /** Which programs may send files to a connection. */
  machineClients: { roles: IT },
  /** Who uses what stands in each of them; owners see and decide those of their own applications. */
  actions: { roles: IT, owners: true },
  /** Who holds what; when they used it is `activity`. */
  assignments: { roles: INSIDE },
} as const satisfies Record<string, Access>;

export type Readable = keyof typeof READERS;

/** Whether one of these roles is enough; owners and clients are asked for elsewhere, as they depend on the thing. */
export function admits(access: Access, roles: readonly Role[]): boolean {
  if (typeof access === 'string') return access === 'public';
  return access.roles.some((role) => roles.includes(role));
}
