// Money is computed as exact fractions and rounded half to even to a currency's minor unit, once and at the end.
import { Fraction } from 'fraction.js';
import { minorDigits } from './currency.ts';

/** An exact number of any size; never a floating-point one. */
export type Exact = Fraction;

/** @param value a decimal string, a whole number, or a whole number over another one */
export function exact(value: string | number | bigint, over: number | bigint = 1): Exact {
  return over === 1 ? new Fraction(value) : new Fraction(value).div(over);
}

export const ZERO = exact(0);

export function sum(values: Iterable<Exact>): Exact {
  let total = ZERO;
  for (const value of values) total = total.add(value);
  return total;
}

export function least(a: Exact, b: Exact): Exact {
  return a.compare(b) <= 0 ? a : b;
}

export function greatest(a: Exact, b: Exact): Exact {
  return a.compare(b) >= 0 ? a : b;
}

/** Whole minor units of the currency (cents, yen, fils), half to even. */
export function minorUnits(value: Exact, currency: string): bigint {
  const { s: sign, n: numerator, d: denominator } = value.mul(10 ** minorDigits(currency));
  const whole = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && whole % 2n === 1n);
  return sign * (up ? whole + 1n : whole);
}

/** Minor units as a decimal string in major units, with as many digits as the currency has: `-12.50`. */
export function written(minor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0');
  const cut = text.length - digits;
  return `${minor < 0n ? '-' : ''}${text.slice(0, cut)}${digits ? `.${text.slice(cut)}` : ''}`;
}

/** Rounded to the currency's minor unit. */
export function rounded(value: Exact, currency: string): string {
  return written(minorUnits(value, currency), currency);
}
