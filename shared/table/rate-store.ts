// Exchange rates: one item per reporting currency, currency and year, so that a year's rates are one read and one write.
import * as z from 'zod';
import type { Actor } from '#shared/domain/access/role.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { Currency } from '#shared/domain/money/currency.ts';
import { newestRate, type Rates, ratesOf } from '#shared/domain/money/exchange.ts';
import type { KeptRate } from '#shared/domain/money/exchange-rate.ts';
import { daysOfYear, mergedRates, type RateCounts, withoutRate } from '#shared/domain/money/rate-changes.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { changeItem, createItem, read } from './commit.ts';
import type { Entity } from './entity.ts';
import { keys, partitions } from './keys.ts';
import { getItems, type Item, queryAll, queryList, type Table } from './table.ts';

const RateYear = z.object({
  reporting: Currency,
  currency: Currency,
  year: z.string().regex(/^\d{4}$/),
  /** By `mm-dd`; at most 366, some 10 KB. */
  rates: z.record(z.string(), z.string()),
});
type RateYear = z.infer<typeof RateYear>;
type YearKey = Omit<RateYear, 'rates'>;

export const rateEntity: Entity<RateYear> = {
  kind: 'rate',
  shape: 1,
  schema: RateYear,
  key: ({ reporting, currency, year }) => keys.rates(reporting, currency, year),
  index: () => ({}),
  subject: ({ reporting, currency, year }) => ({
    id: `${reporting}.${currency}.${year}`,
    name: `exchange rates of ${currency} to ${reporting} in ${year}`,
  }),
};

/** The parts of a subject's id. */
export function rateYearOf(id: string): readonly [reporting: string, currency: string, year: string] {
  const [reporting = '', currency = '', year = ''] = id.split('.');
  return [reporting, currency, year];
}

interface Doer {
  readonly actor: Actor;
  readonly at: string;
}

/**
 * Sets rates of one currency and year; what stands already changes nothing and leaves no line in the log.
 * @param given by day of that year
 */
export async function setRates(
  table: Table,
  of: YearKey,
  given: ReadonlyMap<CivilDay, string>,
  { actor, at }: Doer,
): Promise<Outcome<RateCounts>> {
  let counts: RateCounts = { added: 0, changed: 0, unchanged: given.size };
  const change = async () =>
    changeItem(table, rateEntity, rateEntity.key({ ...of, rates: {} }), at, ({ state }) => {
      const merged = mergedRates(state.rates, given);
      counts = merged.counts;
      if (counts.unchanged === given.size) return 'unchanged';
      return { state: { ...state, rates: merged.rates }, line: { actor, ...merged.told } };
    });
  let outcome = await change();
  if (!outcome.ok && outcome.refusal.code === 'notFound') {
    const { rates, counts: first, told } = mergedRates({}, given);
    const line = { actor, ...told, deed: 'created' } as const;
    outcome = await createItem(table, rateEntity, at, { state: { ...of, rates }, line });
    if (outcome.ok) counts = first;
    // Somebody else set the first rates of the year meanwhile.
    else if (outcome.refusal.code === 'alreadyExists') outcome = await change();
  }
  return outcome.ok ? done(counts) : outcome;
}

/** `notFound` where there is no rate of that day. An item that loses its last rate stays, with its place in the log. */
export async function deleteRate(
  table: Table,
  { reporting, currency, day }: Omit<KeptRate, 'rate'>,
  { actor, at }: Doer,
): Promise<Outcome<undefined>> {
  const missing = refuse('notFound', `There is no rate of ${currency} on ${day}`);
  const key = keys.rates(reporting, currency, day.slice(0, 4));
  const outcome = await changeItem(table, rateEntity, key, at, ({ state }) => {
    const without = withoutRate(state.rates, day);
    if (!without) return missing;
    return { state: { ...state, rates: without.rates }, line: { actor, ...without.told } };
  });
  if (outcome.ok) return done(undefined);
  return outcome.refusal.code === 'notFound' ? missing : outcome;
}

function keptIn(item: Item): KeptRate[] {
  const { reporting, currency, year, rates } = read(rateEntity, item).state;
  return daysOfYear(year, rates).map((one) => ({ reporting, currency, ...one }));
}

/** Sort keys of a currency's years up to and including one. */
function yearsUntil(reporting: string, currency: string, year: string) {
  return { from: keys.rates(reporting, currency, '0000').SK, to: keys.rates(reporting, currency, year).SK };
}

/** Every rate to the reporting currency, of one currency or of all, in no order. */
export async function listRates(table: Table, reporting: string, currency?: string): Promise<KeptRate[]> {
  const items = await queryList(table, {
    partition: partitions.rates(reporting),
    ...(currency !== undefined && yearsUntil(reporting, currency, '9999')),
    consistent: true,
  });
  return items.flatMap(keptIn);
}

export interface Wanted {
  readonly currency: string;
  readonly day: CivilDay;
}

/**
 * Rates that convert what is wanted exactly as all rates would. Read anew each time, as nothing tells a warm function of a
 * changed rate: one batch of the days' years and the years before them, and a query for a currency without a rate in either.
 */
export async function ratesFor(table: Table, reporting: string, wanted: readonly Wanted[]): Promise<Rates> {
  const foreign = wanted.filter(({ currency }) => currency !== reporting);
  const years = new Map(
    foreign
      .flatMap(({ currency, day }) => [yearOf(day), yearBefore(day, 1)].map((year) => ({ currency, year })))
      .map(({ currency, year }) => {
        const key = keys.rates(reporting, currency, year);
        return [key.SK, key];
      }),
  );
  const kept = (await getItems(table, [...years.values()], true)).flatMap(keptIn);
  const known = ratesOf(kept);
  const open = foreign.filter(({ currency, day }) => {
    const newest = newestRate(currency, day, known, reporting);
    // One of earlier years came along for another day; between them others may stand.
    return !newest || yearOf(newest.day) < yearBefore(day, 1);
  });
  const earlier = await Promise.all(open.map((one) => newestBefore(table, reporting, one)));
  // Several days of one currency may find the same year.
  const all = new Map([...kept, ...earlier.flat()].map((one) => [`${one.currency} ${one.day}`, one]));
  return ratesOf(all.values());
}

/** The rates of the newest year with any, at least two years before the day. */
async function newestBefore(table: Table, reporting: string, { currency, day }: Wanted): Promise<KeptRate[]> {
  const range = yearsUntil(reporting, currency, yearBefore(day, 2));
  const newestFirst = { partition: partitions.rates(reporting), ...range, descending: true, limit: 1 };
  for await (const item of queryAll(table, { ...newestFirst, consistent: true })) {
    const kept = keptIn(item);
    if (kept.length > 0) return kept;
  }
  return [];
}

const yearOf = (day: CivilDay) => day.slice(0, 4);
const yearBefore = (day: CivilDay, years: number) => String(Number(yearOf(day)) - years).padStart(4, '0');
