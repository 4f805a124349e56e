// Who counts as active, inactive, never active, new or unknown.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '#shared/domain/calendar/zone-days.ts';
import { activityState, joinUse, type Use } from '#shared/domain/utilization/activity-state.ts';
import { ACTIVITY_STATES, INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { anyUse } from './arbitraries.ts';

const today = dayNumber('2026-04-16');
const ago = (days: number) => today - days;
const state = (use: Use, period: number, windowDays?: number) =>
  activityState(use, today, period, { windowDays });

describe('One of the people behind a license', () => {
  it('is active up to and including day 60 after the last use, and inactive from day 61', () => {
    expect(state({ lastActive: ago(60), heldSince: ago(400) }, 60)).toBe('active');
    expect(state({ lastActive: ago(61), heldSince: ago(400) }, 60)).toBe('inactive');
  });

  it('is new for the first 60 days without any use, and never active after them', () => {
    expect(state({ lastActive: null, heldSince: ago(60) }, 60)).toBe('new');
    expect(state({ lastActive: null, heldSince: ago(61) }, 60)).toBe('neverActive');
  });

  it('is unknown where no source tells anything', () => {
    expect(state({ lastActive: undefined, heldSince: ago(400) }, 60)).toBe('unknown');
    expect(state({ lastActive: null, heldSince: undefined }, 60)).toBe('unknown');
  });

  it('is never called never active by a source that only looks back 90 days', () => {
    expect(state({ lastActive: null, heldSince: ago(400) }, 60, 90)).toBe('inactive');
    expect(state({ lastActive: null, heldSince: ago(400) }, 120, 90)).toBe('unknown');
    expect(state({ lastActive: null, heldSince: ago(80) }, 60, 90)).toBe('unknown');
    expect(state({ lastActive: null, heldSince: ago(40) }, 60, 90)).toBe('new');
  });

  it('counts with the latest use and the earliest start of all their accounts', () => {
    const joined = joinUse(
      { lastActive: ago(90), heldSince: ago(10) },
      { lastActive: ago(5), heldSince: ago(700) },
    );
    expect(joined).toEqual({ lastActive: ago(5), heldSince: ago(700) });
  });

  it('was certainly never active only if every source of theirs says so', () => {
    const never = { lastActive: null, heldSince: ago(100) };
    expect(joinUse(never, never).lastActive).toBeNull();
    expect(joinUse(never, { lastActive: undefined, heldSince: undefined }).lastActive).toBeUndefined();
  });
});

describe('Whatever is known of a person', () => {
  const window = fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined });

  it('they are in exactly one of the five states under every period', () => {
    fc.assert(
      fc.property(anyUse(today), window, (use, windowDays) => {
        for (const period of INACTIVITY_PERIODS)
          expect(ACTIVITY_STATES).toContain(state(use, period, windowDays));
      }),
    );
  });

  it('a longer period never makes an active or a new person less so', () => {
    fc.assert(
      fc.property(anyUse(today), window, (use, windowDays) => {
        for (const wanted of ['active', 'new'] as const) {
          const held = INACTIVITY_PERIODS.map((period) => state(use, period, windowDays) === wanted);
          expect(held).toEqual([...held].sort((a, b) => Number(a) - Number(b)));
        }
      }),
    );
  });

  it('a source with a window never says never active', () => {
    fc.assert(
      fc.property(anyUse(today), fc.integer({ min: 1, max: 400 }), (use, windowDays) => {
        for (const period of INACTIVITY_PERIODS)
          expect(state(use, period, windowDays)).not.toBe('neverActive');
      }),
    );
  });

  it('the order in which their accounts are met changes nothing', () => {
    const any = anyUse(today);
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(joinUse(a, b)).toEqual(joinUse(b, a));
        expect(joinUse(joinUse(a, b), c)).toEqual(joinUse(a, joinUse(b, c)));
      }),
    );
  });
});
