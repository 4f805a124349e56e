// Good rows of a file travel in requests of a thousand, one after the other; sent again, they change nothing twice.
import { MAX_RATES } from '#shared/api/rates.ts';
import type { RateRow } from '#shared/domain/imports/read-rates.ts';
import type { ExchangeRate } from '#shared/domain/money/exchange-rate.ts';
import type { RateCounts } from '#shared/domain/money/rate-changes.ts';

/**
 * @param put sets some of them. @param onSent hears how many rows have arrived
 * @throws what `put` throws; rows of the requests before it stay set
 */
export async function sendRates(
  rows: readonly RateRow[],
  put: (rates: ExchangeRate[]) => Promise<RateCounts>,
  onSent: (rows: number) => void = () => undefined,
): Promise<RateCounts> {
  // A year of a currency is one item of the table: sent together, it is written once.
  const rates = rows
    .map(({ rate }) => rate)
    .sort((a, b) => (`${a.currency} ${a.day}` < `${b.currency} ${b.day}` ? -1 : 1));
  let sum: RateCounts = { added: 0, changed: 0, unchanged: 0 };
  for (let at = 0; at < rates.length; at += MAX_RATES) {
    const { added, changed, unchanged } = await put(rates.slice(at, at + MAX_RATES));
    sum = {
      added: sum.added + added,
      changed: sum.changed + changed,
      unchanged: sum.unchanged + unchanged,
    };
    onSent(Math.min(at + MAX_RATES, rates.length));
  }
  return sum;
}
