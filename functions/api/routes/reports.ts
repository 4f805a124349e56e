// Reports are computed from all contracts and licenses as they stand, a few queries each.
import { type PaymentRow, reportAnnualCost, reportPayments } from '#shared/api/reports.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { isPriced } from '#shared/domain/contracts/cost/contract-cost.ts';
import { paymentsOf } from '#shared/domain/contracts/cost/payments.ts';
import { written } from '#shared/domain/money/exact.ts';
import { methodName } from '#shared/domain/payments/payment-method.ts';
import { done } from '#shared/domain/refusal.ts';
import { type ContractState, listContracts } from '#shared/table/contract-store.ts';
import { paymentMethodsById } from '#shared/table/payment-method-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { annualCostBy, byCurrency } from '../annual-cost.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

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
    const [contracts, methods, { timeZone }] = await Promise.all([
      listContracts(table),
      paymentMethodsById(table),
      settingsOf(table),
    ]);
    const today = civilDayOf(at, timeZone);
    const until = addDays(today, query.days + 1);
    const due = contracts.map(({ state }) => {
      const method = methods.get(state.paymentMethodId ?? '');
      return { state, rows: paymentRows(state, method && methodName(method), today, until) };
    });
    const rows = due
      .flatMap(({ rows }) => rows ?? [])
      .filter(({ row }) => query.oneTime === undefined || (row.cause === 'oneTime') === query.oneTime);
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
    return done({ ...page.value, items, totals: byCurrency(rows), untold });
  }),
];

interface Payment extends InMinor {
  readonly row: PaymentRow;
}

/** @returns undefined where it costs something and nobody said how often it is paid */
function paymentRows(
  contract: ContractState,
  paymentMethod: string | undefined,
  today: string,
  until: string,
): Payment[] | undefined {
  const { id, name, vendor, currency, purchaseOrder } = contract;
  if (currency === undefined || !isPriced(contract)) return [];
  const payments = paymentsOf(contract, currency, { since: today, horizon: until });
  return payments
    ?.filter(({ day, minor }) => today <= day && day < until && minor !== 0n)
    .map(({ day, minor, cause, covers }, index) => ({
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

interface InMinor {
  readonly currency: string;
  readonly minor: bigint;
}
