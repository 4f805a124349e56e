// A civil day is a date on the wall calendar, written yyyy-mm-dd; it has no hour and no zone.
import * as instants from 'temporal-polyfill/fns/Instant';
import * as days from 'temporal-polyfill/fns/PlainDate';
import * as zoned from 'temporal-polyfill/fns/ZonedDateTime';
import * as z from 'zod';

export const CivilDay = z.iso.date();
export type CivilDay = z.infer<typeof CivilDay>;

/** A moment on the time line, ISO 8601 in UTC with seconds or milliseconds: `2026-04-16T08:00:00.000Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

function read(day: CivilDay): days.Record {
  const [year = Number.NaN, month = Number.NaN, dayOfMonth = Number.NaN] = day.split('-').map(Number);
  return days.create(year, month, dayOfMonth);
}

/** The civil day that an instant falls on for people who live in `timeZone` (IANA name). */
export function civilDayOf(instant: Instant, timeZone: string): CivilDay {
  const local = instants.toZonedDateTimeISO(instants.fromString(instant), timeZone);
  return days.toString(zoned.toPlainDate(local));
}

/** The first instant of a civil day in `timeZone`, daylight-saving gaps included. */
export function startOfDay(day: CivilDay, timeZone: string): Instant {
  const midnight = days.toZonedDateTime(read(day), timeZone);
  return instants.toString(zoned.toInstant(midnight), { fractionalSecondDigits: 3 });
}

export function addDays(day: CivilDay, count: number): CivilDay {
  return days.toString(days.addDays(read(day), count));
}

/** Adds calendar months, clamped to the month's end: 31 January + 1 month is 28 (or 29) February. */
export function addMonths(day: CivilDay, months: number): CivilDay {
  return days.toString(days.addMonths(read(day), months));
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: CivilDay, to: CivilDay): number {
  return days.diffDays(read(from), read(to));
}

/** Calendar order; yyyy-mm-dd sorts as text. */
export function isBefore(a: CivilDay, b: CivilDay): boolean {
  return a < b;
}
