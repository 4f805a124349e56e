// The findings of a connection are derived like its counters, packed beside its snapshot, and written only where they changed.
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { countFindings, Finding } from '#shared/domain/people/findings.ts';
import {
  type ConnectionState,
  connectionFigures,
  type FindingsFigure,
} from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import { type Key, keys } from '#shared/table/keys.ts';
import { deleteItems, getItems, type Item, putItems, type Table } from '#shared/table/table.ts';
import { BYTES } from './read.ts';

/** A row packs to some 40 bytes; an item holds 400 KB. */
const ROWS_PER_PART = 5_000;

export type FindingsBasis = Pick<FindingsFigure, 'snapshot' | 'people' | 'overlays' | 'readAt'>;

/** Whether they rest on the same inputs. */
export function restOnSame(
  figure: FindingsFigure | undefined,
  basis: Omit<FindingsBasis, 'readAt'>,
): boolean {
  return (
    figure !== undefined &&
    figure.snapshot === basis.snapshot &&
    figure.people === basis.people &&
    figure.overlays === basis.overlays
  );
}

/**
 * The rows first, under the mark of their content: a figure never speaks of rows that are not there, and whoever loses to a
 * later judgement has overwritten nothing. @returns whether anything was written
 */
export async function writeFindings(
  table: Table,
  connection: Stored<ConnectionState>,
  findings: readonly Finding[],
  basis: FindingsBasis,
): Promise<boolean> {
  const { id } = connection.state;
  const before = connectionFigures(connection).findings;
  const sorted = findings.toSorted((a, b) => compare(a.accountId, b.accountId) || compare(a.kind, b.kind));
  const mark = createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 16);
  const parts = Math.ceil(sorted.length / ROWS_PER_PART);
  const figure: FindingsFigure = { ...basis, mark, parts, counts: countFindings(sorted) };
  // A later read that found the same is no news.
  if (before && before.mark === mark && restOnSame(before, basis)) return false;
  const isNew = before?.mark !== mark;
  if (isNew) {
    const items = keysOf(id, figure).map((key, part) => ({
      ...key,
      [BYTES]: deflateRawSync(JSON.stringify(sorted.slice(part * ROWS_PER_PART, (part + 1) * ROWS_PER_PART))),
    }));
    await putItems(table, items);
  }
  const flipped = await setFigures(
    table,
    connection.key,
    { findings: figure },
    {
      guard: {
        expression: 'attribute_not_exists(#figures.#findings) OR #figures.#findings.#readAt <= :readAt',
        names: { '#findings': 'findings', '#readAt': 'readAt' },
        values: { ':readAt': basis.readAt },
      },
    },
  );
  if (flipped && isNew && before) await deleteItems(table, keysOf(id, before));
  return flipped;
}

function keysOf(connectionId: string, { mark, parts }: Pick<FindingsFigure, 'mark' | 'parts'>): Key[] {
  return Array.from({ length: parts }, (_, part) => keys.findings(connectionId, mark, part));
}

/** Of one connection each. What is just being written anew is read as far as it stands. */
export async function readFindings(
  table: Table,
  connections: readonly { readonly id: string; readonly findings: FindingsFigure }[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const wanted = connections.flatMap(({ id, findings }) => keysOf(id, findings).map((key) => ({ id, key })));
  const items = await getItems(
    table,
    wanted.map(({ key }) => key),
  );
  const byKey = new Map(items.map((item) => [`${item.PK} ${item.SK}`, item]));
  const read = new Map<string, Finding[]>(connections.map(({ id }) => [id, []]));
  for (const { id, key } of wanted) {
    const item = byKey.get(`${key.PK} ${key.SK}`);
    if (item) read.get(id)?.push(...rowsOf(item));
  }
  return read;
}

function rowsOf(item: Item): Finding[] {
  return Finding.array().parse(JSON.parse(inflateRawSync(item[BYTES] as Uint8Array).toString()));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
