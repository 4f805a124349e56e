// A discount as an amount is spread evenly over its months; what a month cannot bear is carried on to the next.
import { type Exact, exact, greatest, least, ZERO } from '../../money/exact.ts';
import type { Discount } from '../pricing.ts';

const HUNDRED = exact(100);

export interface Spread {
  /** What is left of each month's cost, from 0 to 1 of it. */
  readonly kept: readonly Exact[];
  /** The part of the amount that no month could bear. */
  readonly unused: Exact;
}

/**
 * @param costs of each month of the span, before this discount, never negative
 * @param lengths of the same months, by which an amount is spread
 */
export function spread(
  discount: Discount | undefined,
  costs: readonly Exact[],
  lengths: readonly Exact[],
): Spread {
  if (!discount) return { kept: costs.map(() => exact(1)), unused: ZERO };
  if (discount.kind === 'percent') {
    const kept = HUNDRED.sub(exact(discount.percent)).div(HUNDRED);
    return { kept: costs.map(() => kept), unused: ZERO };
  }
  const amount = exact(discount.amount);
  const span = lengths.reduce((total, length) => total.add(length), ZERO);
  if (span.equals(0)) return { kept: costs.map(() => exact(1)), unused: amount };
  let carried = ZERO;
  const kept = costs.map((cost, index) => {
    const due = carried.add(amount.mul(lengths[index] ?? ZERO).div(span));
    const borne = least(due, cost);
    carried = due.sub(borne);
    return cost.equals(0) ? exact(1) : greatest(ZERO, cost.sub(borne)).div(cost);
  });
  return { kept, unused: carried };
}
