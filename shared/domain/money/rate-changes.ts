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

/** As many changes are each told; with the longest rates they take half of the 4 KB of an entry. */
const TOLD = 20;
/** Of more than those. */
const A_FEW = 5;

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
  const isMany = differing.length > TOLD;
  const changes = differing.slice(0, isMany ? A_FEW : TOLD).map(([day, after]) => {
    const was = before[dayOfYear(day)];
    return { field: day, ...(was !== undefined && { before: was }), after };
  });
  return {
    rates: { ...before, ...Object.fromEntries(differing.map(([day, rate]) => [dayOfYear(day), rate])) },
    counts,
    told: {
      deed: 'changed',
      changes,
      ...(isMany && { note: `${countsText(counts)}; the newest ${A_FEW} of them:` }),
    },
  };
}

function countsText({ added, changed }: RateCounts): string {
  return [...(added > 0 ? [`${added} new rates`] : []), ...(changed > 0 ? [`${changed} changed`] : [])].join(
    ', ',
  );
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
