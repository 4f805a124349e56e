// What a mail says of seats adds up, and never asks for fewer than are in use.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeatUse } from '#shared/domain/notifications/notice.ts';
import { seatParts } from '#shared/domain/utilization/seat-parts.ts';
import { adviceOf, barOf } from '#shared/mail/seat-card.ts';

const use: SeatUse = {
  purchased: 435,
  used: 346,
  idle: 45,
  otherwise: 0,
  unassigned: 48,
  over: 4,
  asOf: '2026-04-15',
};
const labels = (given: SeatUse) => barOf(given).parts.map(({ count, label }) => `${count} ${label}`);

describe('The seats in a mail', () => {
  it('of which more are assigned than bought say how many, so that the parts add up', () => {
    expect(barOf(use).caption).toBe('435 seats bought and 4 more assigned, as counted on April 15, 2026');
    expect(labels(use)).toEqual(['346 in use', '45 inactive', '48 not assigned']);
    expect(adviceOf(use)).toBe('93 seats are inactive or not assigned: 346 seats would do as things stand.');
  });

  it('of disabled and service accounts are a part of their own and not recommended away', () => {
    const given = { ...use, purchased: 20, used: 5, idle: 2, otherwise: 10, unassigned: 3, over: 0 };
    expect(labels(given)).toContain('10 held by disabled, service or second accounts');
    expect(adviceOf(given)).toBe('5 seats are inactive or not assigned: 15 seats would do as things stand.');
  });

  it('are more than were bought where that is so, and get no advice where they are just enough', () => {
    const full = { ...use, purchased: 20, used: 24, idle: 0, unassigned: 0, over: 4 };
    expect(adviceOf(full)).toBe('24 seats are needed as things stand, 4 more than were bought.');
    expect(adviceOf({ ...full, purchased: 24, over: 0 })).toBeUndefined();
    expect(adviceOf(undefined)).toBeUndefined();
  });

  it('add up and are never advised below those in use, whatever was counted', () => {
    const count = fc.nat({ max: 400 });
    const states = fc.record({
      active: count,
      inactive: count,
      neverActive: count,
      new: count,
      unknown: count,
    });
    fc.assert(
      fc.property(count, fc.nat({ max: 2000 }), states, (purchased, seats, given) => {
        const parts = seatParts(purchased, { seats, states: given });
        const told = { purchased, ...parts, asOf: '2026-04-15' };
        const shown = barOf(told).parts.reduce((sum, part) => sum + part.count, 0);
        expect(shown).toBe(purchased + parts.over);
        const advised = /: ([\d,]+) seat/.exec(adviceOf(told) ?? '')?.[1]?.replaceAll(',', '');
        if (advised !== undefined) expect(Number(advised)).toBeGreaterThanOrEqual(parts.used);
      }),
    );
  });
});
