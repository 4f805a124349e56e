// Instants become day numbers of one time zone quickly: a million of them are counted while one answer is awaited.
import type { CivilDay, Instant } from './civil-day.ts';
import { civilDayOf } from './wall-clock.ts';

const DAY_MS = 86_400_000;
/** Every zone's midnight since 1972 falls on a quarter of an hour in UTC. */
const QUARTER_MS = 900_000;

/** Days since 1970-01-01; differences are whole days on the wall calendar. */
export type DayNumber = number;

export function dayNumber(day: CivilDay): DayNumber {
  return Date.parse(day) / DAY_MS;
}

export function civilDayAt(number: DayNumber): CivilDay {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The same as `civilDayOf`, remembering each quarter of an hour that was asked for. */
export function dayNumbersIn(timeZone: string): (instant: Instant) => DayNumber {
  const known = new Map<number, DayNumber>();
  return (instant) => {
    const quarter = Math.floor(Date.parse(instant) / QUARTER_MS);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const number = dayNumber(civilDayOf(new Date(quarter * QUARTER_MS).toISOString(), timeZone));
    known.set(quarter, number);
    return number;
  };
}
