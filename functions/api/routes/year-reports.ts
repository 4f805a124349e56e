// Reports of one civil year: the terms that end in it, and the prices that change.
import {
  type PriceChangeRow,
  type RenewalOfYear,
  reportPriceChanges,
  reportRenewals,
} from '#shared/api/reports.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { termFrom } from '#shared/domain/contracts/cost/at-stake.ts';
import { isPriced } from '#shared/domain/contracts/cost/contract-cost.ts';
import { priceChanges } from '#shared/domain/contracts/cost/price-changes.ts';
import { termEnds } from '#shared/domain/contracts/term-ends.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import { written } from '#shared/domain/money/exact.ts';
import { done } from '#shared/domain/refusal.ts';
import { type ContractState, listContracts } from '#shared/table/contract-store.ts';
import { listLicenses } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { endpoint } from '../endpoint.ts';
import { totalsIn } from '../in-reporting.ts';
import { pageOfRows, rowsWithText } from '../list.ts';

async function contractsOfYear(table: Table, asked: string | undefined, at: string) {
  const [stored, settings] = await Promise.all([listContracts(table), settingsOf(table)]);
  const today = civilDayOf(at, settings.timeZone);
  const contracts = stored.map(({ state }) => state);
  const totals = await totalsIn(
    table,
    settings.reportingCurrency,
    contracts.flatMap(({ currency }) => currency ?? []),
    today,
  );
  const year = asked ?? today.slice(0, 4);
  return { contracts, totals, year, from: `${year}-01-01`, to: `${year}-12-31` };
}

const renewalTexts = (row: RenewalOfYear) => [row.contractName, row.vendor, row.owner];
const changeTexts = (row: PriceChangeRow) => [row.contractName, row.vendor, row.line];

export const yearReportEndpoints = [
  endpoint(reportRenewals, async ({ table }, { query, at }) => {
    const { contracts, totals, year, from, to } = await contractsOfYear(table, query.year, at);
    const rows = contracts
      .flatMap((contract) => renewalRows(contract, from, to))
      .filter(({ behind }) => query.behind === undefined || behind === query.behind);
    const page = pageOfRows(rows, query, {
      list: 'renewals of a year',
      id: ({ id }) => id,
      text: renewalTexts,
      value: (row, sort) => row[sort as 'ends'],
      sort: 'ends',
    });
    if (!page.ok) return page;
    const found = rowsWithText(rows, query.text, renewalTexts);
    return done({
      ...page.value,
      year,
      totalNextTerms: totals(found.flatMap(({ nextTerm }) => nextTerm ?? [])),
    });
  }),

  endpoint(reportPriceChanges, async ({ table }, { query, at }) => {
    const [{ contracts, totals, year, from, to }, licenses] = await Promise.all([
      contractsOfYear(table, query.year, at),
      listLicenses(table),
    ]);
    const names = new Map(licenses.map(({ state }) => [state.id, effectiveLicense(state).name]));
    const rows = contracts.flatMap((contract) => changeRows(contract, names, from, to));
    const page = pageOfRows(rows, query, {
      list: 'price changes',
      id: ({ id }) => id,
      text: changeTexts,
      value: (row, sort) => row[sort as 'day'],
      sort: 'day',
    });
    if (!page.ok) return page;
    const found = rowsWithText(rows, query.text, changeTexts);
    const totalAYear = totals(found.map(({ aYear, currency }) => ({ amount: aYear, currency })));
    return done({ ...page.value, year, totalAYear });
  }),
];

function renewalRows(contract: ContractState, from: CivilDay, to: CivilDay): RenewalOfYear[] {
  const { id, name, vendor, currency, owners } = contract;
  return termEnds(contract, from, to).map(({ ends, decideBy, behind }) => {
    const begins = behind === 'renews' || behind === 'confirmed';
    const amount =
      begins && currency !== undefined && isPriced(contract)
        ? termFrom(contract, currency, addDays(ends, 1))
        : undefined;
    return {
      id: `${id}#${ends}`,
      contractId: id,
      contractName: name,
      vendor,
      ends,
      decideBy,
      behind,
      nextTerm: amount === undefined || currency === undefined ? null : { amount, currency },
      owner: owners.business ?? '',
    };
  });
}

function changeRows(
  contract: ContractState,
  names: ReadonlyMap<string, string>,
  from: CivilDay,
  to: CivilDay,
): PriceChangeRow[] {
  const { id, name, vendor, currency, lines } = contract;
  if (currency === undefined) return [];
  return priceChanges(contract, currency, from, to).map(({ line, aYear, ...change }) => {
    const { text = '', licenseId = '' } = lines[line] ?? {};
    return {
      ...change,
      id: `${id}#${line}#${change.day}`,
      contractId: id,
      contractName: name,
      vendor,
      line: names.get(licenseId) ?? text,
      currency,
      aYear: written(aYear, currency),
    };
  });
}
