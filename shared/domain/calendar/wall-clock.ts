// A moment is a day and an hour on the wall clock of a time zone; apart from the calendar, as zones take a library to know.
import * as instants from 'temporal-polyfill/fns/Instant';
import * as days from 'temporal-polyfill/fns/PlainDate';
import * as zoned from 'temporal-polyfill/fns/ZonedDateTime';
import type { CivilDay, Instant } from './civil-day.ts';

/** The civil day that an instant falls on for people who live in `timeZone` (IANA name). */
export function civilDayOf(instant: Instant, timeZone: string): CivilDay {
  const local = instants.toZonedDateTimeISO(instants.fromString(instant), timeZone);
  return days.toString(zoned.toPlainDate(local));
}

/** The hour that the wall clock shows in `timeZone`, 0 to 23. */
export function civilHourOf(instant: Instant, timeZone: string): number {
  const local = instants.toZonedDateTimeISO(instants.fromString(instant), timeZone);
  return Number(zoned.toString(local).slice(11, 13));
}

/** The first instant of a civil day in `timeZone`, daylight-saving gaps included. */
export function startOfDay(day: CivilDay, timeZone: string): Instant {
  const [year = Number.NaN, month = Number.NaN, dayOfMonth = Number.NaN] = day.split('-').map(Number);
  const midnight = days.toZonedDateTime(days.create(year, month, dayOfMonth), timeZone);
  return instants.toString(zoned.toInstant(midnight), { fractionalSecondDigits: 3 });
}

const HALF_DAY_MS = 12 * 3_600_000;

/** An instant in the middle of a civil day in `timeZone`: for what happened some time on it. */
export function middleOfDay(day: CivilDay, timeZone: string): Instant {
  return new Date(Date.parse(startOfDay(day, timeZone)) + HALF_DAY_MS).toISOString();
}
