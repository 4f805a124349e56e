// A month as weeks of days, and what falls on each.
import { addDays, addMonths, type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';

/** A Monday. */
const MONDAY = '2026-01-05';

/** 1 is Monday, 7 Sunday. */
function weekdayOf(day: CivilDay): number {
  return (((daysBetween(MONDAY, day) % 7) + 7) % 7) + 1;
}

/**
 * @param month `2026-11`
 * @param firstWeekday 1 is Monday, 7 Sunday
 * @returns the weeks that the month touches, whole; their first and last days may be of its neighbors
 */
export function weeksOf(month: string, firstWeekday: number): readonly (readonly CivilDay[])[] {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const begin = addDays(first, -((weekdayOf(first) - firstWeekday + 7) % 7));
  const count = Math.ceil((daysBetween(begin, last) + 1) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, index) => addDays(begin, week * 7 + index)),
  );
}

/** Days of a week from its first one on, by their names. */
export function weekdayNames(firstWeekday: number, length: 'short' | 'long'): readonly string[] {
  return Array.from({ length: 7 }, (_, index) =>
    new Date(`${addDays(MONDAY, firstWeekday - 1 + index)}T00:00:00Z`).toLocaleString('en', {
      weekday: length,
      timeZone: 'UTC',
    }),
  );
}

/** Rows by the day they fall on, days in order, rows of a day in the order given. */
export function byDay<Row extends { readonly deadline: CivilDay }>(
  rows: readonly Row[],
): ReadonlyMap<CivilDay, readonly Row[]> {
  const days = new Map<CivilDay, Row[]>();
  for (const row of rows.toSorted((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0)))
    days.set(row.deadline, [...(days.get(row.deadline) ?? []), row]);
  return days;
}
