// The two sides of a comparison: what contracts cost by month, and what left, in the contracts' own currency where that can be told.
import type { SpendTransaction } from '#shared/api/spend.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { contractMonths, isPriced } from '#shared/domain/contracts/cost/contract-cost.ts';
import type { Rates } from '#shared/domain/money/exchange.ts';
import type { ContractMonth, Spent } from '#shared/domain/spend/cost-against-spend.ts';
import { agreedCurrency, type Converted, convertTo } from '#shared/domain/spend/join-currencies.ts';
import type { YearMonth } from '#shared/domain/spend/spend-row.ts';
import type { ContractState } from '#shared/table/contract-store.ts';
import { ratesFor } from '#shared/table/rate-store.ts';
import type { Table } from '#shared/table/table.ts';

export function contractMoney(
  contracts: readonly ContractState[],
  first: CivilDay,
  months: number,
  firstMonthOfFinancialYear: number,
): ContractMonth[] {
  const asked = { first, months, recognition: 'monthly', firstMonthOfFinancialYear } as const;
  return contracts.flatMap((contract) => {
    const { applicationIds, currency } = contract;
    if (currency === undefined) return [];
    return contractMonths(contract, asked).map(
      ({ month, cost, payment }): ContractMonth => ({
        applicationIds,
        currency,
        month: month as YearMonth,
        cost,
        payment,
      }),
    );
  });
}

export interface JoinedSpend extends Spent {
  readonly of: SpendTransaction;
  /** Where it left in another currency than it is compared in. */
  readonly conversion?: Converted & {
    readonly on: (day: CivilDay) => Converted | undefined;
  };
}

/**
 * What has no rate, or no single currency to be compared in, stays in its own.
 * @param days on which the money is to be known as well
 */
export async function joinedSpend(
  table: Table,
  rows: readonly SpendTransaction[],
  contracts: readonly ContractState[],
  reporting: string,
  days: readonly CivilDay[] = [],
): Promise<JoinedSpend[]> {
  const agreed = agreedCurrency(
    contracts.flatMap((contract) => {
      const { applicationIds, currency } = contract;
      return currency === undefined || !isPriced(contract) ? [] : [{ applicationIds, currency }];
    }),
  );
  const targetOf = ({ application }: SpendTransaction) => application && agreed(application.id);
  const foreign = rows.filter((row) => (targetOf(row) ?? row.currency) !== row.currency);
  const wanted = foreign.flatMap((row) =>
    [row.day, ...days].flatMap((day) =>
      [row.currency, targetOf(row) ?? row.currency].map((currency) => ({ currency, day })),
    ),
  );
  const rates: Rates = wanted.length === 0 ? new Map() : await ratesFor(table, reporting, wanted);
  return rows.map((row): JoinedSpend => {
    const applicationId = row.application?.id ?? null;
    const target = targetOf(row) ?? row.currency;
    const on = (day: CivilDay) => convertTo(target, row.net, row.currency, day, rates, reporting);
    const own = target === row.currency ? undefined : on(row.day);
    if (!own) return { applicationId, row, of: row };
    const joined = { day: row.day, net: own.converted, currency: target };
    return { applicationId, row: joined, of: row, conversion: { ...own, on } };
  });
}
