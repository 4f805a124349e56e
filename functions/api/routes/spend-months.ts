// What contracts cost in each month stands beside what really left, application by application.
import { getSpendMonths } from '#shared/api/spend.ts';
import type { Budget } from '#shared/domain/budgets/budget.ts';
import { plannedByMonth } from '#shared/domain/budgets/standing.ts';
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import { financialYearOf } from '#shared/domain/calendar/financial-year.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { exact, minorUnits, written } from '#shared/domain/money/exact.ts';
import { done } from '#shared/domain/refusal.ts';
import { costAgainstSpend } from '#shared/domain/spend/cost-against-spend.ts';
import { monthOf, type YearMonth } from '#shared/domain/spend/spend-row.ts';
import { budgetOf, listBudgets } from '#shared/table/budget-store.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { contractMoney, joinedSpend } from '../compared-money.ts';
import { endpoint } from '../endpoint.ts';
import { applicationNames, viewSpend } from '../spend-view.ts';

export const spendMonthEndpoints = [
  endpoint(getSpendMonths, async ({ table }, { query, at }) => {
    const { timeZone, firstMonthOfFinancialYear, reportingCurrency } = await settingsOf(table);
    const today = civilDayOf(at, timeZone);
    const first =
      query.from === undefined ? financialYearOf(today, firstMonthOfFinancialYear) : `${query.from}-01`;
    const months = Array.from({ length: query.months }, (_, index) => monthOf(addMonths(first, index)));
    const [rows, contracts, nameOf, budgets] = await Promise.all([
      viewSpend(table, months[0] ?? '', months.at(-1) ?? ''),
      listContracts(table),
      applicationNames(table),
      listBudgets(table),
    ]);
    const planned = plannedFor(budgets.map(budgetOf), months, monthOf(today));
    const states = contracts.map(({ state }) => state);
    const counted = rows.filter(({ state }) => state !== 'archived');
    const joined = await joinedSpend(table, counted, states, reportingCurrency);
    const compared = costAgainstSpend(
      months,
      monthOf(today),
      contractMoney(states, first, query.months, firstMonthOfFinancialYear),
      joined,
    );
    const items = compared.rows.map(({ applicationIds, ...row }) => ({
      ...row,
      months: [...row.months],
      budget:
        applicationIds.length === 1 ? planned(applicationIds[0] ?? '', row.currency, row.total.spend) : null,
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

/** Budgets in another currency are left out: months stand in the currency of the contracts. */
function plannedFor(budgets: readonly Budget[], months: readonly YearMonth[], through: YearMonth) {
  return (applicationId: string, currency: string, spent: string) => {
    const own = budgets
      .filter(({ scope }) => scope.kind === 'application' && scope.applicationId === applicationId)
      .filter((budget) => budget.currency === currency)
      .flatMap(plannedByMonth);
    const inMonths = months.map((month) =>
      own.filter((one) => one.month === month).reduce((sum, { minor }) => sum + minor, 0n),
    );
    if (inMonths.every((minor) => minor === 0n)) return null;
    const soFar = inMonths
      .filter((_, at) => (months[at] ?? '') <= through)
      .reduce((sum, minor) => sum + minor, 0n);
    return {
      months: inMonths.map((minor) => written(minor, currency)),
      soFar: written(soFar, currency),
      left: written(soFar - minorUnits(exact(spent), currency), currency),
    };
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
