// What each line cost from which day, and by how much its price moved.
import type { RenewalView } from '#shared/api/renewals.ts';

export type PricePoint = RenewalView['prices'][number];

export interface PriceStep extends PricePoint {
  /** Of the price before it on the same line, as a fraction; undefined for the first one and after a price of nothing. */
  readonly change: number | undefined;
}

/** The newest first; days on which only the quantity moved are left out. */
export function priceSteps(prices: readonly PricePoint[]): readonly PriceStep[] {
  const inOrder = prices.toSorted((a, b) => (a.from === b.from ? a.line - b.line : a.from < b.from ? -1 : 1));
  return inOrder
    .map((point, index): PriceStep => {
      const before = inOrder.slice(0, index).findLast(({ line }) => line === point.line);
      const was = Number(before?.price ?? 0);
      return { ...point, change: was === 0 ? undefined : (Number(point.price) - was) / was };
    })
    .filter(({ change }) => change !== 0)
    .reverse();
}
