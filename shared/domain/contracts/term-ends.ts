// The terms of a contract that end between two days, and what happens behind each of them as things stand.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { DatedContract } from './contract.ts';
import { goesOn } from './contract-dates.ts';
import { cancelByOf, endOf, firstTermEndingFrom, planOf } from './term-plan.ts';

/** `confirmed`: somebody renewed it already. `renewsIfConfirmed`: it ends unless somebody does. */
export const BEHIND_TERM = ['confirmed', 'renews', 'renewsIfConfirmed', 'ends'] as const;
export type BehindTerm = (typeof BEHIND_TERM)[number];

export interface TermEnd {
  /** Last day of the term. */
  readonly ends: CivilDay;
  /** Last day on which that can still be changed; null where nothing is left to decide. */
  readonly decideBy: CivilDay | null;
  readonly behind: BehindTerm;
}

/** What has no agreed end has none here: it may be left at every payment. @param to last day */
export function termEnds(contract: DatedContract, from: CivilDay, to: CivilDay): TermEnd[] {
  if (contract.duration.kind === 'open') return [];
  const plan = planOf(contract);
  const ends: TermEnd[] = [];
  const first = firstTermEndingFrom(plan, from);
  for (let number = first ?? Number.POSITIVE_INFINITY; number <= plan.last; number++) {
    const last = endOf(plan, number);
    if (last > to) break;
    const behind = behindTerm(contract, plan, number);
    const isOpen = behind === 'renews' || behind === 'renewsIfConfirmed' || !isDecided(contract);
    const decideBy = behind === 'renews' ? cancelByOf(plan, number) : last;
    ends.push({ ends: last, decideBy: behind === 'confirmed' || !isOpen ? null : decideBy, behind });
  }
  return ends;
}

function behindTerm(contract: DatedContract, plan: ReturnType<typeof planOf>, number: number): BehindTerm {
  if (number < plan.known.length) return 'confirmed';
  const isLast = number >= plan.last;
  if (isLast && isDecided(contract)) return 'ends';
  if (!goesOn(contract, plan, number)) return 'ends';
  return contract.renewal.kind === 'automatic' ? 'renews' : 'renewsIfConfirmed';
}

function isDecided({ noticeSent, endDecidedOn }: DatedContract): boolean {
  return noticeSent !== undefined || endDecidedOn !== undefined;
}
