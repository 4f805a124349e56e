// What one seat of a license costs a year: what is paid for all of them, by how many there are to hold.
import type { AnnualAmount } from '../contracts/cost/cost-facts.ts';
import type { Purchased } from '../licenses/sku.ts';
import { exact, rounded } from '../money/exact.ts';

/** @returns undefined where nobody can tell how many seats there are */
export function seatCost(
  annual: readonly AnnualAmount[],
  purchased: Purchased | null,
  people: number,
): AnnualAmount[] | undefined {
  const seats = Math.max(typeof purchased === 'number' ? purchased : 0, people);
  if (seats === 0) return undefined;
  return annual.map(({ amount, currency }) => ({
    amount: rounded(exact(amount).div(seats), currency),
    currency,
  }));
}
