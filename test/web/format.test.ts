// Figures, money and days are written for people.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { age, bytes, comesText, day, distance, duration, money, percent } from '#web/ui/format.ts';
import { wholeNumberIn } from '#web/ui/whole-number.ts';
import { plural, sentence, spoken } from '#web/ui/words.ts';

test('a share is never rounded up to all nor down to nothing', () => {
  expect([percent(1), percent(0.999), percent(0.5), percent(0.001), percent(0)]).toEqual([
    '100%',
    '> 99%',
    '50%',
    '< 1%',
    '0%',
  ]);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      if (share < 1) expect(percent(share)).not.toBe('100%');
      if (share > 0) expect(percent(share)).not.toBe('0%');
    }),
  );
});

test('money keeps every digit that was typed', () => {
  expect(money('12500.00', 'EUR')).toBe('€12,500');
  expect(money('99.5', 'USD')).toBe('$99.50');
  expect(money('0.1234', 'USD')).toBe('$0.1234');
  expect(money('123456789012.34', 'EUR')).toBe('€123,456,789,012.34');
  expect(money('1200', 'JPY')).toBe('¥1,200');
});

test('a day is a day in every time zone', () => {
  expect(day('2026-12-31')).toBe('Dec 31, 2026');
  expect(day('2026-01-01')).toBe('Jan 1, 2026');
});

test.each([
  ['2026-04-16', 'today'],
  ['2026-04-17', 'tomorrow'],
  ['2026-04-15', 'yesterday'],
  ['2026-04-28', 'in 12 days'],
  ['2026-04-04', '12 days ago'],
  ['2026-06-30', 'in 2 months'],
  ['2029-04-16', 'in 3 years'],
])('seen from 16 April 2026, %s is %s', (to, words) => {
  expect(distance('2026-04-16', to)).toBe(words);
});

test('ages say minutes, hours or days, and the same ahead', () => {
  const now = Date.parse('2026-04-16T12:00:00Z');
  expect(age('2026-04-16T11:59:30Z', now)).toBe('just now');
  expect(age('2026-04-16T11:59:00Z', now)).toBe('1 minute ago');
  expect(age('2026-04-16T09:00:00Z', now)).toBe('3 hours ago');
  expect(age('2026-04-11T12:00:00Z', now)).toBe('5 days ago');
  expect(age('2026-04-16T14:00:00Z', now)).toBe('in 2 hours');
});

test('one is one and anything else is several', () => {
  expect([plural(0, 'license'), plural(1, 'license'), plural(1200, 'license')]).toEqual([
    '0 licenses',
    '1 license',
    '1,200 licenses',
  ]);
  expect(plural(2, 'person', 'people')).toBe('2 people');
});

test('names in code are spoken as words', () => {
  expect([spoken('permissionSet'), spoken('Google-Apps'), spoken('user')]).toEqual([
    'Permission set',
    'Google-apps',
    'User',
  ]);
});

test('sizes and durations are short', () => {
  expect([bytes(900), bytes(20_480), bytes(5_242_880)]).toEqual(['900 B', '20 KB', '5.0 MB']);
  expect(duration('2026-04-16T12:00:00Z', '2026-04-16T12:00:03.400Z')).toBe('3.4 s');
  expect(duration('2026-04-16T12:00:00Z', '2026-04-16T12:02:05Z')).toBe('2 min 5 s');
});

test('what is due is about to start, and is never said to have come', () => {
  const at = '2026-04-16T08:00:00.000Z';
  expect(comesText(at, Date.parse(at) + 30_000, 'UTC')).toBe('about to start');
  expect(comesText(at, Date.parse(at) - 7_200_000, 'UTC')).toMatch(/^in 2 hours \(Apr 16, 2026/);
});

test('a sentence changes with its count as a whole', () => {
  const words = { one: '# row was applied', other: '# rows were applied' };
  expect([0, 1, 2, 1200].map((count) => sentence(count, words))).toEqual([
    '0 rows were applied',
    '1 row was applied',
    '2 rows were applied',
    '1,200 rows were applied',
  ]);
});

test('a count takes whole numbers and drops no character of anything else', () => {
  expect(['12', ' 7 ', '', '1.5', '-5', '1e3', '1,200', '1234567890123'].map(wholeNumberIn)).toEqual([
    12,
    7,
    '',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
