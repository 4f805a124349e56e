// Instants become day numbers of one time zone quickly: a million of them are counted while one answer is awaited.
import type { CivilDay, Instant } from './civil-day.ts';
import { civilDayOf } from './wall-clock.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Days since 1970-01-01; differences are whole days on the wall calendar. */
export type DayNumber = number;

export function dayNumber(day: CivilDay): DayNumber {
  return Date.parse(day) / DAY_MS;
}

export function civilDayAt(number: DayNumber): CivilDay {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The same as `civilDayOf`, remembering each hour that lies within one day; in the others a midnight falls, wherever the zone puts it. */
export function dayNumbersIn(timeZone: string): (instant: Instant) => DayNumber {
  const known = new Map<number, DayNumber | undefined>();
  const dayAt = (ms: number) => dayNumber(civilDayOf(new Date(ms).toISOString(), timeZone));
  return (instant) => {
    const ms = Date.parse(instant);
    const hour = Math.floor(ms / HOUR_MS);
    if (!known.has(hour)) {
      const first = dayAt(hour * HOUR_MS);
      known.set(hour, first === dayAt((hour + 1) * HOUR_MS - 1) ? first : undefined);
    }
    return known.get(hour) ?? dayAt(ms);
  };
}
