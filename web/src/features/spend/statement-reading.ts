// How the cells of a chosen statement are to be read, as far as they show it themselves.

import { provenDecimalMark } from '#shared/domain/imports/decimal-mark.ts';
import { type CanonicalRow, type Mapping, mapRow } from '#shared/domain/imports/mapping.ts';
import type { CsvFile } from '#shared/domain/imports/parse-csv.ts';
import { readRow } from '#shared/domain/imports/read-row.ts';
import { isOpenAmount, readSignedAmount } from '#shared/domain/spend/read-amount.ts';
import { monthOf, rowKeys, type SpendRow } from '#shared/domain/spend/spend-row.ts';
import type { StatementOptions } from '#shared/domain/spend/statement-preset.ts';
import { statementRow } from '#shared/domain/spend/statement-row.ts';

export interface ShownReading {
  /** Some amounts could be two until somebody says what stands before the cents. */
  readonly openAmounts: boolean;
  readonly decimalMark: StatementOptions['decimalMark'];
  /** Most amounts are negative: the bank writes what left so. */
  readonly outIsNegative: boolean;
  /** A row names its own currency. */
  readonly hasCurrency: boolean;
}

export function shownReading(file: Pick<CsvFile, 'rows'>, mapping: Mapping): ShownReading {
  const places = ['amount', 'debit', 'credit', 'net'].flatMap((field) => mapping[field] ?? []);
  const cells = file.rows
    .flatMap((row) => places.map((at) => row[at]?.trim() ?? ''))
    .filter((text) => text !== '');
  const out = mapping.amount ?? mapping.debit ?? -1;
  const signs = file.rows.flatMap((row) => {
    const text = row[out]?.trim() ?? '';
    if (text === '') return [];
    const reading = readSignedAmount(text, 'point');
    return 'value' in reading ? Math.sign(Number(reading.value)) : negativeLooking(text);
  });
  const balance = signs.reduce<number>((sum, sign) => sum + sign, 0);
  return {
    openAmounts: cells.some(isOpenAmount),
    decimalMark: provenDecimalMark(cells),
    outIsNegative: balance < 0,
    hasCurrency: mapping.currency !== undefined,
  };
}

function negativeLooking(text: string): number {
  return /^\s*[-−(]|-\s*$/.test(text) ? -1 : 1;
}

/** A row as it would be kept; undefined where it would be refused. */
export function understoodRow(row: CanonicalRow, options: StatementOptions): SpendRow | undefined {
  const cells = readRow('statement', row, 1, options);
  if (!cells.ok) return undefined;
  const reading = statementRow(cells.values, options);
  return reading.ok ? reading.row : undefined;
}

export interface Duplicates {
  /** Numbers of rows that another statement has told, or this one by the same reference before. */
  readonly rows: ReadonlySet<number>;
}

/** @param known transactions of the file's months */
export function duplicatesOf(
  file: Pick<CsvFile, 'rows'>,
  mapping: Mapping,
  options: StatementOptions,
  known: readonly SpendRow[],
): Duplicates {
  const understood = file.rows.map((cells) => understoodRow(mapRow(mapping, cells), options));
  const numbers = understood.flatMap((row, at) => (row ? [at + 1] : []));
  const seen = new Set(rowKeys(known));
  const rows = new Set<number>();
  rowKeys(understood.filter((row) => row !== undefined)).forEach((key, at) => {
    if (seen.has(key)) rows.add(numbers[at] ?? 0);
    seen.add(key);
  });
  return { rows };
}

/** First and last month of the rows that can be read. */
export function monthsIn(
  file: Pick<CsvFile, 'rows'>,
  mapping: Mapping,
  options: StatementOptions,
): readonly [string, string] | undefined {
  let [first, last] = ['~', ''];
  for (const cells of file.rows) {
    const row = understoodRow(mapRow(mapping, cells), options);
    if (!row) continue;
    const month = monthOf(row.day);
    if (month < first) first = month;
    if (month > last) last = month;
  }
  return last === '' ? undefined : [first, last];
}
