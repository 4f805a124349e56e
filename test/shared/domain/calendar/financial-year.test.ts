// Financial years follow one another without a gap, whatever month they begin in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { financialYear, financialYearOf, nextFinancialYear } from '#shared/domain/calendar/financial-year.ts';

describe('A financial year', () => {
  it('goes by the civil year that it begins in', () => {
    expect(financialYear('2026', 1)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(financialYear('2027', 3)).toEqual({ from: '2027-03-01', to: '2028-02-29' });
    expect(financialYearOf('2026-06-30', 7)).toBe('2025-07-01');
  });

  it('holds each day exactly once, and the next one begins behind its last day', () => {
    const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), (day, firstMonth) => {
        const first = financialYearOf(day, firstMonth);
        const { from, to } = financialYear(first.slice(0, 4), firstMonth);
        expect(from).toBe(first);
        expect(from <= day && day <= to).toBe(true);
        expect(nextFinancialYear(day, firstMonth)).toBe(addDays(to, 1));
      }),
    );
  });
});
