// What contracts cost in each month stands beside what really left, application by application.
import { getSpendMonths } from '#shared/api/spend.ts';
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { contractMonths } from '#shared/domain/contracts/cost/contract-cost.ts';
import { financialYearOf } from '#shared/domain/contracts/cost/series.ts';
import { done } from '#shared/domain/refusal.ts';
import { type ContractMonth, costAgainstSpend } from '#shared/domain/spend/cost-against-spend.ts';
import { monthOf, type YearMonth } from '#shared/domain/spend/spend-row.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { endpoint } from '../endpoint.ts';
import { applicationNames, viewSpend } from '../spend-view.ts';

export const spendMonthEndpoints = [
  endpoint(getSpendMonths, async ({ table }, { query, at }) => {
    const { timeZone, firstMonthOfFinancialYear } = await settingsOf(table);
    const today = civilDayOf(at, timeZone);
    const first =
      query.from === undefined ? financialYearOf(today, firstMonthOfFinancialYear) : `${query.from}-01`;
    const months = Array.from({ length: query.months }, (_, index) => monthOf(addMonths(first, index)));
    const [rows, contracts, nameOf] = await Promise.all([
      viewSpend(table, months[0] ?? '', months.at(-1) ?? ''),
      contractMoney(table, first, query.months, firstMonthOfFinancialYear),
      applicationNames(table),
    ]);
    const counted = rows.filter(({ state }) => state !== 'archived');
    const compared = costAgainstSpend(
      months,
      monthOf(today),
      contracts,
      counted.map((row) => ({ row, applicationId: row.application?.id ?? null })),
    );
    const items = compared.rows.map(({ applicationIds, ...row }) => ({
      ...row,
      months: [...row.months],
      applications: applicationIds.map((id) => ({ id, name: nameOf.get(id) ?? 'A deleted application' })),
    }));
    const nameOfItem = ({ applications }: (typeof items)[number]) =>
      applications.map(({ name }) => name.toLowerCase()).join() || '~';
    return done({
      months,
      through: monthOf(today),
      items: items.sort((a, b) => order(nameOfItem(a), nameOfItem(b)) || order(a.currency, b.currency)),
      unrecognised: compared.unrecognised.map((one) => ({ ...one, months: [...one.months] })),
      unrecognisedRows: counted.filter(({ state }) => state === 'unrecognised').length,
    });
  }),
];

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function contractMoney(
  table: Table,
  first: string,
  months: number,
  firstMonthOfFinancialYear: number,
): Promise<ContractMonth[]> {
  const asked = { first, months, recognition: 'monthly', firstMonthOfFinancialYear } as const;
  return (await listContracts(table)).flatMap(({ state }) => {
    const { applicationIds, currency } = state;
    if (currency === undefined) return [];
    return contractMonths(state, asked).map(
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
