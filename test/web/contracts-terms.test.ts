// The line of terms that a contract's page draws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import type { DatedContract } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { termShape } from '#web/features/contracts/term-shape.ts';
import { anyContract, anyToday } from './contracts-arbitraries.ts';

const shape = (contract: DatedContract, today: string) =>
  termShape(contract, contractDates(contract, today, [60]), today);

const YEARLY: DatedContract = {
  start: '2026-01-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
  notice: { count: 30, unit: 'days' },
};

describe('The line of terms', () => {
  it('holds the present term, which is certain, and the next one, which notice can still prevent', () => {
    const { terms, from, to } = shape(YEARLY, '2026-11-24');
    expect([from, to]).toEqual(['2026-01-01', '2027-12-31']);
    expect(terms.map(({ number, sure }) => [number, sure])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('makes the next term certain on the day after the last day to cancel', () => {
    expect(shape(YEARLY, '2026-12-01').terms.map(({ sure }) => sure)).toEqual([true, false]);
    expect(shape(YEARLY, '2026-12-02').terms.map(({ sure }) => sure)).toEqual([true, true, false]);
  });

  it('shows the term that a confirmation would add', () => {
    const { terms } = shape({ ...YEARLY, renewal: { kind: 'express', months: 6 } }, '2026-11-24');
    expect(terms.map(({ from, to, sure }) => [from, to, sure])).toEqual([
      ['2026-01-01', '2026-12-31', true],
      ['2027-01-01', '2027-06-30', false],
    ]);
  });

  it('ends with the term that a notice reached', () => {
    const { terms } = shape(
      { ...YEARLY, noticeSent: { sentOn: '2026-11-01', channel: 'mail' } },
      '2026-11-24',
    );
    expect(terms.map(({ to, sure }) => [to, sure])).toEqual([['2026-12-31', true]]);
  });

  it('shows some months of a term without an end', () => {
    const open = { start: '2020-01-01', duration: { kind: 'open' }, renewal: { kind: 'none' } } as const;
    expect(shape(open, '2026-11-24')).toMatchObject({ from: '2026-08-24', to: '2027-11-23' });
  });

  it('is whole: terms follow each other without a gap, and every mark stands on its own day', () => {
    fc.assert(
      fc.property(anyContract, anyToday, (contract, today) => {
        const { from, to, terms, marks, window } = shape(contract, today);
        const length = daysBetween(from, to) + 1;
        let edge = 0;
        for (const [index, { at, width, from: first }] of terms.entries()) {
          expect(at).toBeCloseTo(edge, 9);
          expect(width).toBeGreaterThan(0);
          edge = at + width;
          const before = terms[index - 1]?.to;
          if (before) expect(first).toBe(addDays(before, 1));
        }
        expect(edge).toBeCloseTo(1, 9);
        expect(terms.length).toBeLessThanOrEqual(12);
        for (const { at, day } of marks) expect(addDays(from, Math.round(at * length))).toBe(day);
        if (window) expect(window.at + window.width).toBeLessThanOrEqual(1 + 1e-9);
        const uncertain = terms.findIndex(({ sure }) => !sure);
        if (uncertain >= 0) expect(terms.slice(uncertain).every(({ sure }) => !sure)).toBe(true);
      }),
    );
  });
});
