// Reports over the dates of all contracts, computed from the contracts as they stand.
import {
  type PriceChangeRow,
  type RenewalDateRow,
  reportPriceChanges,
  reportRenewals,
} from '#shared/api/reports-of-contracts.ts';
import { addDays, addMonths } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { priceChanges } from '#shared/domain/contracts/cost/price-changes.ts';
import { renewalDates } from '#shared/domain/contracts/cost/renewal-dates.ts';
import { financialYearOf } from '#shared/domain/contracts/cost/series.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import { exact, minorUnits, written } from '#shared/domain/money/exact.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { type ContractState, listContracts } from '#shared/table/contract-store.ts';
import { listLicenses } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { byCurrency } from '../by-currency.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

const YEAR = 12;

export const contractReportEndpoints = [
  endpoint(reportRenewals, async ({ table }, { query, at }) => {
    const [contracts, settings] = await Promise.all([listContracts(table), settingsOf(table)]);
    const { timeZone, firstMonthOfFinancialYear } = settings;
    const firstMonth = query.by === 'financial' ? firstMonthOfFinancialYear : 1;
    const present = financialYearOf(civilDayOf(at, timeZone), firstMonth);
    const year = query.year ?? Number(present.slice(0, 4));
    const from = `${year}-${present.slice(5)}`;
    const to = addDays(addMonths(from, YEAR), -1);
    const rows = contracts
      .flatMap(({ state }) => renewalRows(state, from, to))
      .filter(({ what }) => query.what === undefined || what === query.what);
    const page = pageOfRows(rows, query, {
      list: `renewals of ${from}`,
      id: ({ id }) => id,
      text: ({ contractName, vendor }) => [contractName, vendor],
      value: (row, sort) => row[sort as 'on'],
      sort: 'on',
    });
    if (!page.ok) return page;
    const begun = rows.flatMap(({ what, money }) =>
      money && (what === 'renews' || what === 'renewsIfConfirmed') ? [inMinor(money)] : [],
    );
    return done({ ...page.value, year, from, to, totals: byCurrency(begun) });
  }),

  endpoint(reportPriceChanges, async ({ table }, { query, at }) => {
    const [contracts, licenses, { timeZone }] = await Promise.all([
      listContracts(table),
      listLicenses(table),
      settingsOf(table),
    ]);
    const today = civilDayOf(at, timeZone);
    const { since = addMonths(today, -YEAR), until = addMonths(today, YEAR) } = query;
    if (until < since) return refuse('invalid', 'The last day lies before the first', { field: 'until' });
    const names = new Map(licenses.map(({ state }) => [state.id, effectiveLicense(state).name]));
    const rows = contracts.flatMap(({ state }) => changeRows(state, names, since, until));
    const page = pageOfRows(rows, query, {
      list: `price changes from ${since} to ${until}`,
      id: ({ id }) => id,
      text: ({ contractName, vendor, line }) => [contractName, vendor, line],
      value: (row, sort) => row[sort as 'from'],
      sort: 'from',
    });
    if (!page.ok) return page;
    const totals = byCurrency(rows.map(({ aYear, currency }) => inMinor({ amount: aYear, currency })));
    return done({ ...page.value, since, until, totals });
  }),
];

function inMinor({ amount, currency }: { readonly amount: string; readonly currency: string }) {
  return { currency, minor: minorUnits(exact(amount), currency) };
}

function renewalRows(contract: ContractState, from: string, to: string): RenewalDateRow[] {
  const { id, name, vendor, currency } = contract;
  return renewalDates(contract, from, to).map(({ on, what, begins, amount }) => ({
    id: `${name}#${id}#${on}#${what}`,
    contractId: id,
    contractName: name,
    vendor,
    on,
    what,
    begins,
    money: amount === undefined || currency === undefined ? null : { amount, currency },
  }));
}

function changeRows(
  contract: ContractState,
  names: ReadonlyMap<string, string>,
  since: string,
  until: string,
): PriceChangeRow[] {
  const { id, name, vendor, currency, lines } = contract;
  if (currency === undefined) return [];
  return priceChanges(contract, currency, since, until).flatMap(
    ({ line: place, from, before, after, aYear }) => {
      const line = lines[place];
      if (line === undefined) return [];
      return {
        id: `${name}#${id}#${from}#${place}`,
        contractId: id,
        contractName: name,
        vendor,
        line: names.get(line.licenseId ?? '') ?? line.text,
        from,
        before,
        after,
        period: line.period,
        perUnit: line.price.kind === 'perUnit',
        currency,
        aYear: written(aYear, currency),
      };
    },
  );
}
