// A row is good when every cell reads and it says whom or what it is about; else each bad cell is told.
import { statementRow } from '../spend/statement-row.ts';
import type { ReadOptions } from './column.ts';
import { COLUMNS, columnsOf, type RowValues } from './columns.ts';
import type { FileKind, RowError } from './import-kind.ts';
import type { CanonicalRow } from './mapping.ts';

/** What no single cell of a row can tell. */
const WHOLE_ROW: Partial<Record<FileKind, WholeRow>> = {
  assignments: ({ mail, id }) =>
    mail === undefined && id === undefined
      ? { column: 'mail', reason: 'neither a mail address nor an account ID' }
      : undefined,
  mapping: (_, { from, until }) =>
    typeof from === 'string' && typeof until === 'string' && until < from
      ? { column: 'until', reason: 'lies before the start date' }
      : undefined,
  statement: (row, values, options) => {
    if (values.day === undefined || values.text === undefined) return undefined;
    // A cell that does not read is told as such, and not as missing.
    if (
      ['amount', 'debit', 'credit'].some((field) => row[field] !== undefined && values[field] === undefined)
    )
      return undefined;
    const reading = statementRow(values, options);
    return reading.ok ? undefined : { column: reading.column, reason: reading.reason };
  },
};

type WholeRow = (
  row: CanonicalRow,
  values: Readonly<Record<string, unknown>>,
  options: ReadOptions,
) => { readonly column: string; readonly reason: string } | undefined;

export type RowReading<K extends FileKind> =
  | { readonly ok: true; readonly values: RowValues<K> }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/** @param number of the row in the file: the first one under the header is 1 */
export function readRow<K extends FileKind>(
  kind: K,
  row: CanonicalRow,
  number: number,
  options: ReadOptions = {},
): RowReading<K> {
  const values: Record<string, unknown> = {};
  const errors: RowError[] = [];
  for (const column of columnsOf(kind)) {
    const text = (Object.hasOwn(row, column.field) ? row[column.field] : undefined)?.trim() ?? '';
    if (text === '') {
      if (column.required) errors.push({ row: number, column: column.field, reason: 'is missing' });
      continue;
    }
    const reading = column.read(text, options);
    if ('reason' in reading) errors.push({ row: number, column: column.field, reason: reading.reason });
    else values[column.field] = reading.value;
  }
  for (const field of Object.keys(row)) {
    if (!Object.hasOwn(COLUMNS[kind], field)) {
      errors.push({
        row: number,
        column: field.slice(0, 60),
        reason: 'is not a column of this kind of file',
      });
    }
  }
  const whole = WHOLE_ROW[kind]?.(row, values, options);
  if (whole && !errors.some(({ column }) => column === whole.column)) errors.push({ row: number, ...whole });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, values: values as RowValues<K> };
}

export interface RowsReading<K extends FileKind> {
  readonly values: readonly RowValues<K>[];
  readonly errors: readonly RowError[];
  /** Numbers of the rows that cannot be applied. */
  readonly refused: readonly number[];
}

/** Reads a page of rows; the good ones stand whatever becomes of the others. */
export function readRows<K extends FileKind>(
  kind: K,
  rows: readonly CanonicalRow[],
  firstRow: number,
  options: ReadOptions = {},
): RowsReading<K> {
  const values: RowValues<K>[] = [];
  const errors: RowError[] = [];
  const refused: number[] = [];
  rows.forEach((row, index) => {
    const reading = readRow(kind, row, firstRow + index, options);
    if (reading.ok) values.push(reading.values);
    else {
      errors.push(...reading.errors);
      refused.push(firstRow + index);
    }
  });
  return { values, errors, refused };
}

/** The same rows with every date in ISO, so that whoever reads them next needs no date order; bad cells stay as they are. */
export function settleDates(kind: FileKind, row: CanonicalRow, options: ReadOptions): CanonicalRow {
  const settled: Record<string, string> = { ...row };
  for (const column of columnsOf(kind)) {
    const text = row[column.field];
    if (text === undefined || !/\d[/-]\d/.test(text)) continue;
    const reading = column.read(text, options);
    if ('value' in reading && typeof reading.value === 'string') settled[column.field] = reading.value;
  }
  return settled;
}
