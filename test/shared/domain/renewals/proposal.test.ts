// How many seats the next term needs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { peakNeed, sharedNeed, withRoom } from '#shared/domain/renewals/proposal.ts';
import type { LicenseDay } from '#shared/domain/utilization/license-day.ts';

const day = (n: number, more: Partial<LicenseDay['states']> & { seats?: number } = {}): LicenseDay => {
  const { seats, ...states } = more;
  const all = { active: 0, inactive: 0, neverActive: 0, new: 0, unknown: 0, ...states };
  const people = Object.values(all).reduce((sum, one) => sum + one, 0);
  return {
    day: addDays('2026-01-01', n),
    purchased: 100,
    seats: seats ?? people,
    people,
    states: all,
    periodDays: 60,
    carried: false,
  };
};

test('the day that needed most decides, with seats behind which no person is counted', () => {
  const days = [
    day(0, { active: 40, inactive: 30 }),
    day(1, { active: 50, new: 3, unknown: 2, seats: 60 }),
    day(2, { active: 52 }),
  ];
  expect(peakNeed(days)).toEqual({ seats: 60, day: '2026-01-02' });
});

test('days on which nobody’s activity was known say nothing', () => {
  expect(peakNeed([day(0, { unknown: 40 })])).toBeUndefined();
  expect(peakNeed([])).toBeUndefined();
  expect(peakNeed([day(0, { unknown: 40 }), day(1, { active: 10, unknown: 5 })])?.seats).toBe(15);
});

test.each([
  [100, '0', '10', 110],
  [101, '0', '10', 112],
  [100, '20', '10', 132],
  [7, '0', '0', 7],
  [3, '12.5', '0', 4],
  [0, '50', '50', 0],
])('%d seats with %s percent growth and %s percent margin are %d', (seats, growth, margin, needed) => {
  expect(withRoom(seats, growth, margin)).toBe(needed);
});

test('lines of one license share the need whole, and only the last may grow', () => {
  const quantities = fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(quantities, fc.nat({ max: 3_000 }), (contracted, needed) => {
      const shares = sharedNeed(contracted, needed);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(needed);
      for (const [at, share] of shares.slice(0, -1).entries())
        expect(share).toBeLessThanOrEqual(contracted[at] ?? 0);
    }),
  );
});

test('more seats or more room never need fewer', () => {
  const percent = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(
      fc.nat({ max: 10_000 }),
      fc.nat({ max: 50 }),
      percent,
      percent,
      fc.nat({ max: 50 }),
      (seats, more, growth, margin, room) => {
        const least = withRoom(seats, String(growth), String(margin));
        expect(least).toBeGreaterThanOrEqual(seats);
        expect(withRoom(seats + more, String(growth), String(margin))).toBeGreaterThanOrEqual(least);
        expect(withRoom(seats, String(Math.min(100, growth + room)), String(margin))).toBeGreaterThanOrEqual(
          least,
        );
      },
    ),
  );
});
