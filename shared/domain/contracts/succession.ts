// A contract may follow on another one: how it is made from it, and what the older one need not say any more.
import { addDays, addMonths, type CivilDay, daysBetween } from '../calendar/civil-day.ts';
import type { ContractNotice } from '../notifications/notice.ts';
import type { Contract, ContractInput, DatedContract, Duration } from './contract.ts';
import { ContractInput as Schema } from './contract.ts';
import { contractDates } from './contract-dates.ts';
import { runsOn } from './cost/accrual.ts';
import { stateOn } from './cost/line-state.ts';
import type { ContractDates } from './date-facts.ts';
import type { ContractLine } from './pricing.ts';

const LONGEST_NAME = 200;

/** The same agreement once more, without anything that was decided about it. */
export function duplicateOf(contract: Contract): ContractInput {
  const { predecessorId: _, ...agreed } = Schema.parse(contract);
  return { ...agreed, name: named(contract.name, '(copy)') };
}

/**
 * What would follow on it the day after its end at what is agreed on that day: as long, at the quantities and prices then.
 * @param end its last day covered
 */
export function followingOn(contract: Contract, end: CivilDay): ContractInput {
  const start = addDays(end, 1);
  const { firstPayment: _, ...agreed } = duplicateOf(contract);
  return {
    ...agreed,
    name: named(contract.name, `(from ${start.slice(0, 7)})`),
    start,
    duration: movedTo(start, contract),
    lines: agreed.lines.filter((line) => runsOn(line, start)).map((line) => lineFrom(line, start)),
    fees: [],
    predecessorId: contract.id,
  };
}

function movedTo(start: CivilDay, { start: before, duration }: Contract): Duration {
  if (duration.kind !== 'until') return duration;
  const until = addDays(duration.end, 1);
  const months = monthsBetween(before, until);
  // A year stays a year, also where another one has a day more.
  const isWhole = months > 0 && addMonths(before, months) === until;
  const end = isWhole
    ? addDays(addMonths(start, months), -1)
    : addDays(start, daysBetween(before, duration.end));
  return { kind: 'until', end };
}

/** Months from the month of one day to that of the other. */
function monthsBetween(from: CivilDay, to: CivilDay): number {
  const [year, month] = [
    Number(to.slice(0, 4)) - Number(from.slice(0, 4)),
    Number(to.slice(5, 7)) - Number(from.slice(5, 7)),
  ];
  return 12 * year + month;
}

function lineFrom({ from: _, ...line }: ContractLine, start: CivilDay): ContractLine {
  const { quantity, price } = stateOn(line, start);
  const changes = line.changes.filter(({ from }) => from > start);
  return { ...line, quantity, price: { ...line.price, amount: price }, changes };
}

function named(name: string, addition: string): string {
  return `${name.slice(0, LONGEST_NAME - addition.length - 1)} ${addition}`;
}

/**
 * Whether a contract that ends is followed by one that covers the day after its end. One that goes on by itself is not:
 * until notice is sent, both would be paid for.
 */
export function isFollowed(
  { end, renewal }: Pick<ContractDates, 'end' | 'renewal'>,
  successor: DatedContract | undefined,
): boolean {
  if (successor === undefined || end === null || renewal === 'automatic') return false;
  const next = addDays(end, 1);
  return contractDates(successor, next, []).term !== null;
}

/** Whether a notice is only of use where nothing follows on the contract. */
export function asksWhatFollows(notice: ContractNotice): boolean {
  const { kind } = notice;
  if (kind === 'custom') return notice.target === 'end';
  return (
    kind === 'cancelBy' || kind === 'renewalDue' || kind === 'contractEnd' || kind === 'renewalUndecided'
  );
}

/**
 * @param before the predecessor of a contract, by its id
 * @returns whether `id` comes before or is `predecessorId`, so that following on it would go round
 */
export async function goesRound(
  id: string,
  predecessorId: string,
  before: (id: string) => Promise<string | undefined>,
): Promise<boolean> {
  const seen = new Set<string>();
  let at: string | undefined = predecessorId;
  while (at !== undefined && !seen.has(at)) {
    if (at === id) return true;
    seen.add(at);
    at = await before(at);
  }
  return false;
}
