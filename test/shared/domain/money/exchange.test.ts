// Amounts in other currencies: which rate converts them, how they are rounded, and when a total is not the whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { minorDigits } from '#shared/domain/money/currency.ts';
import { exact, minorUnits, written } from '#shared/domain/money/exact.ts';
import { convert, ratesOf, total } from '#shared/domain/money/exchange.ts';
import { type KeptRate, RateValue } from '#shared/domain/money/exchange-rate.ts';

const kept = (reporting: string, currency: string, day: string, rate: string): KeptRate => ({
  reporting,
  currency,
  day,
  rate,
});

const RATES = ratesOf([
  kept('EUR', 'USD', '2026-04-10', '0.92'),
  kept('EUR', 'USD', '2026-03-01', '0.9'),
  kept('EUR', 'GBP', '2026-04-16', '1.155'),
  kept('CHF', 'USD', '2026-04-15', '0.81'),
]);

describe('An amount in another currency', () => {
  it('is converted with the newest rate that is not after its day, which is told with its day', () => {
    expect(convert('1000.00', 'USD', '2026-04-16', RATES, 'EUR')).toEqual({
      amount: '1000.00',
      currency: 'USD',
      rate: '0.92',
      rateDay: '2026-04-10',
      converted: '920.00',
    });
    expect(convert('1000.00', 'USD', '2026-04-10', RATES, 'EUR')).toMatchObject({ converted: '920.00' });
    expect(convert('1000.00', 'USD', '2026-04-09', RATES, 'EUR')).toMatchObject({
      converted: '900.00',
      rateDay: '2026-03-01',
    });
  });

  it('stays as it is before the first rate, and says that there is none', () => {
    expect(convert('1000.00', 'USD', '2026-02-28', RATES, 'EUR')).toEqual({
      amount: '1000.00',
      currency: 'USD',
      converted: null,
      reason: 'noRate',
    });
  });

  it('needs no rate when it is in the reporting currency', () => {
    expect(convert('12.30', 'EUR', '2026-04-16', ratesOf([]), 'EUR')).toMatchObject({
      converted: '12.30',
      rate: '1',
    });
  });

  it('is never converted with a rate to the reporting currency of before', () => {
    expect(convert('100.00', 'USD', '2026-04-16', RATES, 'CHF')).toMatchObject({ converted: '81.00' });
    expect(convert('100.00', 'GBP', '2026-04-16', RATES, 'CHF').converted).toBeNull();
  });

  it('is rounded once, half to even, to what the reporting currency has for coins', () => {
    const rates = ratesOf([
      kept('EUR', 'USD', '2026-01-01', '0.5'),
      kept('JPY', 'USD', '2026-01-01', '1.5'),
      kept('KWD', 'USD', '2026-01-01', '0.30775'),
    ]);
    expect(convert('0.25', 'USD', '2026-01-01', rates, 'EUR').converted).toBe('0.12');
    expect(convert('-0.27', 'USD', '2026-01-01', rates, 'EUR').converted).toBe('-0.14');
    expect(convert('3.00', 'USD', '2026-01-01', rates, 'JPY').converted).toBe('4');
    expect(convert('10.00', 'USD', '2026-01-01', rates, 'KWD').converted).toBe('3.078');
  });
});

const someDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-06-01', days));
const someRate = fc
  .tuple(fc.nat(999_999_999), fc.nat(9_999_999_999))
  .filter(([whole, decimals]) => whole + decimals > 0)
  .map(([whole, decimals]) => RateValue.parse(`${whole}.${String(decimals).padStart(10, '0')}`));
const someRates = fc.uniqueArray(
  fc.record({
    reporting: fc.constantFrom('EUR', 'JPY', 'KWD'),
    currency: fc.constantFrom('USD', 'GBP', 'CHF'),
    day: someDay,
    rate: someRate,
  }),
  { selector: ({ reporting, currency, day }) => `${reporting} ${currency} ${day}`, maxLength: 40 },
);
const someAmount = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map((minor) => written(minor, 'USD'));
const currencies = fc.constantFrom('USD', 'GBP', 'CHF');
const reportings = fc.constantFrom('EUR', 'JPY', 'KWD');

