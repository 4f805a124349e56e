// A mapping says which column of a file holds which field; it is guessed from the headers and corrected by a person.
import { columnsOf, type NamedColumn } from './columns.ts';
import { unguardedCell } from './csv-cell.ts';
import type { FileKind } from './import-kind.ts';

/** Field name → position of the file's column. A field left out is not in the file. */
export type Mapping = Readonly<Record<string, number>>;

/** A row by field name, as it is previewed, sent and checked. */
export type CanonicalRow = Readonly<Record<string, string>>;

function fold(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export function guessMapping(kind: FileKind, headers: readonly string[]): Mapping {
  return guessColumns(columnsOf(kind), headers);
}

/** The surest name first: a template header beats a synonym, and each column is taken once, from the left. */
export function guessColumns(
  columns: readonly Pick<NamedColumn, 'header' | 'field' | 'synonyms'>[],
  headers: readonly string[],
): Mapping {
  const folded = headers.map(fold);
  const taken = new Set<number>();
  const mapping: Record<string, number> = {};
  const passes = [
    (column: { header: string; field: string }) => [fold(column.header), fold(column.field)],
    (column: { synonyms: readonly string[] }) => column.synonyms,
  ];
  for (const namesOf of passes) {
    for (const column of columns) {
      if (mapping[column.field] !== undefined) continue;
      for (const name of namesOf(column)) {
        const at = folded.findIndex((header, index) => header === name && !taken.has(index));
        if (at < 0) continue;
        mapping[column.field] = at;
        taken.add(at);
        break;
      }
    }
  }
  return mapping;
}

/** Headers of the columns that a file of this kind cannot do without and the mapping does not have. */
export function missingColumns(kind: FileKind, mapping: Mapping): string[] {
  const missing = columnsOf(kind)
    .filter((column) => column.required && mapping[column.field] === undefined)
    .map((column) => column.header);
  const noAmount =
    kind === 'statement' && ['amount', 'debit', 'credit'].every((field) => mapping[field] === undefined);
  if (noAmount) return ['Amount, or Debit and Credit', ...missing];
  const nobody = kind === 'assignments' && mapping.mail === undefined && mapping.id === undefined;
  return nobody ? ['Mail or Account ID', ...missing] : missing;
}

/** Of a row of edits, a blank cell says that there shall be nothing; of others it says nothing. */
const BLANK_TELLS: ReadonlySet<FileKind> = new Set(['mapping']);

/** Blank cells are left out where they say nothing, guards of an earlier export taken off. */
export function mapRow(mapping: Mapping, cells: readonly string[], kind?: FileKind): CanonicalRow {
  const tells = kind !== undefined && BLANK_TELLS.has(kind);
  const row: Record<string, string> = {};
  for (const [field, at] of Object.entries(mapping)) {
    const text = unguardedCell(cells[at]?.trim() ?? '').trim();
    if (text !== '' || tells) row[field] = text;
  }
  return row;
}
