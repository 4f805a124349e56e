// Reports are computed from all contracts and licenses as they stand, a few queries each.
import { type PaymentRow, reportAnnualCost, reportPayments } from '#shared/api/reports.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { isPriced } from '#shared/domain/contracts/cost/contract-cost.ts';
import { paymentsOf } from '#shared/domain/contracts/cost/payments.ts';
import { exact, minorUnits, written } from '#shared/domain/money/exact.ts';
import { methodName } from '#shared/domain/payments/payment-method.ts';
import { done } from '#shared/domain/refusal.ts';
import { monthOf } from '#shared/domain/spend/spend-row.ts';
import { DAYS_BEFORE, type FellDue, type Left, unpaid } from '#shared/domain/spend/unpaid.ts';
import { type ContractState, listContracts } from '#shared/table/contract-store.ts';
import { paymentMethodsById } from '#shared/table/payment-method-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { annualCostBy, byCurrency } from '../annual-cost.ts';
import { joinedSpend } from '../compared-money.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';
import { viewSpend } from '../spend-view.ts';

/** How long a payment that nothing shows is asked about. */
const DAYS_BACK = 90;

export const reportEndpoints = [
  endpoint(reportAnnualCost, async ({ table }, { query, at }) => {
    const { rows, total, totals } = await annualCostBy(table, query.by, at);
    const order = query.order ?? (query.sort === undefined ? 'desc' : 'asc');
    const page = pageOfRows(
      rows,
      { ...query, order },
      {
        list: 'annual cost',
        id: ({ key }) => key,
        text: ({ name }) => [name],
        value: (row, sort) => (sort === 'total' ? Number(row.total.amount) : row[sort as 'name']),
        sort: 'total',
      },
    );
    return page.ok ? done({ ...page.value, totalAnnual: total, totals }) : page;
  }),

  endpoint(reportPayments, async ({ table }, { query, at }) => {
    const [stored, methods, settings] = await Promise.all([
      listContracts(table),
      paymentMethodsById(table),
      settingsOf(table),
    ]);
    const today = civilDayOf(at, settings.timeZone);
    const contracts = stored.map(({ state }) => state);
    const span = query.overdue
      ? { from: addDays(today, -DAYS_BACK), until: today }
      : { from: today, until: addDays(today, query.days + 1) };
    const due = contracts.map((state) => {
      const method = methods.get(state.paymentMethodId ?? '');
      return { state, rows: paymentRows(state, method && methodName(method), span) };
    });
    const asked = due
      .flatMap(({ rows }) => rows ?? [])
      .filter(({ row }) => query.oneTime === undefined || (row.cause === 'oneTime') === query.oneTime);
    const seen =
      query.overdue && (await leftSince(table, contracts, settings.reportingCurrency, span.from, today));
    const rows = seen ? unpaid(asked, seen.left, seen.until) : asked;
    const page = pageOfRows(rows, query, {
      list: 'payments',
      id: ({ row }) => row.id,
      text: ({ row }) => [row.contractName, row.vendor, row.purchaseOrder],
      value: ({ row }, sort) => row[sort as 'day'],
      sort: 'day',
    });
    if (!page.ok) return page;
    const untold = due.flatMap(({ state: { id, name }, rows }) => (rows ? [] : [{ id, name }]));
    const items = page.value.items.map(({ row }) => row);
    return done({
      ...page.value,
      items,
      totals: byCurrency(rows),
      untold,
      ...(seen && { statementsUntil: seen.until ?? null }),
    });
  }),
];

interface Payment extends FellDue {
  readonly row: PaymentRow;
}

/** @returns undefined where it costs something and nobody said how often it is paid */
function paymentRows(
  contract: ContractState,
  paymentMethod: string | undefined,
  { from, until }: Span,
): Payment[] | undefined {
  const { id, name, vendor, currency, purchaseOrder, lines } = contract;
  if (currency === undefined || !isPriced(contract)) return [];
  const payments = paymentsOf(contract, currency, { since: from, horizon: until });
  const ofLines = lines.flatMap(({ licenseId }) => licenseId ?? []).map(applicationIdOf);
  const applicationIds = [...new Set([...contract.applicationIds, ...ofLines])];
  return payments
    ?.filter(({ day, minor }) => from <= day && day < until && minor !== 0n)
    .map(({ day, minor, cause, covers }, index) => ({
      day,
      applicationIds,
      currency,
      minor,
      row: {
        id: `${name}#${id}#${day}#${index}`,
        contractId: id,
        contractName: name,
        vendor,
        day,
        amount: written(minor, currency),
        currency,
        cause,
        ...(covers && { from: covers.from, to: addDays(covers.until, -1) }),
        ...(paymentMethod !== undefined && { paymentMethod }),
        ...(purchaseOrder !== undefined && { purchaseOrder }),
      },
    }));
}

interface Span {
  readonly from: CivilDay;
  /** The day behind the last. */
  readonly until: CivilDay;
}

/** What left by the statements, in the currency that its application is paid in, and how far statements reach. */
async function leftSince(
  table: Table,
  contracts: readonly ContractState[],
  reporting: string,
  from: CivilDay,
  today: CivilDay,
): Promise<{ readonly left: readonly Left[]; readonly until: CivilDay | undefined }> {
  const spend = await viewSpend(table, monthOf(addDays(from, -DAYS_BEFORE)), monthOf(today));
  const joined = await joinedSpend(
    table,
    spend.filter(({ state }) => state !== 'archived'),
    contracts,
    reporting,
  );
  return {
    left: joined.flatMap(({ applicationId, row: { day, net, currency } }) =>
      applicationId === null
        ? []
        : [{ day, applicationId, currency, minor: minorUnits(exact(net), currency) }],
    ),
    until: spend
      .map(({ day }) => day)
      .sort()
      .at(-1),
  };
}
