// Of the budgets that a term falls into, which one is in question first, and how each is used up.
import type { BudgetCheck } from '#shared/domain/budgets/check.ts';

/** The one with the least left as a share of its amount; one that cannot be judged only where no other can. */
export function tightest(budgets: readonly BudgetCheck[]): BudgetCheck | undefined {
  const left = ({ remaining, amount }: BudgetCheck) =>
    remaining === null ? Number.POSITIVE_INFINITY : Number(remaining) / Math.max(Number(amount), 1);
  return budgets.toSorted((a, b) => left(a) - left(b))[0];
}

/** Parts of the bar, from 0 to 1, of what is taken, asked for and left; what goes over it fills it. */
export function budgetParts({ amount, taken, asked }: BudgetCheck): {
  readonly taken: number;
  readonly asked: number;
  readonly left: number;
} {
  const used = Number(taken);
  const more = Number(asked ?? 0);
  const whole = Math.max(Number(amount), used + more, 1);
  return { taken: used / whole, asked: more / whole, left: Math.max(0, 1 - (used + more) / whole) };
}
