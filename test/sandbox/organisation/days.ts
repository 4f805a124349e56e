// Inside the sandbox a civil day is a whole number, the days since 1970, which is cheap to reckon with a million times.
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';

export type DayNumber = number;

const DAY_MS = 86_400_000;

export function dayNumber(day: CivilDay): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

export function civil(day: DayNumber): CivilDay {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** @param unit in [0, 1), the place within working hours, which are the same everywhere: 06:00 to 17:59 UTC. */
export function momentOf(day: DayNumber, unit: number): Instant {
  return new Date(day * DAY_MS + 6 * 3_600_000 + Math.floor(unit * 12 * 3_600) * 1_000).toISOString();
}

/** 1970-01-01 was a Thursday. */
export function isWeekend(day: DayNumber): boolean {
  const weekday = (day + 4) % 7;
  return weekday === 0 || weekday === 6;
}
