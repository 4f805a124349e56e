// The bar, its legend and its sentence tell of every seat, also of those that no person holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barText, seatsOf, sharesOf } from '#web/ui/seat-shares.ts';

const none = { active: 0, inactive: 0, neverActive: 0, new: 0, unknown: 0 };

describe('The bar of a license', () => {
  it('is a quarter green where 5 of 20 bought seats are active, whoever holds the others', () => {
    const seats = seatsOf({ purchased: 20, seats: 17, states: { ...none, active: 5, inactive: 2 } });
    expect(sharesOf(seats)).toEqual([
      { holding: 'active', share: 0.25 },
      { holding: 'inactive', share: 0.1 },
      { holding: 'otherwise', share: 0.5 },
    ]);
    expect(barText(seats)).toBe(
      '5 active, 2 inactive, 10 held by disabled, service or second accounts, 3 not assigned',
    );
  });

  it('does not say that nobody holds what 61 archived accounts hold', () => {
    const seats = seatsOf({ purchased: null, seats: 61, states: none });
    expect(barText(seats)).toBe('61 held by disabled, service or second accounts');
    expect(sharesOf(seats)).toEqual([{ holding: 'otherwise', share: 1 }]);
    expect(barText(seatsOf({ purchased: null, seats: 0, states: none }))).toBe('Nobody holds it');
  });

  it('is filled where more is assigned than bought, and says how many are over', () => {
    const seats = seatsOf({ purchased: 10, seats: 14, states: { ...none, active: 14 } });
    expect(sharesOf(seats)).toEqual([{ holding: 'active', share: 1 }]);
    expect(barText(seats)).toBe('14 active, 4 more than bought');
  });

  it('is scaled to what was bought or to what is held, whichever is more', () => {
    const count = fc.nat({ max: 300 });
    fc.assert(
      fc.property(count, count, count, count, (purchased, active, inactive, otherwise) => {
        const held = active + inactive + otherwise;
        const license = { purchased, seats: held, states: { ...none, active, inactive } };
        const shares = sharesOf(seatsOf(license));
        const green = shares.find(({ holding }) => holding === 'active')?.share ?? 0;
        expect(green * Math.max(purchased, held)).toBeCloseTo(active);
        const filled = shares.reduce((sum, { share }) => sum + share, 0);
        expect(filled * Math.max(purchased, held)).toBeCloseTo(held);
      }),
    );
  });
});
