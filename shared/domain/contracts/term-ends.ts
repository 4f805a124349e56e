// The terms of a contract that end between two days, and what happens behind each of them as things stand.
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import type { DatedContract } from './contract.ts';
import { goesOn } from './contract-dates.ts';
import { covers } from './succession.ts';
import { cancelByOf, endOf, firstTermEndingFrom, planOf, termOf } from './term-plan.ts';

/**
 * `confirmed`: somebody renewed it already. `renewsIfConfirmed`: it ends unless somebody does. `replaced`: it ends, and a
 * contract that follows on it covers the day after.
 */
export const BEHIND_TERM = ['confirmed', 'renews', 'renewsIfConfirmed', 'replaced', 'ends'] as const;
export type BehindTerm = (typeof BEHIND_TERM)[number];

export interface TermEnd {
  /** First day of the term. */
  readonly from: CivilDay;
  /** Last day of the term. */
  readonly ends: CivilDay;
  /** Last day covered as things stand: of the term behind it, where one begins. */
  readonly reaches: CivilDay;
  /** Last day on which that can still be changed; null where nothing is left to decide. */
  readonly decideBy: CivilDay | null;
  readonly behind: BehindTerm;
}

/**
 * What has no agreed end has none here: it may be left at every payment.
 * @param to last day
 * @param successors contracts that follow on it
 */
export function termEnds(
  contract: DatedContract,
  from: CivilDay,
  to: CivilDay,
  successors: readonly DatedContract[] = [],
): TermEnd[] {
  if (contract.duration.kind === 'open') return [];
  const plan = planOf(contract);
  const ends: TermEnd[] = [];
  const first = firstTermEndingFrom(plan, from);
  for (let number = first ?? Number.POSITIVE_INFINITY; number <= plan.last; number++) {
    const last = endOf(plan, number);
    if (last > to) break;
    const alone = behindTerm(contract, plan, number);
    const mayBeReplaced = alone === 'ends' || alone === 'renewsIfConfirmed';
    const isReplaced = mayBeReplaced && successors.some((one) => covers(one, addDays(last, 1)));
    const behind = isReplaced ? 'replaced' : alone;
    const decideBy = behind === 'renews' ? cancelByOf(plan, number) : last;
    const isSettled = behind === 'confirmed' || isReplaced || (behind === 'ends' && isDecided(contract));
    const goesOnBehind = behind === 'confirmed' || behind === 'renews';
    ends.push({
      from: termOf(plan, number).from,
      ends: last,
      reaches: goesOnBehind ? endOf(plan, number + 1) : last,
      decideBy: isSettled ? null : decideBy,
      behind,
    });
  }
  return ends;
}

function behindTerm(
  contract: DatedContract,
  plan: ReturnType<typeof planOf>,
  number: number,
): Exclude<BehindTerm, 'replaced'> {
  if (number < plan.known.length) return 'confirmed';
  const isLast = number >= plan.last;
  if (isLast && isDecided(contract)) return 'ends';
  if (!goesOn(contract, plan, number)) return 'ends';
  return contract.renewal.kind === 'automatic' ? 'renews' : 'renewsIfConfirmed';
}

function isDecided({ noticeSent, endDecidedOn }: DatedContract): boolean {
  return noticeSent !== undefined || endDecidedOn !== undefined;
}
