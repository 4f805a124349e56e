// What is done with a file before anything is sent: dates understood, every row checked, rows cut into pages that fit a request.
import { MAX_IMPORT_PAGE_ROWS } from '#shared/api/imports.ts';
import { readCivilDay, readLastActive } from '#shared/domain/imports/cell-readers.ts';
import type { ReadOptions } from '#shared/domain/imports/column.ts';
import { columnsOf } from '#shared/domain/imports/columns.ts';
import type { FileKind, RowError } from '#shared/domain/imports/import-kind.ts';
import { type CanonicalRow, type Mapping, mapRow } from '#shared/domain/imports/mapping.ts';
import type { CsvFile } from '#shared/domain/imports/parse-csv.ts';
import { type DateOrder, provenDateOrder } from '#shared/domain/imports/read-day.ts';
import { readRow, settleDates } from '#shared/domain/imports/read-row.ts';

/** Most characters of a cell that the API takes. */
const MOST_CELL = 2000;
/** A page of text that cannot be compressed at all must still fit where pages are kept. */
const MOST_PAGE_BYTES = 380_000;
/** Rows looked at in one go; between two of them the page can draw and answer. */
const STEP = 2000;

/** Everything that says how rows of a file are to be understood. */
export interface Understanding {
  readonly kind: FileKind;
  readonly file: Pick<CsvFile, 'rows'>;
  readonly mapping: Mapping;
  readonly options: ReadOptions;
  /** What only the place knows where the file goes. */
  readonly check?: RowCheck | undefined;
}

/** @param number of the row in the file */
export type RowCheck = (row: CanonicalRow, number: number) => readonly RowError[];

export interface DateOrders {
  /** The file has dates like 04/05/2026, which do not say what comes first. */
  readonly open: boolean;
  /** What its other dates show. */
  readonly proven: DateOrder | undefined;
}

export function dateOrders({ kind, file, mapping }: Omit<Understanding, 'options'>): DateOrders {
  const places = columnsOf(kind)
    .filter(({ read }) => read === readCivilDay || read === readLastActive)
    .flatMap(({ field }) => mapping[field] ?? []);
  const values = file.rows.flatMap((cells) => places.map((at) => cells[at] ?? ''));
  const open = values.some((text) => 'reason' in readLastActive(text, {}) && isRead(text));
  return { open, proven: provenDateOrder(values) };
}

function isRead(text: string): boolean {
  return 'value' in readLastActive(text, { dateOrder: 'dayFirst' });
}

export interface Checked {
  readonly rows: number;
  readonly refused: number;
  readonly errors: readonly RowError[];
}

/** @returns undefined when it was called off. @param onRows hears how many rows are checked */
export async function checkRows(
  understanding: Understanding,
  signal: AbortSignal,
  onRows: (rows: number) => void = () => undefined,
): Promise<Checked | undefined> {
  const { length } = understanding.file.rows;
  const errors: RowError[] = [];
  let refused = 0;
  for (let at = 0; at < length; at++) {
    if (at % STEP === 0) {
      onRows(at);
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) return undefined;
    }
    const found = errorsOf(understanding, at);
    if (found.length > 0) refused++;
    errors.push(...found);
  }
  return { rows: length, refused, errors };
}

/** @param at position of the row, from 0 */
function errorsOf({ kind, file, mapping, options, check }: Understanding, at: number): readonly RowError[] {
  const row = mapRow(mapping, file.rows[at] ?? [], kind);
  const long = tooLong(row);
  if (long !== undefined)
    return [{ row: at + 1, column: long, reason: `is longer than ${MOST_CELL} characters` }];
  const reading = readRow(kind, row, at + 1, options);
  if (!reading.ok) return reading.errors;
  return check?.(settleDates(kind, row, options), at + 1) ?? [];
}

function tooLong(row: CanonicalRow): string | undefined {
  return Object.keys(row).find((field) => (row[field]?.length ?? 0) > MOST_CELL);
}

export interface Page {
  readonly page: number;
  /** Number of its first row in the file. */
  readonly firstRow: number;
  readonly rows: CanonicalRow[];
}

/** The same file, understood the same way, always gives the same pages. */
export function* pagesOf({ kind, file, mapping, options }: Understanding): Generator<Page> {
  const encoder = new TextEncoder();
  let page = 1;
  let firstRow = 1;
  let rows: CanonicalRow[] = [];
  let bytes = 0;
  for (const [at, cells] of file.rows.entries()) {
    const mapped = mapRow(mapping, cells, kind);
    // A row that is too long is known to be bad; an empty one keeps its number and is refused as well.
    const row = tooLong(mapped) === undefined ? settleDates(kind, mapped, options) : {};
    const size = encoder.encode(JSON.stringify(row)).length;
    if (rows.length > 0 && (rows.length === MAX_IMPORT_PAGE_ROWS || bytes + size > MOST_PAGE_BYTES)) {
      yield { page, firstRow, rows };
      page++;
      firstRow = at + 1;
      rows = [];
      bytes = 0;
    }
    rows.push(row);
    bytes += size;
  }
  if (rows.length > 0) yield { page, firstRow, rows };
}

/** Reasons found here stand; the API adds those of rows that looked good here. */
export function joinErrors(ours: readonly RowError[], theirs: readonly RowError[]): RowError[] {
  const known = new Set(ours.map(({ row }) => row));
  return [...ours, ...theirs.filter(({ row }) => !known.has(row))].sort((a, b) => a.row - b.row);
}
