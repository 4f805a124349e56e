// The columns of a file with exchange rates: an exported one has the same, other programs name them in their own way.
import { Currency } from '../money/currency.ts';
import { RateDay, RateValue } from '../money/exchange-rate.ts';
import { readCivilDay } from './cell-readers.ts';
import type { ReadOptions } from './column.ts';
import type { NamedColumn } from './columns.ts';
import { isTwoWays, markOf, plainDecimal, ungrouped } from './decimal-mark.ts';
import type { Reading } from './read-day.ts';

function readCurrency(text: string): Reading<string> {
  const code = Currency.safeParse(text.toUpperCase());
  return code.success
    ? { value: code.data }
    : { reason: `"${text}" is not a currency; write its three letters, such as USD` };
}

function readRateDay(text: string, options: ReadOptions): Reading<string> {
  const day = readCivilDay(text, options);
  if ('reason' in day) return day;
  return RateDay.safeParse(day.value).success ? day : { reason: `"${text}" lies too far away` };
}

/** Reads 1.0842, 1,0842, 25,430.12 and 25.430,12; what could be two numbers is refused, like a date that could be two days. */
export function readRate(text: string, { decimalMark = 'point' }: ReadOptions = {}): Reading<string> {
  const given = ungrouped(text);
  if (isTwoWays(given) && given.includes(',') !== (decimalMark === 'comma')) {
    const [whole, rest] = given.split(/[.,]/);
    return {
      reason: `"${text}" could be ${whole}.${rest} or ${whole}${rest}; write it as ${whole}.${rest}0`,
    };
  }
  const plain = plainDecimal(given, markOf(given) ?? decimalMark);
  const rate = RateValue.safeParse(plain);
  return rate.success ? { value: rate.data } : { reason: `"${text}" is not a rate; write it as 1.0842` };
}

/** The column of the reporting currency is not needed, but where it stands it must be the present one. */
export const RATE_COLUMNS: readonly (NamedColumn & { readonly field: RateField })[] = [
  {
    field: 'currency',
    header: 'Currency',
    what: 'Three letters of the other currency',
    example: 'USD',
    required: true,
    synonyms: ['currencycode', 'isocode', 'code', 'from', 'fromcurrency', 'wahrung'],
    read: readCurrency,
  },
  {
    field: 'day',
    header: 'Date',
    what: 'The first day it counts',
    example: '2026-04-05',
    required: true,
    synonyms: ['day', 'ratedate', 'validfrom', 'effectivedate', 'datum'],
    read: readRateDay,
  },
  {
    field: 'rate',
    header: 'Rate',
    what: 'Units of the reporting currency for 1 unit of it',
    example: '0.9213',
    required: true,
    synonyms: ['exchangerate', 'fxrate', 'conversionrate', 'value', 'kurs'],
    read: readRate,
  },
  {
    field: 'reporting',
    header: 'Reporting currency',
    what: 'Three letters of the reporting currency',
    example: 'EUR',
    synonyms: ['to', 'tocurrency', 'reporting', 'targetcurrency'],
    read: readCurrency,
  },
];
export type RateField = 'currency' | 'day' | 'rate' | 'reporting';