/** Counts in whole units of 10^-10 of the rate and 10^-2 of the amount, with integers alone. */
function oracle(amount: string, rate: string, reporting: string): bigint {
  const [whole = '', decimals = ''] = rate.split('.');
  const product = BigInt(amount.replace('.', '')) * BigInt(whole + decimals.padEnd(10, '0'));
  const scale = 10n ** BigInt(12 - minorDigits(reporting));
  const size = product < 0n ? -product : product;
  const [quotient, rest] = [size / scale, size % scale];
  const up = rest * 2n > scale || (rest * 2n === scale && quotient % 2n === 1n);
  return (product < 0n ? -1n : 1n) * (up ? quotient + 1n : quotient);
}

describe('Whatever the rates are', () => {
  it('the newest one not after the day is taken, never one of the future, in whatever order they were set', () => {
    fc.assert(
      fc.property(someRates, currencies, reportings, someDay, (rates, currency, reporting, day) => {
        const [newest] = rates
          .filter((one) => one.currency === currency && one.reporting === reporting && one.day <= day)
          .sort((a, b) => (a.day < b.day ? 1 : -1));
        const conversion = convert('1.00', currency, day, ratesOf(rates), reporting);
        if (!newest) expect(conversion.converted).toBeNull();
        else expect(conversion).toMatchObject({ rate: newest.rate, rateDay: newest.day });
      }),
    );
  });

  it('the converted amount is exact to the coin, as integers alone count it', () => {
    fc.assert(
      fc.property(someAmount, someRate, reportings, (amount, rate, reporting) => {
        const rates = ratesOf([kept(reporting, 'USD', '2026-01-01', rate)]);
        const { converted } = convert(amount, 'USD', '2026-01-01', rates, reporting);
        expect(minorUnits(exact(converted ?? ''), reporting)).toBe(oracle(amount, rate, reporting));
      }),
    );
  });

  it('a total is the sum of its converted parts, split where one likes, and names every currency it lacks', () => {
    const amounts = fc.array(fc.record({ amount: someAmount, currency: currencies }), { maxLength: 20 });
    fc.assert(
      fc.property(someRates, amounts, reportings, someDay, fc.nat(20), (rates, all, reporting, day, cut) => {
        const book = ratesOf(rates);
        const parts = all.map(({ amount, currency }) => convert(amount, currency, day, book, reporting));
        const whole = total(parts, reporting);
        const halves = [total(parts.slice(0, cut), reporting), total(parts.slice(cut), reporting)];
        const minor = (amount: string) => minorUnits(exact(amount), reporting);
        expect(minor(whole.amount)).toBe(halves.reduce((sum, { amount }) => sum + minor(amount), 0n));
        expect(whole.incomplete).toEqual([...new Set(halves.flatMap(({ incomplete }) => incomplete))].sort());
        const unconverted = parts.filter((one) => one.converted === null && !exact(one.amount).equals(0));
        expect(new Set(whole.incomplete)).toEqual(new Set(unconverted.map(({ currency }) => currency)));
      }),
    );
  });
});

describe('A total', () => {
  it('is marked incomplete with the currencies it lacks, each once', () => {
    const parts = [
      convert('100.00', 'EUR', '2026-04-16', RATES, 'EUR'),
      convert('1000.00', 'USD', '2026-04-16', RATES, 'EUR'),
      convert('5.00', 'SEK', '2026-04-16', RATES, 'EUR'),
      convert('5.00', 'CHF', '2026-04-16', RATES, 'EUR'),
      convert('7.00', 'SEK', '2026-04-16', RATES, 'EUR'),
    ];
    expect(total(parts, 'EUR')).toEqual({ amount: '1020.00', currency: 'EUR', incomplete: ['CHF', 'SEK'] });
  });

  it('lacks nothing by an amount of 0, which is nothing in every currency', () => {
    expect(total([convert('0.00', 'SEK', '2026-04-16', RATES, 'EUR')], 'EUR').incomplete).toEqual([]);
  });
});

describe('A rate', () => {
  it.each([
    ['1.0800', '1.08'],
    ['0001.5', '1.5'],
    ['2.000', '2'],
    ['0.0000000001', '0.0000000001'],
    ['100', '100'],
  ])('of %s is kept as %s', (typed, plain) => {
    expect(RateValue.parse(typed)).toBe(plain);
  });

  it.each(['0', '0.000', '-1', '1,08', '1e3', '.5', '1.', '', '1.00000000001', '1234567890', ' 1'])(
    'is not %j',
    (typed) => {
      expect(RateValue.safeParse(typed).success).toBe(false);
    },
  );
});
