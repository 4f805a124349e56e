// Rates of a year become other ones, and the log tells which: each of a few, and of many their number and the newest.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { LedgerLine } from '../ledger/entry.ts';

/** Rates of one currency in one year, by `mm-dd`. */
export type YearRates = Readonly<Record<string, string>>;

export interface RateCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Twenty changes with the longest rates take half of the 4 KB of an entry. */
const TOLD = 20;

const dayOfYear = (day: CivilDay) => day.slice(5);

/** The given rates beside those that stand; a day that stands takes the given rate. @param given by day of this year */
export function mergedRates(
  before: YearRates,
  given: ReadonlyMap<CivilDay, string>,
): { readonly rates: YearRates; readonly counts: RateCounts; readonly told: Omit<LedgerLine, 'actor'> } {
  const differing = [...given]
    .filter(([day, rate]) => before[dayOfYear(day)] !== rate)
    .sort(([a], [b]) => (a < b ? 1 : -1));
  const changed = differing.filter(([day]) => before[dayOfYear(day)] !== undefined).length;
  const counts = { added: differing.length - changed, changed, unchanged: given.size - differing.length };
  const changes = differing.slice(0, TOLD).map(([day, after]) => {
    const was = before[dayOfYear(day)];
    return { field: day, ...(was !== undefined && { before: was }), after };
  });
  return {
    rates: { ...before, ...Object.fromEntries(differing.map(([day, rate]) => [dayOfYear(day), rate])) },
    counts,
    told: {
      deed: 'changed',
      changes,
      ...(differing.length > TOLD && {
        note: `${differing.length} rates: ${counts.added} new, ${changed} changed; the newest ${TOLD} are told here`,
      }),
    },
  };
}

/** Without the rate of a day; undefined where there is none. */
export function withoutRate(
  before: YearRates,
  day: CivilDay,
): { readonly rates: YearRates; readonly told: Omit<LedgerLine, 'actor'> } | undefined {
  const { [dayOfYear(day)]: gone, ...rates } = before;
  if (gone === undefined) return undefined;
  return { rates, told: { deed: 'changed', changes: [{ field: day, before: gone }] } };
}

/** The year's rates by whole day. */
export function daysOfYear(year: string, rates: YearRates): { day: CivilDay; rate: string }[] {
  return Object.entries(rates).map(([day, rate]) => ({ day: `${year}-${day}`, rate }));
}
