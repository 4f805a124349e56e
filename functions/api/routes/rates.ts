// Exchange rates: listed for the present reporting currency, and set all or none after every row was looked at.
import { inParallel } from '#functions/utilization/in-parallel.ts';
import * as routes from '#shared/api/rates.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { ExchangeRate, KeptRate } from '#shared/domain/money/exchange-rate.ts';
import { rateProblems } from '#shared/domain/money/rate-problems.ts';
import { done, type Refusal, refuse } from '#shared/domain/refusal.ts';
import { deleteRate, listRates, setRates } from '#shared/table/rate-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

function newestOfEach(rates: readonly KeptRate[]): KeptRate[] {
  const newest = new Map<string, KeptRate>();
  for (const rate of rates) {
    const known = newest.get(rate.currency);
    if (!known || known.day < rate.day) newest.set(rate.currency, rate);
  }
  return [...newest.values()];
}

/** Names every bad row by its place, as the schema does. */
function refusalOf(rates: readonly ExchangeRate[], reporting: string, today: CivilDay): Refusal | undefined {
  const errors = rateProblems(rates, reporting, today).map(({ at, field, reason }) => ({
    field: `rates.${at}.${field}`,
    reason: `Row ${at + 1}: ${reason}`,
  }));
  const [first] = errors;
  return first && { code: 'invalid', reason: first.reason, field: first.field, errors };
}

export const rateEndpoints = [
  endpoint(routes.listRates, async ({ table }, { query }) => {
    const { reportingCurrency: reporting } = await settingsOf(table);
    const rates = await listRates(table, reporting, query.currency);
    const order = query.order ?? (query.sort === undefined ? 'desc' : 'asc');
    const page = pageOfRows(
      query.newest ? newestOfEach(rates) : rates,
      { ...query, order },
      {
        list: `rates to ${reporting}`,
        id: ({ currency, day }) => `${currency} ${day}`,
        text: ({ currency, day }) => [currency, day],
        value: (row, sort) => row[sort as 'day'],
        sort: 'day',
      },
    );
    return page.ok ? done({ ...page.value, reporting }) : page;
  }),

  endpoint(routes.setRates, async ({ table }, { body, actor, at }) => {
    const { reportingCurrency: reporting, timeZone } = await settingsOf(table);
    if (body.reporting !== reporting) {
      return refuse(
        'conflict',
        `The reporting currency is ${reporting}, and these are rates to another one`,
        {
          field: 'reporting',
        },
      );
    }
    const refusal = refusalOf(body.rates, reporting, civilDayOf(at, timeZone));
    if (refusal) return { ok: false, refusal };
    const years = Map.groupBy(body.rates, ({ currency, day }) => `${currency} ${day.slice(0, 4)}`);
    const outcomes = await inParallel([...years], ([key, rates]) => {
      const [currency = '', year = ''] = key.split(' ');
      const given = new Map(rates.map(({ day, rate }) => [day, rate]));
      return setRates(table, { reporting, currency, year }, given, { actor, at });
    });
    const counts = { added: 0, changed: 0, unchanged: 0 };
    for (const outcome of outcomes) {
      // Years are items of their own: what was set stays, and sending the same again sets the rest.
      if (!outcome.ok) return outcome;
      counts.added += outcome.value.added;
      counts.changed += outcome.value.changed;
      counts.unchanged += outcome.value.unchanged;
    }
    return done(counts);
  }),

  endpoint(routes.deleteRate, async ({ table }, { params, actor, at }) => {
    const { reportingCurrency: reporting } = await settingsOf(table);
    return deleteRate(table, { reporting, ...params }, { actor, at });
  }),
];
