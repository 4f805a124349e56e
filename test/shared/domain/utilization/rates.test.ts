// What is free, too much, bought, fresh, and who is a candidate.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExempt } from '#shared/domain/people/exemption.ts';
import { isCandidate } from '#shared/domain/utilization/candidate.ts';
import { ACTIVITY_STATES } from '#shared/domain/utilization/inactivity.ts';
import { purchasedOf } from '#shared/domain/utilization/purchased.ts';
import { ratesOf } from '#shared/domain/utilization/rates.ts';
import { isOutOfDate } from '#shared/domain/utilization/staleness.ts';

const counted = { seats: 40, active: 25, hasActivity: true };

describe('The rates of a license', () => {
  it('are 10 free, 80 % assigned and 50 % used with 50 bought, 40 assigned and 25 active', () => {
    expect(ratesOf(50, counted)).toEqual({
      available: 10,
      overAssigned: 0,
      assignmentRate: 0.8,
      utilization: 0.5,
    });
  });

  it('show 10 assigned too many, and more than 100 %, with 30 bought', () => {
    expect(ratesOf(30, counted)).toMatchObject({ available: 0, overAssigned: 10, assignmentRate: 40 / 30 });
  });

  it('are not made up for unlimited, for none bought, nor without a source of activity', () => {
    const none = { available: null, overAssigned: null, assignmentRate: null, utilization: null };
    expect(ratesOf('unlimited', counted)).toEqual(none);
    expect(ratesOf(null, counted)).toEqual(none);
    expect(ratesOf(50, undefined)).toEqual(none);
    expect(ratesOf(0, counted)).toMatchObject({ overAssigned: 40, assignmentRate: null, utilization: null });
    expect(ratesOf(50, { ...counted, hasActivity: false })).toMatchObject({
      assignmentRate: 0.8,
      utilization: null,
    });
  });

  it('are never both free and over-assigned, and account for every seat', () => {
    const count = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(count, count, (purchased, seats) => {
        const { available, overAssigned } = ratesOf(purchased, { ...counted, seats });
        expect(Math.min(available ?? -1, overAssigned ?? -1)).toBe(0);
        expect(purchased + (overAssigned ?? 0)).toBe(seats + (available ?? 0));
      }),
    );
  });
});

describe('The bought quantity', () => {
  it('is the vendor’s, else the contracts’, else what was typed', () => {
    const words = { captured: 60, contractLines: [20, 30], manual: 40 };
    expect(purchasedOf(words)).toMatchObject({ purchased: 60, from: 'captured' });
    expect(purchasedOf({ ...words, captured: undefined })).toMatchObject({ purchased: 50, from: 'contract' });
    expect(purchasedOf({ manual: 40, contractLines: [] })).toMatchObject({ purchased: 40, from: 'manual' });
    expect(purchasedOf({})).toEqual({ purchased: null, from: null, differing: [] });
  });

  it('shows who says something else and adds nothing up', () => {
    expect(purchasedOf({ captured: 60, contractLines: [50], manual: 60 }).differing).toEqual([
      { from: 'contract', purchased: 50 },
    ]);
  });
});

describe('Whatever the three sources say', () => {
  const count = fc.nat({ max: 1000 });
  const said = fc.option(fc.oneof(count, fc.constant('unlimited' as const)), { nil: undefined });
  it('the quantity is the word of one of them, and only others that disagree are shown', () => {
    fc.assert(
      fc.property(said, fc.array(count, { maxLength: 3 }), said, (captured, contractLines, manual) => {
        const { purchased, from, differing } = purchasedOf({ captured, contractLines, manual });
        const sum = contractLines.reduce((total, each) => total + each, 0);
        const contract = contractLines.length > 0 ? sum : undefined;
        expect(purchased).toBe(captured ?? contract ?? manual ?? null);
        for (const one of differing) expect(one.purchased).not.toBe(purchased);
        expect(differing.map((one) => one.from)).not.toContain(from);
      }),
    );
  });
});

describe('A reading', () => {
  const lastRead = '2026-04-10T06:00:00.000Z';
  const daily = { intervalHours: 24, lagDays: 0 };
  it('is out of date after three days, or two turns of the schedule where that is longer', () => {
    expect(isOutOfDate(lastRead, daily, '2026-04-13T06:00:00.000Z')).toBe(false);
    expect(isOutOfDate(lastRead, daily, '2026-04-13T06:00:00.001Z')).toBe(true);
    const weekly = { intervalHours: 168, lagDays: 0 };
    expect(isOutOfDate(lastRead, weekly, '2026-04-24T06:00:00.000Z')).toBe(false);
    expect(isOutOfDate(lastRead, weekly, '2026-04-24T06:00:00.001Z')).toBe(true);
  });

  it('may trail by the vendor’s own lag on top', () => {
    const late = { ...daily, lagDays: 2 };
    expect(isOutOfDate(lastRead, late, '2026-04-15T06:00:00.000Z')).toBe(false);
    expect(isOutOfDate(lastRead, late, '2026-04-15T06:00:00.001Z')).toBe(true);
    expect(isOutOfDate(undefined, late, '2026-04-15T06:00:00.000Z')).toBe(false);
  });
});

describe('Time', () => {
  const hours = fc.nat({ max: 5000 });
  it('only ever makes a reading out of date, and an exemption end', () => {
    const later = (n: number) =>
      new Date(Date.parse('2026-04-10T06:00:00.000Z') + n * 3_600_000).toISOString();
    const rhythm = fc.record({
      intervalHours: fc.integer({ min: 1, max: 168 }),
      lagDays: fc.nat({ max: 5 }),
    });
    fc.assert(
      fc.property(hours, hours, rhythm, hours, (a, b, each, until) => {
        const [first, second] = [later(Math.min(a, b)), later(Math.max(a, b))];
        const stale = (at: string) => isOutOfDate('2026-04-10T06:00:00.000Z', each, at);
        if (stale(first)) expect(stale(second)).toBe(true);
        const exempt = (at: string) =>
          isExempt({ exempt: { reason: 'Leave', until: later(until).slice(0, 10) } }, at.slice(0, 10));
        if (exempt(second)) expect(exempt(first)).toBe(true);
      }),
    );
  });
});

describe('A candidate for reclaim', () => {
  it('is inactive or never active by a fresh reading and not exempt', () => {
    const candidates = ACTIVITY_STATES.filter((state) => isCandidate({ state, stale: false, exempt: false }));
    expect(candidates).toEqual(['inactive', 'neverActive']);
    expect(isCandidate({ state: 'inactive', stale: true, exempt: false })).toBe(false);
    expect(isCandidate({ state: 'inactive', stale: false, exempt: true })).toBe(false);
  });

  it('is exempt up to and including the last day of the exemption', () => {
    const decision = { exempt: { reason: 'Parental leave', until: '2026-06-30' } };
    expect(isExempt(decision, '2026-06-30')).toBe(true);
    expect(isExempt(decision, '2026-07-01')).toBe(false);
    expect(isExempt({ exempt: { reason: 'Board' } }, '2036-01-01')).toBe(true);
    expect(isExempt(undefined, '2026-06-30')).toBe(false);
  });
});
