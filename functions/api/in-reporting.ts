// Amounts of several currencies are added up in the reporting one, by the newest rates.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { AnnualAmount } from '#shared/domain/contracts/cost/cost-facts.ts';
import { convert, total } from '#shared/domain/money/exchange.ts';
import type { Total } from '#shared/domain/money/total.ts';
import { ratesFor } from '#shared/table/rate-store.ts';
import type { Table } from '#shared/table/table.ts';

/** Reads the rates once; a currency that is not named is added up nowhere. */
export async function totalsIn(
  table: Table,
  reporting: string,
  currencies: Iterable<string>,
  day: CivilDay,
): Promise<(amounts: readonly AnnualAmount[]) => Total> {
  const wanted = [...new Set(currencies)].map((currency) => ({ currency, day }));
  const rates = await ratesFor(table, reporting, wanted);
  return (amounts) =>
    total(
      amounts.map(({ amount, currency }) => convert(amount, currency, day, rates, reporting)),
      reporting,
    );
}
