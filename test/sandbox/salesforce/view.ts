// One day of the Salesforce organization, counted once: its user records and how many of each license are used.
import type { DayNumber } from '../organisation/days.ts';
import { contractYear, type Organisation } from '../organisation/organisation.ts';
import { planned } from '../organisation/purchases.ts';
import { type Account, accountsOn } from './accounts.ts';
import { NOTHING_DONE, type SalesforceActs } from './acts.ts';
import { FEATURES, PERMISSION_SET_LICENSES, USER_LICENSES } from './catalogue.ts';
import { salesforceId } from './ids.ts';

export interface Assignment {
  readonly account: Account;
  /** Position in PERMISSION_SET_LICENSES. */
  readonly license: number;
}

export interface SalesforceView {
  readonly day: DayNumber;
  readonly accounts: readonly Account[];
  readonly assignments: readonly Assignment[];
  /** Of these: whose holder has a permission set that needs the license. */
  readonly needing: readonly Assignment[];
  readonly used: Used;
  readonly totals: Used;
}

/** By position in USER_LICENSES, PERMISSION_SET_LICENSES and FEATURES. */
export interface Used {
  readonly users: readonly number[];
  readonly permissionSets: readonly number[];
  readonly features: readonly number[];
}

/** @param yearStart counts of the first day of the contract year, kept by the caller between days */
export function salesforceView(
  org: Organisation,
  day: DayNumber,
  acts: SalesforceActs,
  yearStart: Map<DayNumber, Used>,
): SalesforceView {
  const accounts = [...accountsOn(org, day, acts)];
  const used = count(accounts);
  const start = contractYear(day);
  const base = yearStart.get(start) ?? count(accountsOn(org, start, NOTHING_DONE));
  yearStart.set(start, base);
  const bought = (kind: number, index: number, before: number | undefined, now: number) =>
    planned(org, kind * 100 + index, start, before ?? 0, now);
  const assignments = assignmentsOf(accounts);
  const taken = new Set(acts.removedSets);
  return {
    day,
    accounts,
    assignments,
    needing: assignments.filter(
      ({ account: { number }, license }) =>
        number % 3 === 0 && !taken.has(`${salesforceId('User', number)}/${license}`),
    ),
    used,
    totals: {
      users: used.users.map((now, index) => {
        const given = givenOf(index);
        return given === undefined ? bought(1, index, base.users[index], now) : Math.max(given, now);
      }),
      permissionSets: used.permissionSets.map((now, index) =>
        PERMISSION_SET_LICENSES[index]?.disabled ? 0 : bought(2, index, base.permissionSets[index], now),
      ),
      features: used.features.map((now, index) => bought(3, index, base.features[index], now)),
    },
  };
}

function givenOf(index: number): number | undefined {
  const license = USER_LICENSES[index];
  return license !== undefined && 'given' in license ? license.given : undefined;
}

/** A user license is used by active users only, frozen ones included; an assignment is used until it is deleted. */
function count(accounts: Iterable<Account>): Used {
  const users = USER_LICENSES.map(() => 0);
  const permissionSets = PERMISSION_SET_LICENSES.map(() => 0);
  const features = FEATURES.map(() => 0);
  for (const account of accounts) {
    if (account.active) users[account.license] = (users[account.license] ?? 0) + 1;
    addBits(permissionSets, account.permissionSets);
    addBits(features, account.features);
  }
  return { users, permissionSets, features };
}

function addBits(counts: number[], bits: number): void {
  for (let index = 0; 1 << index <= bits; index++) {
    if (bits & (1 << index)) counts[index] = (counts[index] ?? 0) + 1;
  }
}

function assignmentsOf(accounts: readonly Account[]): Assignment[] {
  const assignments: Assignment[] = [];
  for (const account of accounts) {
    for (let license = 0; 1 << license <= account.permissionSets; license++) {
      if (account.permissionSets & (1 << license)) assignments.push({ account, license });
    }
  }
  return assignments;
}
