// One day of the Workspace organization, counted once: its users by address and who holds what of each product.
import type { DayNumber } from '../organisation/days.ts';
import { contractYear, type Organisation } from '../organisation/organisation.ts';
import { planned } from '../organisation/purchases.ts';
import { type GoogleActs, NOTHING_DONE } from './acts.ts';
import { SKU, SKUS } from './catalogue.ts';
import { type DirectoryUser, usersOn } from './users.ts';

export interface LicenseRow {
  readonly user: DirectoryUser;
  /** Position in SKUS. */
  readonly sku: number;
}

export interface GoogleView {
  readonly day: DayNumber;
  /** In order of their primary address. */
  readonly users: readonly DirectoryUser[];
  readonly byProduct: ReadonlyMap<string, readonly LicenseRow[]>;
  /** By position in SKUS. */
  readonly used: readonly number[];
  /** Seats bought; `undefined` for what is free. */
  readonly totals: readonly (number | undefined)[];
}

export function googleView(
  org: Organisation,
  day: DayNumber,
  acts: GoogleActs,
  yearStart: Map<DayNumber, readonly number[]>,
): GoogleView {
  const users = [...actedOn(usersOn(org, day), acts)];
  users.sort((a, b) => (a.mail < b.mail ? -1 : 1));
  const byProduct = new Map<string, LicenseRow[]>();
  for (const { product } of SKUS) byProduct.set(product, []);
  for (const user of users) {
    for (const sku of user.holds) byProduct.get(SKUS[sku]?.product ?? '')?.push({ user, sku });
  }
  const used = count(users);
  const start = contractYear(day);
  const base = yearStart.get(start) ?? count(actedOn(usersOn(org, start), NOTHING_DONE));
  yearStart.set(start, base);
  const totals = SKUS.map((sku, index) => {
    const now = used[index] ?? 0;
    if (sku.free) return undefined;
    return acts.seats[sku.id] ?? planned(org, 900 + index, start, base[index] ?? 0, now);
  });
  return { day, users, byProduct, used, totals };
}

/** A license is used while it is assigned, whatever became of the user. */
function count(users: Iterable<DirectoryUser>): number[] {
  const counts = SKUS.map(() => 0);
  for (const user of users) for (const sku of user.holds) counts[sku] = (counts[sku] ?? 0) + 1;
  return counts;
}

function* actedOn(users: Iterable<DirectoryUser>, acts: GoogleActs): Generator<DirectoryUser> {
  const { users: done, licenses: given } = acts;
  for (const user of users) {
    const set = done[user.id];
    const licenses = given[user.id];
    if (!set && !licenses) {
      yield user;
      continue;
    }
    const archived = set?.archived ?? user.archived;
    const before = set?.archived && !user.archived ? [SKU.archived] : user.holds;
    const holds = SKUS.flatMap(({ id }, index) =>
      (licenses?.[id] ?? before.includes(index)) ? [index] : [],
    );
    yield { ...user, archived, suspended: archived || (set?.suspended ?? user.suspended), holds };
  }
}
