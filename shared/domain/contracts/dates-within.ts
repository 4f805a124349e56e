// Every renewal and deadline of a contract in a span of days.
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import type { RenewalRow } from '../notifications/notice.ts';
import type { DatedContract } from './contract.ts';
import { contractDates } from './contract-dates.ts';

export const DATE_WORDS: Readonly<Record<RenewalRow['what'], string>> = {
  decide: 'Last day to decide',
  renews: 'Renews',
  confirm: 'Last day to confirm',
  renewsIfConfirmed: 'Renews, if confirmed',
};

/**
 * The deadlines and renewals from one day to another, as each is the nearest on its own day. Terms may be as short as a month,
 * so what comes after the nearest date counts too: with each date that has passed the contract is judged anew.
 */
export function datesWithin(
  contract: DatedContract,
  from: CivilDay,
  to: CivilDay,
): Omit<RenewalRow, 'contract'>[] {
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
