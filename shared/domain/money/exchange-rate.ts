// A rate says how many units of the organization's reporting currency one unit of another currency was worth on a day.
import * as z from 'zod';
import { CivilDay } from '../calendar/civil-day.ts';
import { Currency } from './currency.ts';

/** Outside of these years the day of a rate is a mistake; the days that files are read with. */
const FIRST_DAY = '1980-01-01';
const LAST_DAY = '2100-12-31';

export const RateDay = CivilDay.refine(
  (day) => day >= FIRST_DAY && day <= LAST_DAY,
  'a day between 1980 and 2100',
);

/** Nine digits are enough for any two currencies, ten decimals for the smallest coin in terms of the largest. */
const RATE = /^(?=.*[1-9])\d{1,9}(\.\d{1,10})?$/;

/** An exact decimal above 0, kept without idle zeros so that the same rate is the same text: `1.0800` is `1.08`. */
export const RateValue = z
  .string()
  .regex(RATE, 'a decimal number above 0 with at most 9 digits before and 10 after the point, such as 1.0842')
  .transform(plainRate)
  .pipe(z.string());

function plainRate(text: string): string {
  const [whole = '', decimals = ''] = text.split('.');
  const kept = decimals.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${kept === '' ? '' : `.${kept}`}`;
}

export const ExchangeRate = z.object({
  /** The other currency: the one that amounts are in. */
  currency: Currency,
  day: RateDay,
  /** Units of the reporting currency for 1 unit of `currency`. */
  rate: RateValue,
});
export type ExchangeRate = z.infer<typeof ExchangeRate>;

/** A rate with the currency it is told in: after a change of the reporting currency it belongs to the old one. */
export const KeptRate = ExchangeRate.extend({ reporting: Currency });
export type KeptRate = z.infer<typeof KeptRate>;
