// The list of next month's renewals: every renewal date and deadline of the month after, due from the month's first day.
import { addDays, addMonths, type CivilDay, daysBetween } from '../calendar/civil-day.ts';
import type { DatedContract } from '../contracts/contract.ts';
import { contractDates } from '../contracts/contract-dates.ts';
import type { Notice, RenewalRow } from '../notifications/notice.ts';
import { dueStep } from './ladder.ts';

/** Rows that a notice keeps; a mail shows fewer still and links to the rest. */
const ROWS_KEPT = 60;

type Listed = DatedContract & { readonly id: string; readonly name: string };

/** Those that have a date in the month after today's, also beyond the rows that a notice keeps. */
export function listedNextMonth<T extends Listed>(contracts: readonly T[], today: CivilDay): T[] {
  const { on, last } = nextMonth(today);
  return contracts.filter((contract) => datesWithin(contract, on, last).length > 0);
}

function nextMonth(today: CivilDay): {
  readonly first: CivilDay;
  readonly on: CivilDay;
  readonly last: CivilDay;
} {
  const first = `${today.slice(0, 7)}-01`;
  return { first, on: addMonths(first, 1), last: addDays(addMonths(first, 2), -1) };
}

/** @returns undefined when nothing renews in the month after today's */
export function nextMonthNotice(
  contracts: readonly Listed[],
  today: CivilDay,
): Extract<Notice, { kind: 'nextMonth' }> | undefined {
  const { first, on, last } = nextMonth(today);
  const rows = contracts.flatMap((contract) =>
    datesWithin(contract, on, last).map(
      (date): RenewalRow => ({ contract: { id: contract.id, name: contract.name }, ...date }),
    ),
  );
  const step = dueStep(on, [daysBetween(first, on)], today);
  if (rows.length === 0 || step === undefined) return undefined;
  rows.sort((a, b) => (a.on === b.on ? (a.contract.name < b.contract.name ? -1 : 1) : a.on < b.on ? -1 : 1));
  return {
    kind: 'nextMonth',
    on,
    step,
    day: today,
    rows: rows.slice(0, ROWS_KEPT),
    total: rows.length,
  };
}

/**
 * The deadlines and renewals from one day to another, as each is the nearest on its own day. Terms may be as short as a month,
 * so what comes after the nearest date counts too: with each date that has passed the contract is judged anew.
 */
function datesWithin(contract: DatedContract, from: CivilDay, to: CivilDay): Omit<RenewalRow, 'contract'>[] {
  const found: Omit<RenewalRow, 'contract'>[] = [];
  const add = (what: RenewalRow['what'], on: CivilDay | null) => {
    const isNew = !found.some((one) => one.what === what && one.on === on);
    if (on !== null && on >= from && on <= to && isNew) found.push({ on, what });
  };
  // A renewal on the first day is the nearest one until the day before.
  let next: CivilDay | undefined = addDays(from, -1);
  while (next !== undefined && next <= to) {
    const day: CivilDay = next;
    const { renewalDeadline, renewalDate, renewal } = contractDates(contract, day, []);
    add(renewal === 'express' ? 'confirm' : 'decide', renewalDeadline);
    add(renewal === 'express' ? 'renewsIfConfirmed' : 'renews', renewalDate);
    const passed = [renewalDeadline === null ? null : addDays(renewalDeadline, 1), renewalDate];
    next = passed.filter((one) => one !== null && one > day).sort()[0] ?? undefined;
  }
  return found;
}
