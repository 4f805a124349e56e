// Every seat is counted in one part, and no recommendation goes below what is in use.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Purchased } from '#shared/domain/licenses/sku.ts';
import {
  heldOtherwise,
  neededSeats,
  type SeatParts,
  seatParts,
  sumOfParts,
} from '#shared/domain/utilization/seat-parts.ts';

const states = { active: 0, inactive: 0, neverActive: 0, new: 0, unknown: 0 };
const total = ({ used, idle, otherwise, unassigned }: SeatParts) => used + idle + otherwise + unassigned;

const count = fc.nat({ max: 500 });
const anyStates = fc.record({
  active: count,
  inactive: count,
  neverActive: count,
  new: count,
  unknown: count,
});
const anyLicense = fc.record({ purchased: count, seats: fc.nat({ max: 3000 }), states: anyStates });

describe('The seats of a license', () => {
  it('held by disabled, service or second accounts are neither in use nor idle', () => {
    const held = { seats: 17, states: { ...states, active: 5, inactive: 2 } };
    expect(seatParts(20, held)).toEqual({ used: 5, idle: 2, otherwise: 10, unassigned: 3, over: 0 });
    expect(heldOtherwise({ seats: 61, states })).toBe(61);
  });

  it('of new people and of people nobody knows about count as used', () => {
    const held = { seats: 9, states: { active: 2, new: 3, unknown: 4, inactive: 0, neverActive: 0 } };
    expect(seatParts(9, held)).toMatchObject({ used: 9, idle: 0, otherwise: 0 });
  });

  it('that nobody bought stand beside the parts as what is over', () => {
    const held = { seats: 24, states: { ...states, active: 20, neverActive: 4 } };
    expect(seatParts(20, held)).toEqual({ used: 20, idle: 4, otherwise: 0, unassigned: 0, over: 4 });
  });

  it('without a number bought are parted, and none is free or over', () => {
    const held = { seats: 5, states: { ...states, active: 3 } };
    const unbounded: (Purchased | null)[] = ['unlimited', null];
    for (const purchased of unbounded)
      expect(seatParts(purchased, held)).toEqual({ used: 3, idle: 0, otherwise: 2, unassigned: 0, over: 0 });
  });

  it('add up to what was bought and what is over, whatever was counted', () => {
    fc.assert(
      fc.property(anyLicense, ({ purchased, ...held }) => {
        const parts = seatParts(purchased, held);
        expect(total(parts)).toBe(purchased + parts.over);
        expect(parts.used + parts.idle + parts.otherwise).toBe(held.seats);
        expect(Math.min(parts.unassigned, parts.over)).toBe(0);
      }),
    );
  });
});

describe('The seats of several licenses', () => {
  it('add up as well, and what would do is never below what is in use', () => {
    fc.assert(
      fc.property(fc.array(anyLicense, { maxLength: 6 }), (licenses) => {
        const each = licenses.map(({ purchased, ...held }) => seatParts(purchased, held));
        const parts = sumOfParts(each);
        const bought = licenses.reduce((sum, { purchased }) => sum + purchased, 0);
        expect(total(parts)).toBe(bought + parts.over);
        expect(neededSeats(parts)).toBeGreaterThanOrEqual(parts.used);
        expect(neededSeats(parts)).toBe(each.reduce((sum, one) => sum + neededSeats(one), 0));
        expect(bought - neededSeats(parts)).toBe(parts.idle + parts.unassigned - parts.over);
      }),
    );
  });

  it('are not made up for by another license: 4 too many here and 48 free there stay both', () => {
    const full = seatParts(20, { seats: 24, states: { ...states, active: 24 } });
    const roomy = seatParts(415, { seats: 367, states: { ...states, active: 322, inactive: 45 } });
    const parts = sumOfParts([full, roomy]);
    expect(parts).toEqual({ used: 346, idle: 45, otherwise: 0, unassigned: 48, over: 4 });
    expect(neededSeats(parts)).toBe(346);
  });
});
