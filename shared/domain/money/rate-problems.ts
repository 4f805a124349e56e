// What is wrong with rates that are each well written: their own currency, a day to come, and rows that repeat each other.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { ExchangeRate } from './exchange-rate.ts';

export interface RateProblem {
  /** Place among the given rates, from 0. */
  readonly at: number;
  readonly field: keyof ExchangeRate;
  readonly reason: string;
}

/**
 * @param today of the organization: a rate is known on its day, and a later one is mistyped
 * @param rowOf the number people know a place by
 */
export function rateProblems(
  rates: readonly ExchangeRate[],
  reporting: string,
  today: CivilDay,
  rowOf: (at: number) => number = (at) => at + 1,
): RateProblem[] {
  const places = new Map<string, number[]>();
  for (const [at, { currency, day }] of rates.entries()) {
    const key = `${currency} ${day}`;
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  return rates.flatMap(({ currency, day, rate }, at): RateProblem[] => {
    const problems: RateProblem[] = [];
    if (currency === reporting)
      problems.push({ at, field: 'currency', reason: `${reporting} is the reporting currency itself` });
    if (day > today) problems.push({ at, field: 'day', reason: 'the day is still to come' });
    const same = places.get(`${currency} ${day}`) ?? [];
    const [first = at, second = at] = same;
    const isAgreed = same.every((other) => rates[other]?.rate === rate);
    if (same.length > 1 && !(isAgreed && at === first)) {
      const row = rowOf(at === first ? second : first);
      // Of rows that contradict each other none is taken for the right one.
      const reason = isAgreed ? `repeats row ${row}` : `contradicts row ${row}: two rates of one day`;
      problems.push({ at, field: isAgreed ? 'day' : 'rate', reason });
    }
    return problems;
  });
}
