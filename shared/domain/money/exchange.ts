// An amount is converted with the newest rate that is not after its day, or it stays as it is and its total says so.
import type { CivilDay } from '../calendar/civil-day.ts';
import { exact, minorUnits, rounded, written } from './exact.ts';
import type { ExchangeRate, KeptRate } from './exchange-rate.ts';
import type { Total } from './total.ts';

/** A rate of a known pair of currencies. */
export type RateOn = Pick<ExchangeRate, 'day' | 'rate'>;

/** By reporting currency and currency, the earliest day first: a rate to another reporting currency is never found. */
export type Rates = ReadonlyMap<string, readonly RateOn[]>;

const pair = (reporting: string, currency: string) => `${reporting}/${currency}`;

/** @param kept rates in any order, at most one of a pair and day */
export function ratesOf(kept: Iterable<KeptRate>): Rates {
  const rates = new Map<string, RateOn[]>();
  for (const { reporting, currency, day, rate } of kept) {
    const key = pair(reporting, currency);
    const known = rates.get(key);
    if (known) known.push({ day, rate });
    else rates.set(key, [{ day, rate }]);
  }
  for (const days of rates.values()) days.sort((a, b) => (a.day < b.day ? -1 : 1));
  return rates;
}

/** The newest rate not after the day; the reporting currency is worth one of itself on every day. */
export function newestRate(
  currency: string,
  day: CivilDay,
  rates: Rates,
  reporting: string,
): RateOn | undefined {
  if (currency === reporting) return { day, rate: '1' };
  const days = rates.get(pair(reporting, currency)) ?? [];
  let from = 0;
  let until = days.length;
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((days[middle]?.day ?? '') <= day) from = middle + 1;
    else until = middle;
  }
  return days[from - 1];
}

/** What was, and what became of it; both amounts are decimal strings in major units. */
export type Conversion = { readonly amount: string; readonly currency: string } & (
  | { readonly converted: string; readonly rate: string; readonly rateDay: CivilDay }
  /** No rate of the currency stands on the day or before it. */
  | { readonly converted: null; readonly reason: 'noRate' }
);

/**
 * Rounded once, half to even, to the reporting currency's minor unit.
 * @param amount a decimal string in major units, a negative one too
 */
export function convert(
  amount: string,
  currency: string,
  day: CivilDay,
  rates: Rates,
  reporting: string,
): Conversion {
  const newest = newestRate(currency, day, rates, reporting);
  if (!newest) return { amount, currency, converted: null, reason: 'noRate' };
  const converted = rounded(exact(amount).mul(exact(newest.rate)), reporting);
  return { amount, currency, converted, rate: newest.rate, rateDay: newest.day };
}

/**
 * The sum of what was converted, so that a total is always the sum of the parts that people see. Nothing is nothing in every
 * currency: an amount of 0 leaves no total incomplete.
 */
export function total(
  parts: Iterable<Pick<Conversion, 'amount' | 'currency' | 'converted'>>,
  reporting: string,
): Total {
  let minor = 0n;
  const missing = new Set<string>();
  for (const { amount, currency, converted } of parts) {
    if (converted !== null) minor += minorUnits(exact(converted), reporting);
    else if (!exact(amount).equals(0)) missing.add(currency);
  }
  return { amount: written(minor, reporting), currency: reporting, incomplete: [...missing].sort() };
}
