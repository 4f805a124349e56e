import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf, startOfDay } from '#shared/domain/calendar/wall-clock.ts';
import { civilDayAt, dayNumber, dayNumbersIn } from '#shared/domain/calendar/zone-days.ts';

const day = fc.date({ min: new Date('1980-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
const civil = day.map((date) => date.toISOString().slice(0, 10));
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia');

test('a month after 31 January is the last day of February', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
});

test('a day begins an hour later where clocks skip midnight', () => {
  expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
});

test('days and months are counted as the calendar of the standard counts them', () => {
  fc.assert(
    fc.property(civil, civil, fc.integer({ min: -400, max: 400 }), (from, to, count) => {
      const plain = Temporal.PlainDate.from(from);
      expect(addDays(from, count)).toBe(plain.add({ days: count }).toString());
      expect(addMonths(from, count)).toBe(plain.add({ months: count }).toString());
      expect(daysBetween(from, to)).toBe(plain.until(to, { largestUnit: 'days' }).days);
    }),
  );
});

test('a moment falls on the day that the wall calendar of its zone shows', () => {
  fc.assert(
    fc.property(day, zone, (moment, timeZone) => {
      const expected = Temporal.Instant.from(moment.toISOString())
        .toZonedDateTimeISO(timeZone)
        .toPlainDate()
        .toString();
      expect(civilDayOf(moment.toISOString(), timeZone)).toBe(expected);
      expect(civilDayAt(dayNumbersIn(timeZone)(moment.toISOString()))).toBe(expected);
      expect(civilDayAt(dayNumber(expected))).toBe(expected);
    }),
  );
});
