import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provenDateOrder, readDay } from '#shared/domain/imports/read-day.ts';

const day = fc
  .integer({ min: Date.UTC(1980, 0, 1) / 86_400_000, max: Date.UTC(2100, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('a date in a file', () => {
  test('is the same civil day in every notation', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const [year, month, date] = iso.split('-').map(Number) as [number, number, number];
        const name = new Date(`${iso}T00:00:00Z`).toLocaleString('en-US', {
          month: 'short',
          timeZone: 'UTC',
        });
        const serial = (Date.parse(iso) - Date.parse('1899-12-30')) / 86_400_000;
        const plain = [
          iso,
          iso.replaceAll('-', ''),
          `${iso}T23:59:59Z`,
          `${date}.${month}.${year}`,
          `${date} ${name} ${year}`,
          `${name} ${date}, ${year}`,
          String(serial),
        ];
        for (const spelling of plain) expect(readDay(spelling), spelling).toEqual({ value: iso });
        expect(readDay(`${date}/${month}/${year}`, 'dayFirst')).toEqual({ value: iso });
        expect(readDay(`${month}/${date}/${year}`, 'monthFirst')).toEqual({ value: iso });
      }),
    );
  });

  test('that could be two days is refused unless the order is known or does not matter', () => {
    expect(readDay('04/05/2026')).toHaveProperty('reason');
    expect(readDay('04/05/2026', 'dayFirst')).toEqual({ value: '2026-05-04' });
    expect(readDay('13/05/2026')).toEqual({ value: '2026-05-13' });
    expect(readDay('05/13/2026', 'dayFirst')).toEqual({ value: '2026-05-13' });
    expect(readDay('05/05/2026')).toEqual({ value: '2026-05-05' });
  });

  test.each(['2026-02-30', '31.04.2026', 'soon', '2026', '1066-10-14', '29/02/2025'])(
    '%s is no day',
    (text) => {
      expect(readDay(text)).toHaveProperty('reason');
    },
  );

  test('the order is proven by one value that allows no other, and open when values disagree', () => {
    expect(provenDateOrder(['04/05/2026', '31/12/2026'])).toBe('dayFirst');
    expect(provenDateOrder(['04/05/2026', '12/31/2026'])).toBe('monthFirst');
    expect(provenDateOrder(['04/05/2026', ''])).toBeUndefined();
    expect(provenDateOrder(['31/12/2026', '12/31/2026'])).toBeUndefined();
  });
});
