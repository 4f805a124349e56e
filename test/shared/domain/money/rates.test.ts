// Rates that are set together: what is wrong with a row among others, and what the log tells of a year that was set at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import type { ExchangeRate } from '#shared/domain/money/exchange-rate.ts';
import { daysOfYear, mergedRates, withoutRate } from '#shared/domain/money/rate-changes.ts';
import { rateProblems } from '#shared/domain/money/rate-problems.ts';

const row = (currency: string, day: string, rate: string): ExchangeRate => ({ currency, day, rate });
const told = (...rows: ExchangeRate[]) =>
  rateProblems(rows, 'EUR', '2026-04-16').map(({ at, field, reason }) => [at, field, reason]);

describe('Among rates set together', () => {
  it('the reporting currency itself and days to come are refused', () => {
    expect(
      told(row('EUR', '2026-04-16', '1'), row('USD', '2026-04-17', '0.9'), row('USD', '2026-04-16', '0.9')),
    ).toEqual([
      [0, 'currency', 'EUR is the reporting currency itself'],
      [1, 'day', 'the day is still to come'],
    ]);
  });

  it('a row that repeats another one is refused, the first stands', () => {
    const again = row('USD', '2026-04-01', '0.9');
    expect(told(again, row('GBP', '2026-04-01', '1.1'), again)).toEqual([[2, 'day', 'repeats row 1']]);
  });

  it('of rows that contradict each other none is taken for the right one', () => {
    expect(told(row('USD', '2026-04-01', '0.9'), row('USD', '2026-04-01', '0.8'))).toEqual([
      [0, 'rate', 'contradicts row 2: two rates of one day'],
      [1, 'rate', 'contradicts row 1: two rates of one day'],
    ]);
  });
});

describe('The rates of a year', () => {
  const year = (count: number, rate = '123456789.0123456789') =>
    new Map(Array.from({ length: count }, (_, n) => [addDays('2024-01-01', n), rate]));

  it('that are a few are each told in the log, from what to what', () => {
    const first = mergedRates({}, new Map([['2024-03-02', '0.9']]));
    expect(first.told).toEqual({ deed: 'changed', changes: [{ field: '2024-03-02', after: '0.9' }] });
    const second = mergedRates(
      first.rates,
      new Map([
        ['2024-03-02', '0.91'],
        ['2024-03-03', '0.92'],
      ]),
    );
    expect(second.told.changes).toEqual([
      { field: '2024-03-03', after: '0.92' },
      { field: '2024-03-02', before: '0.9', after: '0.91' },
    ]);
    expect(second.counts).toEqual({ added: 1, changed: 1, unchanged: 0 });
  });

  it('that are all set at once are told by their number and the newest of them', () => {
    const { told, rates } = mergedRates({ '01-01': '1' }, year(366));
    expect(told.note).toBe('365 new rates, 1 changed; the newest 5 of them:');
    expect(told.changes?.map(({ field }) => field.slice(5))).toEqual([
      '12-31',
      '12-30',
      '12-29',
      '12-28',
      '12-27',
    ]);
    expect(daysOfYear('2024', rates)).toHaveLength(366);
  });

  it('never make more of an entry than it may be, whatever was set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 366 }), fc.integer({ min: 0, max: 366 }), (count, standing) => {
        const { rates } = mergedRates({}, year(standing, '987654321.9876543211'));
        const { told } = mergedRates(rates, year(count));
        expect(JSON.stringify(told).length).toBeLessThan(2_800);
      }),
    );
  });

  it('that are set again change nothing', () => {
    const { rates } = mergedRates({}, year(200));
    const again = mergedRates(rates, year(200));
    expect(again.counts).toEqual({ added: 0, changed: 0, unchanged: 200 });
    expect(again.rates).toEqual(rates);
    expect(again.told.changes).toEqual([]);
  });

  it('lose the one that is deleted, and know when there is none', () => {
    const { rates } = mergedRates({}, year(2));
    expect(withoutRate(rates, '2024-01-02')).toEqual({
      rates: { '01-01': '123456789.0123456789' },
      told: { deed: 'changed', changes: [{ field: '2024-01-02', before: '123456789.0123456789' }] },
    });
    expect(withoutRate(rates, '2024-05-05')).toBeUndefined();
  });
});
