// Exact money: rounding, writing, and the digits of currencies.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorDigits } from '#shared/domain/money/currency.ts';
import { exact, minorUnits, rounded, written } from '#shared/domain/money/exact.ts';

describe('An amount', () => {
  it.each([
    ['0.125', 'EUR', '0.12'],
    ['0.135', 'EUR', '0.14'],
    ['-0.125', 'EUR', '-0.12'],
    ['2.5', 'JPY', '2'],
    ['3.5', 'JPY', '4'],
    ['1.0005', 'KWD', '1.000'],
    ['1.0015', 'KWD', '1.002'],
    ['0.004', 'USD', '0.00'],
  ])('of %s %s is rounded half to even to %s', (value, currency, expected) => {
    expect(rounded(exact(value), currency)).toBe(expected);
  });

  it('is a third of a cent off nowhere: three thirds are one', () => {
    const third = exact(1, 3);
    expect(rounded(third.add(third).add(third), 'EUR')).toBe('1.00');
  });

  it('is read back as it was written, in every currency', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.constantFrom('JPY', 'EUR', 'KWD', 'CLF'),
        (minor, currency) => {
          const text = written(minor, currency);
          expect(minorUnits(exact(text), currency)).toBe(minor);
          expect(text.split('.')[1]?.length ?? 0).toBe(minorDigits(currency));
        },
      ),
    );
  });

  it('is never further than half a minor unit from what it was', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.integer({ min: 1, max: 10_000 }),
        (over, under) => {
          const value = exact(over, under);
          const off = exact(minorUnits(value, 'EUR'), 100).sub(value).abs();
          expect(off.compare(exact(1, 200))).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});
