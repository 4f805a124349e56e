// A file with exchange rates: whatever program wrote it, every row is a rate to be set or says why it is none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '#shared/domain/imports/csv-cell.ts';
import { provenDecimalMark } from '#shared/domain/imports/decimal-mark.ts';
import { parseCsv } from '#shared/domain/imports/parse-csv.ts';
import { readRate } from '#shared/domain/imports/rate-columns.ts';
import type { DateOrder } from '#shared/domain/imports/read-day.ts';
import { readRates } from '#shared/domain/imports/read-rates.ts';
import { RateValue } from '#shared/domain/money/exchange-rate.ts';

const FRAME = { reporting: 'EUR', today: '2026-04-16' };

function reading(text: string, dateOrder?: DateOrder) {
  const file = parseCsv(text);
  if (!file.ok) throw new Error(file.refusal.reason);
  const outcome = readRates(file.value, { ...FRAME, dateOrder });
  if (!outcome.ok) throw new Error(outcome.refusal.reason);
  return outcome.value;
}

describe('A file with exchange rates', () => {
  it('is read by its columns in any order, whatever else stands beside them', () => {
    const { good, errors } = reading('Source,Rate,Date,Currency\nECB,0.9213,2026-04-15,usd\n');
    expect(errors).toEqual([]);
    expect(good).toEqual([{ row: 1, rate: { currency: 'USD', day: '2026-04-15', rate: '0.9213' } }]);
  });

  it('of a German spreadsheet is read by its semicolons, commas and dotted days', () => {
    const { good, errors } = reading('Währung;Datum;Kurs\nUSD;15.4.2026;0,92130\nKWD;15.4.2026;3,012\n');
    expect(errors).toEqual([]);
    expect(good.map(({ rate }) => rate.rate)).toEqual(['0.9213', '3.012']);
    expect(good[0]?.rate.day).toBe('2026-04-15');
  });

  it('keeps its good rows, and names each bad one by its number, its column and why', () => {
    const { good, errors } = reading(
      [
        'Currency,Date,Rate,Reporting currency',
        'USD,2026-04-15,0.92,EUR',
        'US dollar,2026-04-15,0.92,EUR',
        'USD,2026-02-30,zero,EUR',
        'USD,2026-04-17,0.92,EUR',
        'USD,2026-04-14,0.81,CHF',
        'EUR,2026-04-15,1,EUR',
        'GBP,,1.15,EUR',
        'USD,2026-04-15,0.92,EUR',
        'SEK,2026-04-15,0.09,EUR',
        'SEK,2026-04-15,11,EUR',
      ].join('\n'),
    );
    expect(good.map(({ row }) => row)).toEqual([1]);
    expect(errors.map(({ row, column, reason }) => `${row} ${column}: ${reason}`)).toEqual([
      '2 currency: "US dollar" is not a currency; write its three letters, such as USD',
      '3 day: "2026-02-30" is not a day of the calendar',
      '3 rate: "zero" is not a rate; write it as 1.0842',
      '4 day: the day is still to come',
      '5 reporting: is a rate to CHF, and the reporting currency is EUR',
      '6 currency: EUR is the reporting currency itself',
      '7 day: is missing',
      '8 day: repeats row 1',
      '9 rate: contradicts row 10: two rates of one day',
      '10 rate: contradicts row 9: two rates of one day',
    ]);
  });

  it('with days that could be two waits for somebody to say what comes first', () => {
    const text = 'Currency,Date,Rate\nUSD,04/03/2026,0.92\n';
    expect(reading(text)).toMatchObject({ good: [], dates: { open: true, proven: undefined } });
    expect(reading(text, 'dayFirst').good[0]?.rate.day).toBe('2026-03-04');
    expect(reading(text, 'monthFirst').good[0]?.rate.day).toBe('2026-04-03');
  });

  it('without one of the three columns is refused by its name', () => {
    const file = parseCsv('Currency,Kurs\nUSD,0.92\n');
    expect(file.ok && readRates(file.value, FRAME)).toMatchObject({
      ok: false,
      refusal: { reason: 'The file has no column Date.' },
    });
  });
});

describe('A rate in a cell', () => {
  it.each([
    ['1.0842', '1.0842'],
    ['1,0842', '1.0842'],
    ['0,912', '0.912'],
    ['25,430.12', '25430.12'],
    ['25.430,12', '25430.12'],
    ['25 430.5', '25430.5'],
    ['1.084', '1.084'],
    ['2', '2'],
  ])('%s is %s', (text, value) => {
    expect(readRate(text)).toEqual({ value });
  });

  it('that could be two numbers is never guessed, unless other rates of the file show it', () => {
    expect(readRate('1,084')).toEqual({ reason: '"1,084" could be 1.084 or 1084; write it as 1.0840' });
    expect(readRate('1,084', { decimalMark: 'comma' })).toEqual({ value: '1.084' });
    expect(readRate('1.084', { decimalMark: 'comma' })).toHaveProperty('reason');
    expect(provenDecimalMark(['1,084', '0,912'])).toBe('comma');
    expect(provenDecimalMark(['1,084', '2,001'])).not.toBe('comma');
    expect(provenDecimalMark(['0,912', '25,430.12'])).not.toBe('comma');
  });

  it.each(['', '0', '-1', '1e3', '1.2.3', '1,2,3', '%', '12345678901'])('%j is none', (text) => {
    expect(readRate(text)).toHaveProperty('reason');
  });

  it('that was exported is read as what it was, with a point or in a file of commas', () => {
    const rates = fc
      .tuple(fc.nat(999_999_999), fc.stringMatching(/^\d{1,10}$/))
      .map(([whole, decimals]) => `${whole}.${decimals}`)
      .filter((text) => RateValue.safeParse(text).success)
      .map((text) => RateValue.parse(text));
    fc.assert(
      fc.property(fc.array(rates, { minLength: 1, maxLength: 20 }), (all) => {
        const row = (rate: string, at: number) =>
          csvLine(['USD', `2025-01-${String(at + 1).padStart(2, '0')}`, rate]);
        const points = reading(csvLine(['Currency', 'Date', 'Rate']) + all.map(row).join(''));
        expect(points.good.map(({ rate }) => rate.rate)).toEqual(all);
        const commas = all.map((rate) => rate.replace('.', ','));
        const { good, errors } = reading(
          csvLine(['Currency', 'Date', 'Rate']) + ['0,5', ...commas].map(row).join(''),
        );
        expect(errors).toEqual([]);
        expect(good.slice(1).map(({ rate }) => rate.rate)).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });
});
