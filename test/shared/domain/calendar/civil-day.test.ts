// Counting days and months agrees with the calendar library on every day.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  civilDayOf,
  daysBetween,
  startOfDay,
} from '#shared/domain/calendar/civil-day.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2300-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('A civil day', () => {
  it('plus months stays within the month it comes to', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2100-01-30', 1)).toBe('2100-02-28');
  });

  it('plus or minus days and months is what the calendar says', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1_200, max: 1_200 }), anyDay, (day, count, other) => {
        const date = Temporal.PlainDate.from(day);
        expect(addMonths(day, count)).toBe(date.add({ months: count }).toString());
        expect(addDays(day, count)).toBe(date.add({ days: count }).toString());
        expect(daysBetween(day, other)).toBe(date.until(Temporal.PlainDate.from(other)).days);
      }),
      { numRuns: 300 },
    );
  });

  it('begins where people live, an hour later where the clock jumps over midnight', () => {
    expect(startOfDay('2026-04-16', 'Europe/Vienna')).toBe('2026-04-15T22:00:00.000Z');
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(civilDayOf('2026-04-15T22:00:00.000Z', 'Europe/Vienna')).toBe('2026-04-16');
    expect(civilDayOf('2026-04-15T21:59:59.999Z', 'Europe/Vienna')).toBe('2026-04-15');
  });
});
