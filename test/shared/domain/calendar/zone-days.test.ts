// Days counted quickly are the days of the calendar, in every zone.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { civilDayAt, dayNumber, dayNumbersIn } from '#shared/domain/calendar/zone-days.ts';

/** Half and quarter hours, both sides of the date line, and clocks that are put on at midnight. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
];

test('the day of a moment is that of the wall calendar, whatever moments were asked for before', () => {
  const moment = fc.date({ min: new Date('1975-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.array(moment, { minLength: 1, maxLength: 20 }),
      (zone, moments) => {
        const dayOf = dayNumbersIn(zone);
        for (const each of [...moments, ...moments]) {
          const instant = each.toISOString();
          expect(civilDayAt(dayOf(instant))).toBe(civilDayOf(instant, zone));
        }
      },
    ),
  );
});

test('a midnight that falls within an hour parts it: Kiritimati kept ten hours and forty minutes behind until 1979', () => {
  const dayOf = dayNumbersIn('Pacific/Kiritimati');
  const days = ['10:00', '10:39', '10:40', '10:59'].map((time) =>
    civilDayAt(dayOf(`1975-09-02T${time}:00.000Z`)),
  );
  expect(days).toEqual(['1975-09-01', '1975-09-01', '1975-09-02', '1975-09-02']);
});

test('the difference of two day numbers is the days between', () => {
  const day = fc.integer({ min: -10_000, max: 40_000 }).map((n) => addDays('1970-01-01', n));
  fc.assert(
    fc.property(day, day, (from, to) => {
      expect(dayNumber(to) - dayNumber(from)).toBe(daysBetween(from, to));
      expect(civilDayAt(dayNumber(from))).toBe(from);
    }),
  );
});
