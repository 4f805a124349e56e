// A query becomes pages: the rows that met it when it was asked are remembered under a locator, as a cursor does.
import type { Asked, Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import { shortHash } from '../short-hash.ts';
import { refusal } from './errors.ts';
import type { QueryObject } from './objects.ts';
import { MalformedQuery, meets, parseSoql, type Query, type Value } from './soql.ts';

export const API = '/services/data/v66.0';
/** Rows of a page by default and at most, and the fewest that may be asked for. */
const BATCH = { most: 2_000, fewest: 200 };
/** Cursors a user may have open; the oldest is dropped. */
const OPEN_CURSORS = 50;

interface Cursor {
  readonly query: Query;
  readonly object: QueryObject;
  readonly fields: readonly string[];
  /** Rows of the object, in order; all of them when absent. */
  readonly rows: readonly number[] | undefined;
  readonly total: number;
}

export interface Queries {
  first(asked: Asked, objects: ReadonlyMap<string, QueryObject>): Reply;
  /** @param locator the last part of `nextRecordsUrl` */
  next(asked: Asked, locator: string): Reply;
}

/** @param mostRows rows the server sends at most, whatever batch is asked for */
export function openQueries(mostRows = BATCH.most): Queries {
  const cursors = new Map<string, Cursor>();
  let opened = 0;

  function page(asked: Asked, cursor: Cursor, id: string, from: number): Reply {
    const size = Math.min(mostRows, batchOf(asked));
    // A row before this one went away: everything moved up by one, and one row is never seen.
    const start = asked.shifted && from > 0 ? from + 1 : from;
    const end = Math.min(cursor.total, start + size);
    const records = [];
    for (let at = start; at < end; at++) records.push(record(cursor, cursor.rows?.[at] ?? at));
    const done = end >= cursor.total;
    return ok({
      totalSize: cursor.total,
      done,
      ...(done ? {} : { nextRecordsUrl: `${API}/query/${id}-${end}` }),
      records,
    });
  }

  return {
    first(asked, objects) {
      let cursor: Cursor;
      try {
        cursor = open(parseSoql(asked.query.get('q') ?? ''), objects);
      } catch (error) {
        if (error instanceof MalformedQuery) return refusal(400, 'MALFORMED_QUERY', error.message);
        if (error instanceof UnknownName) return refusal(400, error.code, error.message);
        throw error;
      }
      if (cursor.query.count) return ok({ totalSize: cursor.total, done: true, records: [] });
      const id = `01g5f0${shortHash(`${opened++}`)}AAA`;
      cursors.set(id, cursor);
      const oldest = cursors.keys().next().value;
      if (cursors.size > OPEN_CURSORS && oldest !== undefined) cursors.delete(oldest);
      return page(asked, cursor, id, 0);
    },
    next(asked, locator) {
      const [, id = '', from = ''] = /^(\w+)-(\d+)$/.exec(locator) ?? [];
      const cursor = cursors.get(id);
      if (!cursor) return refusal(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
      return page(asked, cursor, id, Number(from));
    },
  };
}

class UnknownName extends Error {
  readonly code: 'INVALID_TYPE' | 'INVALID_FIELD';
  constructor(code: 'INVALID_TYPE' | 'INVALID_FIELD', message: string) {
    super(message);
    this.code = code;
  }
}

function open(query: Query, objects: ReadonlyMap<string, QueryObject>): Cursor {
  const object = objects.get(query.object.toLowerCase());
  if (!object) {
    throw new UnknownName('INVALID_TYPE', `sObject type '${query.object}' is not supported.`);
  }
  const names = new Map(object.fields.map((field) => [field.toLowerCase(), field]));
  const named = (field: string) => {
    const name = names.get(field.toLowerCase());
    if (name !== undefined) return name;
    throw new UnknownName('INVALID_FIELD', `No such column '${field}' on entity '${object.name}'.`);
  };
  const fields = query.fields.map(named);
  const reader = (row: number) => (field: string) => object.read(row, named(field));
  const { where, orderBy, limit, offset } = query;
  let rows: number[] | undefined;
  if (where || orderBy || offset > 0 || limit !== undefined) {
    rows = Array.from(
      { length: where || orderBy ? object.rows : Math.min(object.rows, offset + (limit ?? object.rows)) },
      (_, row) => row,
    );
    if (where) rows = rows.filter((row) => meets(where, reader(row)));
    if (orderBy) rows = ordered(rows, reader, orderBy);
    rows = rows.slice(offset, limit === undefined ? undefined : offset + limit);
  }
  return { query, object, fields, rows, total: rows?.length ?? object.rows };
}

function ordered(
  rows: readonly number[],
  reader: (row: number) => (field: string) => Value,
  { field, descending }: NonNullable<Query['orderBy']>,
): number[] {
  const keyed = rows.map((row) => ({ row, key: reader(row)(field) }));
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.row - b.row;
    if (a.key === null || b.key === null) return a.key === null ? -1 : 1;
    return a.key < b.key ? -sign : sign;
  });
  return keyed.map(({ row }) => row);
}

/** `Profile.UserLicense.Name` becomes nested records, each with its own attributes. */
function record({ object, fields }: Cursor, row: number): Record<string, unknown> {
  const out: Record<string, unknown> = { attributes: attributes(object, row) };
  for (const field of fields) {
    const path = field.split('.');
    let place = out;
    for (const relation of path.slice(0, -1)) {
      place[relation] ??= { attributes: { type: relation, url: `${API}/sobjects/${relation}` } };
      place = place[relation] as Record<string, unknown>;
    }
    place[path.at(-1) ?? field] = object.read(row, field);
  }
  return out;
}

function attributes(object: QueryObject, row: number): object {
  return { type: object.name, url: `${API}/sobjects/${object.name}/${object.read(row, 'Id')}` };
}

function batchOf(asked: Asked): number {
  const header = String(asked.headers['sforce-query-options'] ?? '');
  const wanted = Number(/batchSize=(\d+)/i.exec(header)?.[1] ?? BATCH.most);
  return Math.min(BATCH.most, Math.max(BATCH.fewest, wanted));
}
