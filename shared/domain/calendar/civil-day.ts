// A civil day is a date on the wall calendar, written yyyy-mm-dd; it has no hour and no zone.
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

export const CivilDay = z.iso.date();
export type CivilDay = z.infer<typeof CivilDay>;

/** A moment on the time line, ISO 8601 in UTC with seconds or milliseconds: `2026-04-16T08:00:00.000Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** The civil day that an instant falls on for people who live in `timeZone` (IANA name). */
export function civilDayOf(instant: Instant, timeZone: string): CivilDay {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The first instant of a civil day in `timeZone`, daylight-saving gaps included. */
export function startOfDay(day: CivilDay, timeZone: string): Instant {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}

export function addDays(day: CivilDay, days: number): CivilDay {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Adds calendar months, clamped to the month's end: 31 January + 1 month is 28 (or 29) February. */
export function addMonths(day: CivilDay, months: number): CivilDay {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: CivilDay, to: CivilDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** Calendar order; yyyy-mm-dd sorts as text. */
export function isBefore(a: CivilDay, b: CivilDay): boolean {
  return a < b;
}
