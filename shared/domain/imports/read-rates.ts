// The rows of a file are exchange rates that can be set, or each says why it cannot.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { ExchangeRate } from '../money/exchange-rate.ts';
import { rateProblems } from '../money/rate-problems.ts';
import { done, type Outcome, refuse } from '../refusal.ts';
import type { ReadOptions } from './column.ts';
import { provenDecimalMark } from './decimal-mark.ts';
import type { RowError } from './import-kind.ts';
import { guessColumns, type Mapping, mapRow } from './mapping.ts';
import type { CsvFile } from './parse-csv.ts';
import { RATE_COLUMNS, type RateField } from './rate-columns.ts';
import { type DateOrder, provenDateOrder, readDay } from './read-day.ts';

/** A rate with the number of its row in the file: the first one under the header is 1. */
export interface RateRow {
  readonly row: number;
  readonly rate: ExchangeRate;
}

export interface RatesReading {
  /** Rows that can be set. */
  readonly good: readonly RateRow[];
  /** In the order of the rows; several of one row are possible. */
  readonly errors: readonly (RowError & { readonly column: RateField })[];
  readonly dates: {
    /** The file has dates like 04/05/2026, which do not say what comes first. */
    readonly open: boolean;
    /** What its other dates show. */
    readonly proven: DateOrder | undefined;
  };
}

export interface RatesFrame {
  readonly reporting: string;
  /** Of the organization. */
  readonly today: CivilDay;
  readonly dateOrder?: DateOrder | undefined;
}

/** Refuses a file that lacks one of the columns Currency, Date and Rate. */
export function readRates(
  { headers, rows }: Pick<CsvFile, 'headers' | 'rows'>,
  { reporting, today, dateOrder }: RatesFrame,
): Outcome<RatesReading> {
  const mapping = guessColumns(RATE_COLUMNS, headers);
  const missing = RATE_COLUMNS.filter(({ field, required }) => required && mapping[field] === undefined);
  if (missing.length > 0) {
    const names = new Intl.ListFormat('en').format(missing.map(({ header }) => header));
    return refuse('invalid', `The file has no column ${names}.`);
  }
  const days = valuesOf('day', mapping, rows);
  const proven = provenDateOrder(days);
  const options: ReadOptions = {
    dateOrder: dateOrder ?? proven,
    decimalMark: provenDecimalMark(valuesOf('rate', mapping, rows)) ?? 'point',
  };
  const errors: RatesReading['errors'][number][] = [];
  const read: RateRow[] = [];
  for (const [at, cells] of rows.entries()) {
    const found = readCells(mapRow(mapping, cells), at + 1, options, reporting);
    if ('rate' in found) read.push(found);
    else errors.push(...found.errors);
  }
  const together = rateProblems(
    read.map(({ rate }) => rate),
    reporting,
    today,
    (at) => read[at]?.row ?? 0,
  );
  const bad = new Set(together.map(({ at }) => at));
  errors.push(
    ...together.map(({ at, field, reason }) => ({ row: read[at]?.row ?? 0, column: field, reason })),
  );
  return done({
    good: read.filter((_, at) => !bad.has(at)),
    errors: errors.sort((a, b) => a.row - b.row),
    dates: {
      open: days.some((text) => 'reason' in readDay(text) && 'value' in readDay(text, 'dayFirst')),
      proven,
    },
  });
}

function valuesOf(field: RateField, mapping: Mapping, rows: CsvFile['rows']): string[] {
  const place = mapping[field];
  return place === undefined ? [] : rows.map((cells) => cells[place] ?? '');
}

function readCells(
  cells: Readonly<Record<string, string>>,
  row: number,
  options: ReadOptions,
  reporting: string,
): RateRow | Pick<RatesReading, 'errors'> {
  const errors: RatesReading['errors'][number][] = [];
  const values: Partial<Record<RateField, string>> = {};
  for (const { field, required, read } of RATE_COLUMNS) {
    const text = cells[field];
    if (text === undefined) {
      if (required) errors.push({ row, column: field, reason: 'is missing' });
      continue;
    }
    const reading = read(text, options);
    if ('reason' in reading) errors.push({ row, column: field, reason: reading.reason });
    else values[field] = String(reading.value);
  }
  if (values.reporting !== undefined && values.reporting !== reporting) {
    const reason = `is a rate to ${values.reporting}, and the reporting currency is ${reporting}`;
    errors.push({ row, column: 'reporting', reason });
  }
  if (errors.length > 0) return { errors };
  const { currency = '', day = '', rate = '' } = values;
  return { row, rate: { currency, day, rate } };
}

/** An empty file with one example row. */
export const RATES_TEMPLATE: readonly (readonly string[])[] = [
  RATE_COLUMNS.filter(({ required }) => required).map(({ header }) => header),
  RATE_COLUMNS.filter(({ required }) => required).map(({ example }) => example),
];
