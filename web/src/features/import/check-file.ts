// A file is read, mapped and checked in the browser by the very rules the API applies, a slice at a time.
import type { ImportKind, RowError } from '#shared/domain/imports/import-kind.ts';
import { type CanonicalRow, type Mapping, mapRow } from '#shared/domain/imports/mapping.ts';
import { type CsvFile, decodeText, parseCsv } from '#shared/domain/imports/parse-csv.ts';
import { type DateOrder, provenDateOrder } from '#shared/domain/imports/read-day.ts';
import { readRows, settleDates } from '#shared/domain/imports/read-row.ts';
import type { Outcome } from '#shared/domain/refusal.ts';

/** What one cell of a request may carry. */
const CELL_LETTERS = 2000;
/** Checked without a pause; a frame or two on a slow machine. */
const SLICE_ROWS = 2000;

export async function openFile(file: Blob): Promise<Outcome<CsvFile>> {
  return parseCsv(decodeText(new Uint8Array(await file.arrayBuffer())));
}

/** The order that the file itself proves; `asked` when it has such dates and proves none; undefined without any. */
export function dateOrderIn(file: CsvFile, mapping: Mapping): DateOrder | 'asked' | undefined {
  const used = Object.values(mapping);
  const cells = function* () {
    for (const row of file.rows) for (const at of used) yield row[at] ?? '';
  };
  const proven = provenDateOrder(cells());
  if (proven) return proven;
  for (const cell of cells()) if (/^\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}/.test(cell)) return 'asked';
  return undefined;
}

/** The row as it is sent: by field, dates settled, no cell longer than a request takes. */
export function rowToSend(
  kind: ImportKind,
  mapping: Mapping,
  cells: readonly string[],
  dateOrder: DateOrder | undefined,
): CanonicalRow {
  const row = settleDates(kind, mapRow(mapping, cells), { dateOrder });
  return Object.fromEntries(Object.entries(row).map(([field, text]) => [field, text.slice(0, CELL_LETTERS)]));
}

export interface Checked {
  readonly rows: readonly CanonicalRow[];
  readonly errors: readonly RowError[];
  /** Rows that cannot be applied. */
  readonly refused: number;
}

export async function checkFile(
  kind: ImportKind,
  file: CsvFile,
  mapping: Mapping,
  dateOrder: DateOrder | undefined,
  isCurrent: () => boolean,
): Promise<Checked | undefined> {
  const rows: CanonicalRow[] = [];
  const errors: RowError[] = [];
  let refused = 0;
  for (let at = 0; at < file.rows.length; at += SLICE_ROWS) {
    const slice = file.rows
      .slice(at, at + SLICE_ROWS)
      .map((cells) => rowToSend(kind, mapping, cells, dateOrder));
    const reading = readRows(kind, slice, at + 1, { dateOrder });
    rows.push(...slice);
    errors.push(...reading.errors);
    refused += reading.refused.length;
    await new Promise((resolve) => setTimeout(resolve));
    if (!isCurrent()) return undefined;
  }
  return { rows, errors, refused };
}
