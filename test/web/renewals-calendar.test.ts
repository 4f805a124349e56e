// The calendar of renewals: whole weeks around a month, each deadline on its day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { byDay, weekdayNames, weeksOf } from '#web/features/renewals/calendar-shape.ts';
import { placeOf } from '#web/features/renewals/use-renewals.ts';

test('a month stands in the weeks that it touches, from the first weekday of the organization on', () => {
  const monday = weeksOf('2026-11', 1);
  expect([monday[0]?.[0], monday.at(-1)?.at(-1)]).toEqual(['2026-10-26', '2026-12-06']);
  const sunday = weeksOf('2026-11', 7);
  expect([sunday[0]?.[0], sunday.at(-1)?.at(-1)]).toEqual(['2026-11-01', '2026-12-05']);
  expect(weeksOf('2027-02', 1)).toHaveLength(4);
  expect(weekdayNames(7, 'short')).toEqual(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']);
  expect(weekdayNames(1, 'long')[0]).toBe('Monday');
});

test('whatever the month and the first weekday, each of its days is there once, under its own name', () => {
  const month = fc
    .tuple(fc.integer({ min: 1970, max: 2100 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
  fc.assert(
    fc.property(month, fc.integer({ min: 1, max: 7 }), (given, first) => {
      const weeks = weeksOf(given, first);
      const days = weeks.flat();
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      expect(days.every((day, index) => index === 0 || daysBetween(days[index - 1] ?? day, day) === 1)).toBe(
        true,
      );
      const begin = `${given}-01`;
      const length = daysBetween(begin, addMonths(begin, 1));
      expect(days.filter((day) => day.startsWith(given))).toEqual(
        Array.from({ length }, (_, index) => addDays(begin, index)),
      );
      const named = new Date(`${days[0]}T00:00:00Z`).toLocaleString('en', {
        weekday: 'short',
        timeZone: 'UTC',
      });
      expect(weekdayNames(first, 'short')[0]).toBe(named);
      expect(days.length - length).toBeLessThanOrEqual(12);
    }),
  );
});

test('deadlines stand on their days in order, and those of one day as they came', () => {
  const rows = [
    { id: 'c', deadline: '2026-12-02' },
    { id: 'a', deadline: '2026-11-30' },
    { id: 'b', deadline: '2026-12-02' },
  ];
  expect([...byDay(rows)].map(([on, due]) => [on, due.map(({ id }) => id)])).toEqual([
    ['2026-11-30', ['a']],
    ['2026-12-02', ['c', 'b']],
  ]);
});

test('an address that names no month or view that there is shows the present month of the table', () => {
  expect(placeOf({ view: 'calendar', month: '2026-12', show: 'all' })).toEqual({
    view: 'calendar',
    month: '2026-12',
    all: true,
  });
  expect(placeOf({ view: 'poster', month: '2026-13', show: 'some' })).toEqual({
    view: 'table',
    month: undefined,
    all: false,
  });
});
