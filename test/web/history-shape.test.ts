// The picture of a license's days says what its figures say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LicenseDay } from '#shared/domain/utilization/license-day.ts';
import { historyShape } from '#web/features/licenses/history-shape.ts';
import { HEIGHT, roundTop, WIDTH } from '#web/ui/picture-shape.ts';

function dayOf(
  active: number,
  inactive: number,
  purchased: LicenseDay['purchased'],
  otherwise = 0,
): LicenseDay {
  return {
    day: '2026-04-16',
    purchased,
    seats: active + inactive + otherwise,
    people: active + inactive,
    states: { active, inactive, neverActive: 0, new: 0, unknown: 0 },
    periodDays: 60,
    carried: false,
  };
}

test('bands lie on each other and the line of what was bought above them', () => {
  const shape = historyShape([dayOf(10, 10, 40), dayOf(20, 0, 40)]);
  expect(shape.top).toBe(50);
  expect(shape.x).toEqual([0, WIDTH]);
  expect(shape.bands[0]).toEqual({ holding: 'active', path: 'M0,192L1000,144L1000,240L0,240Z' });
  expect(shape.bands[1]).toEqual({ holding: 'inactive', path: 'M0,144L1000,144L1000,144L0,192Z' });
  expect(shape.bought).toBe('M0,48L1000,48');
});

test('seats of disabled and service accounts are a band of their own on top', () => {
  const { bands, top } = historyShape([dayOf(10, 10, 40, 20), dayOf(0, 0, 40, 20)]);
  expect(top).toBe(50);
  expect(bands.at(-1)).toEqual({ holding: 'otherwise', path: 'M0,48L1000,144L1000,240L0,144Z' });
});

test('an unlimited license has no line of what was bought', () => {
  expect(historyShape([dayOf(1, 0, 'unlimited'), dayOf(1, 0, null)]).bought).toBeUndefined();
});

test('whatever the figures, nothing is drawn outside of the picture', () => {
  const count = fc.integer({ min: 0, max: 200_000 });
  const days = fc.array(
    fc
      .tuple(count, count, fc.oneof(count, fc.constant(null), fc.constant('unlimited' as const)), count)
      .map((each) => dayOf(...each)),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(days, (given) => {
      const { bands, bought, top } = historyShape(given);
      const paths = [...bands.map(({ path }) => path), bought ?? ''].join('L');
      for (const [, x, y] of paths.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(WIDTH);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(HEIGHT);
      }
      expect(Number.isInteger(top)).toBe(true);
    }),
  );
});

test('the top is a round figure just above the highest', () => {
  expect([roundTop(0), roundTop(7), roundTop(95), roundTop(100), roundTop(960)]).toEqual([
    1, 8, 100, 150, 1500,
  ]);
});
