// Transactions are listed as the present rules know them, decided upon by hand, and the rules replaced as a whole.
import type { SpendRules, SpendTransaction } from '#shared/api/spend.ts';
import * as routes from '#shared/api/spend.ts';
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { monthOf, type YearMonth } from '#shared/domain/spend/spend-row.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { type KnownRules, loadSpendRules, putSpendRules } from '#shared/table/spend-rules-store.ts';
import type { Table } from '#shared/table/table.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';
import { applicationRefusal, decideRows } from '../spend-decisions.ts';
import { applicationNames, viewSpend } from '../spend-view.ts';

const YEAR = 12;

interface Asked {
  readonly from?: YearMonth | undefined;
  readonly to?: YearMonth | undefined;
}

/** A year up to the last month asked for, or from the first one; never more than the route allows. */
async function monthsOf(
  table: Table,
  { from, to }: Asked,
  at: string,
): Promise<Outcome<[YearMonth, YearMonth]>> {
  const { timeZone } = await settingsOf(table);
  const present = monthOf(civilDayOf(at, timeZone));
  const plus = (month: YearMonth, count: number) => monthOf(addMonths(`${month}-01`, count));
  const last = to ?? (from === undefined ? present : plus(from, YEAR - 1));
  const first = from ?? plus(last, 1 - YEAR);
  if (last < first) return refuse('invalid', 'The last month lies before the first one', { field: 'to' });
  if (plus(first, routes.MOST_MONTHS) <= last)
    return refuse('invalid', `At most ${routes.MOST_MONTHS} months at a time`, { field: 'from' });
  return done([first, last]);
}

function sortValue(row: SpendTransaction, sort: string): string | number | null | undefined {
  if (sort === 'amount') return Number(row.net);
  if (sort === 'application') return row.application?.name;
  return row[sort as 'day'];
}

function view({ state, version }: KnownRules, nameOf: ReadonlyMap<string, string>): SpendRules {
  return {
    version,
    rules: state.rules.map((rule) => ({ ...rule, applicationName: nameOf.get(rule.applicationId) ?? null })),
  };
}

export const spendEndpoints = [
  endpoint(routes.listSpend, async ({ table }, { query, at }) => {
    const months = await monthsOf(table, query, at);
    if (!months.ok) return months;
    const { state, applicationId, importId } = query;
    const rows = (await viewSpend(table, ...months.value))
      .filter((row) => (state === undefined ? row.state !== 'archived' : row.state === state))
      .filter((row) => applicationId === undefined || row.application?.id === applicationId)
      .filter((row) => importId === undefined || row.importId === importId);
    const order = query.order ?? (query.sort === undefined ? 'desc' : 'asc');
    return pageOfRows(
      rows,
      { ...query, order },
      {
        list: 'spend',
        id: (row) => row.id,
        text: (row) => [row.text, row.account, row.reference, row.application?.name, row.amount],
        value: sortValue,
        sort: 'day',
      },
    );
  }),

  endpoint(routes.decideSpend, async ({ table }, { body, actor, at }) => {
    const names = await applicationNames(table);
    const { ids, decision: act } = body;
    const refused = applicationRefusal(act, (id) => names.has(id));
    if (refused) return refused;
    const nameOf = (id: string) => names.get(id) ?? id;
    return done({ items: await decideRows(table, ids, { act, actor, at, nameOf }) });
  }),

  endpoint(routes.getSpendRules, async ({ table }) => {
    const [rules, names] = await Promise.all([loadSpendRules(table), applicationNames(table)]);
    return done(view(rules, names));
  }),

  endpoint(routes.putSpendRules, async ({ table }, { body, actor, at }) => {
    const { version: seen, rules } = body;
    const [before, names] = await Promise.all([loadSpendRules(table), applicationNames(table)]);
    const doubled = rules.findIndex(({ id }, at) => rules.findIndex((one) => one.id === id) !== at);
    if (doubled >= 0) return refuse('invalid', 'Another rule has this id', { field: `rules.${doubled}.id` });
    // A rule of an application that was deleted since may stay; it decides nothing.
    const kept = new Set(before.state.rules.map(({ applicationId }) => applicationId));
    const lost = rules.findIndex(
      ({ applicationId }) => !names.has(applicationId) && !kept.has(applicationId),
    );
    if (lost >= 0)
      return refuse('invalid', 'There is no such application', { field: `rules.${lost}.applicationId` });
    const nameOf = (id: string) => names.get(id) ?? 'a deleted application';
    const outcome = await putSpendRules(table, { rules, seen, actor, at, nameOf });
    return outcome.ok ? done(view(outcome.value, names)) : outcome;
  }),
];
