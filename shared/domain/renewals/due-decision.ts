// Which term of a contract must be decided next, by when, and from when on somebody looks at it.
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import type { DatedContract } from '../contracts/contract.ts';
import { contractDates } from '../contracts/contract-dates.ts';
import { daysOf, endOf, firstTermEndingFrom, firstTermToCancel, planOf } from '../contracts/term-plan.ts';

export interface DueDecision {
  /** How it goes on if nobody acts. */
  readonly kind: 'automatic' | 'express' | 'none';
  /** Last day of the term it is about. */
  readonly ends: CivilDay;
  readonly deadline: CivilDay;
  /** First day on which a renewal stands open. */
  readonly opensOn: CivilDay;
}

const LONGEST_DAYS = 120;
/** Whoever may leave every month need not decide every month. */
const SHORT_TERM_DAYS = 45;

/** @returns undefined without an end, once its end is decided or past, and for short terms unless a policy asks for them */
export function dueDecision(
  contract: DatedContract,
  today: CivilDay,
  { shortTerms = false }: { readonly shortTerms?: boolean } = {},
): DueDecision | undefined {
  if (contract.duration.kind === 'open') return undefined;
  const { renewal, renewalDeadline: deadline, end } = contractDates(contract, today, []);
  if (deadline === null || end === null) return undefined;
  const plan = planOf(contract);
  const term = renewal === 'automatic' ? firstTermToCancel(plan, today) : firstTermEndingFrom(plan, end);
  if (term === undefined) return undefined;
  const days = daysOf(plan, term) ?? 0;
  if (days <= SHORT_TERM_DAYS && !shortTerms) return undefined;
  const opensOn = addDays(deadline, -Math.min(LONGEST_DAYS, Math.floor(days / 3)));
  return { kind: renewal, ends: endOf(plan, term), deadline, opensOn };
}

/** A contract that ran out may still be renewed: what was decided late is about its last term. */
export function lateDecision(contract: DatedContract, today: CivilDay): DueDecision | undefined {
  const { duration, renewal, noticeSent } = contract;
  if (duration.kind === 'open' || renewal.kind === 'automatic' || noticeSent) return undefined;
  const { status, end } = contractDates(contract, today, []);
  return status === 'expired' && end !== null
    ? { kind: renewal.kind, ends: end, deadline: end, opensOn: end }
    : undefined;
}
