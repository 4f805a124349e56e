// What a budget says must fit together; each contradiction is named with its field.
import { addMonths } from '../calendar/civil-day.ts';
import { exact, minorUnits } from '../money/exact.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type BudgetInput, LONGEST_BUDGET_MONTHS } from './budget.ts';

export function budgetProblem({ from, to, amount, currency }: BudgetInput): Refusal | undefined {
  if (to < from) return refuse('invalid', 'The last day lies before the first', { field: 'to' }).refusal;
  if (addMonths(from, LONGEST_BUDGET_MONTHS) <= to)
    return refuse('invalid', `At most ${LONGEST_BUDGET_MONTHS / 12} years`, { field: 'to' }).refusal;
  if (minorUnits(exact(amount), currency) <= 0n)
    return refuse('invalid', 'An amount above nothing', { field: 'amount' }).refusal;
  return undefined;
}
