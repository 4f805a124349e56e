// A route is one value; dispatch, authorisation, validation, OpenAPI, the browser's client and the tests all read it.
import * as z from 'zod';
import type { Access } from './readers.ts';

/** A column of a list's CSV export; `value` gives what stands in the cell. */
export interface CsvColumn<Row> {
  readonly header: string;
  value(row: Row): string | number | null | undefined;
}

export interface Route<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** Name of the operation in the OpenAPI document and the client. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/things/{id}`; every name in braces is a key of `params`. */
  readonly path: `/api/${string}`;
  readonly access: Access;
  readonly noun: string;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  readonly status: 200 | 201 | 202 | 204;
  /** Its body is a form, as RFC 6749 asks of where tokens are given; its refusals carry that text's own word too. */
  readonly form?: true;
  /** Lists with columns also answer `Accept: text/csv`, page by page with a `Link: <…>; rel="next"` header. */
  readonly csv?: readonly CsvColumn<never>[];
  /** A document that is not JSON: its media type; the response schema is then a string. */
  readonly mediaType?: string;
  /** A document that its reader may keep this long, and then ask whether it changed; others are never kept. */
  readonly freshSeconds?: number;
}

const NOTHING = z.object({});

type RouteInput<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> = Omit<Route<P, Q, B, R>, 'params' | 'query' | 'body' | 'response' | 'status' | 'csv'> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response?: R;
  readonly status?: Route['status'];
  readonly csv?: z.output<R> extends { items: readonly (infer Row)[] } ? readonly CsvColumn<Row>[] : never;
};

export function route<
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodUndefined,
>(input: RouteInput<P, Q, B, R>): Route<P, Q, B, R> {
  return {
    ...input,
    params: input.params ?? (NOTHING as unknown as P),
    query: input.query ?? (NOTHING as unknown as Q),
    body: input.body ?? (z.undefined() as unknown as B),
    response: input.response ?? (z.undefined() as unknown as R),
    status: input.status ?? (input.response ? 200 : 204),
    csv: input.csv as readonly CsvColumn<never>[] | undefined,
  } as Route<P, Q, B, R>;
}

export const Id = z.object({ id: z.string().min(1).max(200) });

/** Rows per page that people choose from; exports ask for the largest. */
export const PAGE_SIZES = [25, 50, 100, 1000] as const;

/** The query of a list: text search, order, and a cursor that is only good for this very query. */
export function listQuery<S extends readonly [string, ...string[]], F extends z.ZodRawShape>(
  sortable: S,
  filters: F,
) {
  return z.object({
    text: z.string().trim().max(200).optional(),
    sort: z.enum(sortable).optional(),
    order: z.enum(['asc', 'desc']).optional(),
    limit: z.coerce.number().pipe(z.literal(PAGE_SIZES)).default(25),
    cursor: z.string().max(2000).optional(),
    ...filters,
  });
}

/** A page of a list; `total` counts all rows of the query. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.int().min(0),
  });
}

/** What a person saw of the thing they change: the version they opened. */
export const Seen = z.object({ version: z.int().min(0) });

/** A flag in a query string. */
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
