// Reports of one civil or financial year: the terms that end in it, and the prices that change.
import {
  type PriceChangeRow,
  type RenewalOfYear,
  reportPriceChanges,
  reportRenewals,
} from '#shared/api/reports.ts';
import { addDays, type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { financialYear, financialYearOf } from '#shared/domain/calendar/financial-year.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { bySuccession, common, coveredBy, followersOf } from '#shared/domain/contracts/chain.ts';
import { termFrom } from '#shared/domain/contracts/cost/at-stake.ts';
import { isPriced } from '#shared/domain/contracts/cost/contract-cost.ts';
import { priceChanges } from '#shared/domain/contracts/cost/price-changes.ts';
import { covers } from '#shared/domain/contracts/succession.ts';
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

interface YearAsked {
  readonly year?: string | undefined;
  readonly financial?: boolean | undefined;
}

async function contractsOfYear(table: Table, asked: YearAsked, at: string) {
  const [stored, settings] = await Promise.all([listContracts(table), settingsOf(table)]);
  const today = civilDayOf(at, settings.timeZone);
  const contracts = stored.map(({ state }) => state);
  const totals = await totalsIn(
    table,
    settings.reportingCurrency,
    contracts.flatMap(({ currency }) => currency ?? []),
    today,
  );
  const firstMonth = asked.financial ? settings.firstMonthOfFinancialYear : 1;
  const year = asked.year ?? financialYearOf(today, firstMonth).slice(0, 4);
  return { contracts, totals, shown: { year, ...financialYear(year, firstMonth) } };
}

const renewalTexts = (row: RenewalOfYear) => [row.contractName, row.vendor, row.owner, row.successor?.name];
const changeTexts = (row: PriceChangeRow) => [row.contractName, row.vendor, row.line];

export const yearReportEndpoints = [
  endpoint(reportRenewals, async ({ table }, { query, at }) => {
    const { contracts, totals, shown } = await contractsOfYear(table, query, at);
    const successors = bySuccession(contracts);
    const rows = contracts
      .flatMap((contract) => renewalRows(contract, successors, shown))
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
      ...shown,
      totalNextTerms: totals(found.flatMap(({ nextTerm }) => nextTerm ?? [])),
    });
  }),

  endpoint(reportPriceChanges, async ({ table }, { query, at }) => {
    const [{ contracts, totals, shown }, licenses] = await Promise.all([
      contractsOfYear(table, query, at),
      listLicenses(table),
    ]);
    const names = new Map(licenses.map(({ state }) => [state.id, effectiveLicense(state).name]));
    const rows = contracts.flatMap((contract) => changeRows(contract, names, shown));
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
    return done({ ...page.value, ...shown, totalAYear });
  }),
];

interface Days {
  readonly from: CivilDay;
  readonly to: CivilDay;
}

type Successors = ReadonlyMap<string, readonly ContractState[]>;

function renewalRows(contract: ContractState, successors: Successors, { from, to }: Days): RenewalOfYear[] {
  const { id, name, vendor, owners } = contract;
  const following = successors.get(id) ?? [];
  const followers = followersOf(contract, successors);
  return termEnds(contract, from, to, following).map(({ ends, reaches, decideBy, behind, ...term }) => {
    const goesOn = behind === 'renews' || behind === 'confirmed';
    const next = addDays(ends, 1);
    const successor = goesOn ? undefined : (following.find((one) => covers(one, next)) ?? following[0]);
    const begins = goesOn ? contract : behind === 'replaced' ? successor : undefined;
    return {
      id: `${id}#${ends}`,
      contractId: id,
      contractName: name,
      vendor,
      ends,
      decideBy,
      behind,
      successor: successor ? { id: successor.id, name: successor.name, start: successor.start } : null,
      overlaps: overlapsIn({ from: term.from, to: reaches }, followers),
      nextTerm: begins ? termCost(begins, next) : null,
      owner: owners.business ?? '',
    };
  });
}

function termCost(contract: ContractState, first: CivilDay): RenewalOfYear['nextTerm'] {
  const { currency } = contract;
  const amount =
    currency !== undefined && isPriced(contract) ? termFrom(contract, currency, first) : undefined;
  return amount === undefined || currency === undefined ? null : { amount, currency };
}

function overlapsIn(days: Days, followers: readonly ContractState[]): RenewalOfYear['overlaps'] {
  return followers.flatMap((one) => {
    const both = common(days, coveredBy(one));
    return both ? [{ id: one.id, name: one.name, ...both, days: daysBetween(both.from, both.to) + 1 }] : [];
  });
}

function changeRows(
  contract: ContractState,
  names: ReadonlyMap<string, string>,
  { from, to }: Days,
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
