// Rows that could not be applied go back as a file: their own cells, with the reasons in one more column.
import { columnsOf, templateHeaders } from './columns.ts';
import { csvLine } from './csv-cell.ts';
import type { FileKind, RowError } from './import-kind.ts';
import type { CsvFile } from './parse-csv.ts';

const REASON_HEADER = 'Why it was not applied';

/** A file that can be mended and imported again; the reason column is ignored then. */
export function badRowsCsv(kind: FileKind, file: CsvFile, errors: readonly RowError[]): string {
  const headerOf = new Map(columnsOf(kind).map((column) => [column.field, column.header]));
  const reasons = new Map<number, string[]>();
  for (const error of errors) {
    const place = error.column === undefined ? '' : `${headerOf.get(error.column) ?? error.column}: `;
    reasons.set(error.row, [...(reasons.get(error.row) ?? []), `${place}${error.reason}`]);
  }
  const lines = [...reasons]
    .sort(([a], [b]) => a - b)
    .map(([row, why]) => csvLine([...(file.rows[row - 1] ?? []), why.join('; ')]));
  return csvLine([...file.headers, REASON_HEADER]) + lines.join('');
}

/** An empty file of this kind with one example row. */
export function templateCsv(kind: FileKind): string {
  return csvLine(templateHeaders(kind)) + csvLine(columnsOf(kind).map((column) => column.example));
}
