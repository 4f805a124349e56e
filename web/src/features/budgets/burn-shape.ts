// A budget as a bar: what is used, what its period will use, and where today is.
import type { BudgetRow } from '#shared/api/budgets.ts';

export interface BurnShape {
  /** Fractions of the bar, which is as long as the larger of amount and forecast. */
  readonly burnt: number;
  /** Beyond what is used. */
  readonly ahead: number;
  /** Where the amount ends, when the forecast goes beyond it. */
  readonly amountAt: number | undefined;
  /** Where the budget would be if it were used evenly. */
  readonly evenAt: number;
}

export function burnShape({
  amount,
  standing: { burnt, forecast, passedPercent },
}: Pick<BudgetRow, 'amount' | 'standing'>): BurnShape {
  const [whole, used, all] = [Number(amount), Math.max(0, Number(burnt)), Math.max(0, Number(forecast))];
  const length = Math.max(whole, used, all);
  if (!(length > 0)) return { burnt: 0, ahead: 0, amountAt: undefined, evenAt: 0 };
  return {
    burnt: used / length,
    ahead: Math.max(0, all - used) / length,
    amountAt: length > whole ? whole / length : undefined,
    evenAt: ((passedPercent / 100) * whole) / length,
  };
}
