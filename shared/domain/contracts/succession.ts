// What a contract need not ask any more once another one follows on it.
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import type { ContractNotice } from '../notifications/notice.ts';
import type { DatedContract } from './contract.ts';
import { contractDates } from './contract-dates.ts';
import type { ContractDates } from './date-facts.ts';

/**
 * Whether a contract that ends is followed by one that covers the day after its end. One that goes on by itself is not:
 * until notice is sent, both would be paid for.
 */
export function isFollowed(
  { end, renewal }: Pick<ContractDates, 'end' | 'renewal'>,
  successor: DatedContract | undefined,
): boolean {
  if (successor === undefined || end === null || renewal === 'automatic') return false;
  return covers(successor, addDays(end, 1));
}

export function covers(contract: DatedContract, day: CivilDay): boolean {
  return contractDates(contract, day, []).term !== null;
}

/** Whether a notice is only of use where nothing follows on the contract. */
export function asksWhatFollows(notice: ContractNotice): boolean {
  const { kind } = notice;
  if (kind === 'custom') return notice.target === 'end';
  return (
    kind === 'cancelBy' || kind === 'renewalDue' || kind === 'contractEnd' || kind === 'renewalUndecided'
  );
}
