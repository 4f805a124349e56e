// The list of next month's renewals: every renewal date and deadline of the month after, due from the month's first day.
import { addDays, addMonths, type CivilDay, daysBetween } from '../calendar/civil-day.ts';
import type { DatedContract } from '../contracts/contract.ts';
import { datesWithin } from '../contracts/dates-within.ts';
import type { Notice, RenewalRow } from '../notifications/notice.ts';
import { dueStep } from './ladder.ts';

/** Rows that a notice keeps; a mail shows fewer still and links to the rest. */
const ROWS_KEPT = 60;

/** @returns undefined when nothing renews in the month after today's */
export function nextMonthNotice(
  contracts: readonly (DatedContract & { readonly id: string; readonly name: string })[],
  today: CivilDay,
): Extract<Notice, { kind: 'nextMonth' }> | undefined {
  const first = `${today.slice(0, 7)}-01`;
  const on = addMonths(first, 1);
  const last = addDays(addMonths(first, 2), -1);
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
