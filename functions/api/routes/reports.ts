// Reports are computed from all contracts and licenses as they stand, a few queries each.
import { type AnnualRow, type PaymentRow, reportAnnualCost, reportPayments } from '#shared/api/reports.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import {
  type AnnualPart,
  partsOfContracts,
  partsOfLicenses,
} from '#shared/domain/contracts/cost/annual-parts.ts';
import { isPriced } from '#shared/domain/contracts/cost/contract-cost.ts';
import { agreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { paymentsOf } from '#shared/domain/contracts/cost/payments.ts';
import { isCounted } from '#shared/domain/licenses/effective-license.ts';
import { written } from '#shared/domain/money/exact.ts';
import { methodName } from '#shared/domain/payments/payment-method.ts';
import { done } from '#shared/domain/refusal.ts';
import { type ApplicationState, listApplications } from '#shared/table/application-store.ts';
import { type ContractState, listContracts } from '#shared/table/contract-store.ts';
import { listLicenses } from '#shared/table/license-store.ts';
import { paymentMethodsById } from '#shared/table/payment-method-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { byCurrency, type InMinor } from '../by-currency.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

type Applications = ReadonlyMap<string, ApplicationState>;

/** Under what a part is counted: its key and its name. */
const GROUPS = {
  application: ({ applicationId = '' }: AnnualPart, applications: Applications) =>
    [applicationId, applications.get(applicationId)?.name ?? ''] as const,
  vendor: ({ vendor }: AnnualPart) => [vendor, vendor] as const,
  category: ({ applicationId = '' }: AnnualPart, applications: Applications) => {
    const category = applications.get(applicationId)?.category ?? '';
    return [category, category] as const;
  },
  owner: ({ owner }: AnnualPart) => [owner, owner] as const,
};

export const reportEndpoints = [
  endpoint(reportAnnualCost, async ({ table }, { query, at }) => {
    const [contracts, licenses, stored, { timeZone }] = await Promise.all([
      listContracts(table),
      listLicenses(table),
      listApplications(table),
      settingsOf(table),
    ]);
    const today = civilDayOf(at, timeZone);
    const applications = new Map(stored.map(({ state }) => [state.id, state]));
    const states = contracts.map(({ state }) => state);
    const counted = licenses.map(({ state }) => state).filter(isCounted);
    const parts = [
      ...partsOfContracts(states, applications, today),
      ...partsOfLicenses(counted, agreedLicenses(states, today), applications, today),
    ].filter(({ minor }) => minor !== 0n);
    const groups = Map.groupBy(parts, (part) => JSON.stringify(GROUPS[query.by](part, applications)));
    const rows = [...groups].map(([group, own]): AnnualRow => {
      const [key, name] = JSON.parse(group) as [string, string];
      const named = new Set(own.flatMap(({ contractId }) => contractId ?? []));
      return { key, name, contracts: named.size, annual: byCurrency(own) };
    });
    const page = pageOfRows(rows, query, {
      list: 'annual cost',
      id: ({ key }) => key,
      text: ({ name }) => [name],
      value: (row, sort) => row[sort as 'name'],
      sort: 'name',
    });
    return page.ok ? done({ ...page.value, totals: byCurrency(parts) }) : page;
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
