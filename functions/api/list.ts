// A list is filtered, put in order and cut into pages in memory; its cursor names the last row shown, so that new rows shift nothing.
import * as z from 'zod';
import { done, type Outcome } from '#shared/domain/refusal.ts';
import { decodeCursor, encodeCursor } from '#shared/table/cursor.ts';

export type SortValue = string | number | null | undefined;

export interface ListQuery {
  readonly text?: string | undefined;
  readonly sort?: string | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface ListRules<Row> {
  /** Names the list in its cursors. */
  readonly list: string;
  readonly id: (row: Row) => string;
  /** What a text search looks at. */
  readonly text: (row: Row) => readonly (string | undefined)[];
  readonly value: (row: Row, sort: string) => SortValue;
  readonly sort: string;
}

/** Rows that a text search finds, without case; all of them without a text. */
export function rowsWithText<Row>(
  rows: readonly Row[],
  searched: string | undefined,
  textsOf: ListRules<Row>['text'],
): readonly Row[] {
  const wanted = searched?.normalize('NFKC').toLowerCase();
  if (!wanted) return rows;
  return rows.filter((row) =>
    textsOf(row).some((text) => text?.normalize('NFKC').toLowerCase().includes(wanted)),
  );
}

/** The last row shown: the value it is in order by, and its id. */
const Place = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string()]).readonly();
type Place = z.infer<typeof Place>;

export function pageOfRows<Row>(
  rows: readonly Row[],
  query: ListQuery,
  rules: ListRules<Row>,
): Outcome<{ items: Row[]; next: string | null; total: number }> {
  const { limit, cursor, ...decisive } = query;
  const identity = [
    rules.list,
    Object.entries(decisive)
      .filter(([, value]) => value !== undefined)
      .sort(),
  ];
  const sign = query.order === 'desc' ? -1 : 1;
  const place = (row: Row): Place => [folded(rules.value(row, query.sort ?? rules.sort)), rules.id(row)];
  const found = rowsWithText(rows, query.text, rules.text)
    .map((row) => ({ row, at: place(row) }))
    .sort((a, b) => compare(a.at, b.at, sign));
  let start = 0;
  if (cursor !== undefined) {
    const decoded = decodeCursor(identity, cursor, Place);
    if (!decoded.ok) return decoded;
    start = found.findIndex(({ at }) => compare(at, decoded.value, sign) > 0);
    if (start < 0) start = found.length;
  }
  const shown = found.slice(start, start + limit);
  const last = shown.at(-1);
  const next = last && start + limit < found.length ? encodeCursor(identity, last.at) : null;
  return done({ items: shown.map(({ row }) => row), next, total: found.length });
}

function folded(value: SortValue): string | number | null {
  return typeof value === 'string' ? value.normalize('NFKC').toLowerCase() : (value ?? null);
}

/** What is not known comes last in either order. */
function compare([a, idA]: Place, [b, idB]: Place, sign: 1 | -1): number {
  if (a === null || b === null) return a === b ? order(idA, idB) : a === null ? 1 : -1;
  return sign * order(a, b) || order(idA, idB);
}

function order(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
