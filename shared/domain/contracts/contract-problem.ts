// What a contract says must fit together; each contradiction is named with its field.
import type { CivilDay } from '../calendar/civil-day.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Contract } from './contract.ts';
import { type FieldProblem, pricingProblems } from './pricing-problems.ts';
import { endOf, firmTerm, planOf } from './term-plan.ts';

/** Far behind any plan, and far before years of five digits, which no civil day has. */
const LAST_DAY = '2399-12-31';

export function contractProblem(contract: Omit<Contract, 'id' | 'version'>): Refusal | undefined {
  const { start, duration, renewal, paymentFrequency, confirmed, customReminders } = contract;
  const errors: FieldProblem[] = [];
  if (duration.kind === 'until' && duration.end < start)
    errors.push({ field: 'duration.end', reason: 'The last day lies before the first' });
  if (duration.kind === 'open' && renewal.kind !== 'none')
    errors.push({
      field: 'renewal.kind',
      reason: 'A contract without an end goes on by itself: it renews nothing',
    });
  if (duration.kind === 'open' && paymentFrequency === 'term')
    errors.push({ field: 'paymentFrequency', reason: 'A contract without an end has no term to pay by' });
  if (duration.kind === 'open' && confirmed.length > 0)
    errors.push({ field: 'duration.kind', reason: 'Renewals were confirmed; take them back first' });
  const passed = errors.length === 0 && duration.kind !== 'open' ? passedRenewal(contract) : undefined;
  if (passed !== undefined)
    errors.push({
      field: duration.kind === 'until' ? 'duration.end' : 'duration.months',
      reason: `It was renewed until ${passed}, which its term then passes: take that back first`,
    });
  if (errors.length === 0 && reachesTooFar(contract))
    errors.push({ field: 'duration', reason: `Its terms reach past ${LAST_DAY.slice(0, 4)}` });
  for (const [index, { target }] of customReminders.entries()) {
    if (target === 'end' && duration.kind === 'open')
      errors.push({
        field: `customReminders.${index}.target`,
        reason: 'A contract without an end has none to be reminded of',
      });
    if (target === 'nextPayment' && paymentFrequency === undefined)
      errors.push({ field: `customReminders.${index}.target`, reason: 'Say first how often it is paid' });
  }
  errors.push(...pricingProblems(contract));
  const [first] = errors;
  return first && refuse('invalid', first.reason, { field: first.field, errors }).refusal;
}

/** The day of a confirmed renewal that the term before it reaches or passes. */
function passedRenewal(contract: Omit<Contract, 'id' | 'version'>): CivilDay | undefined {
  const plan = planOf(contract);
  const at = contract.confirmed.findIndex(
    (one, index) => 'until' in one && one.until <= endOf(plan, index + 1),
  );
  const passed = contract.confirmed[at];
  return passed && 'until' in passed ? passed.until : undefined;
}

function reachesTooFar(contract: Omit<Contract, 'id' | 'version'>): boolean {
  const plan = planOf(contract);
  return !plan.endless && endOf(plan, firmTerm(plan)) > LAST_DAY;
}
