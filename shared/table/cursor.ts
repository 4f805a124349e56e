// A cursor is an opaque place in one query; it is refused by any other query, and so is what is no place in it.
import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { type Outcome, refuse } from '#shared/domain/refusal.ts';

/** `query` names everything that decides the rows and their order; the page size may change between pages. */
export function encodeCursor(query: unknown, place: unknown): string {
  return Buffer.from(JSON.stringify([fingerprint(query), place])).toString('base64url');
}

/** @param places what a place in this query looks like: a cursor is only text that came back from a client */
export function decodeCursor<P>(query: unknown, cursor: string, places: z.ZodType<P>): Outcome<P> {
  const decoded = parsed(cursor);
  const place = places.safeParse(Array.isArray(decoded) ? decoded[1] : undefined);
  if (Array.isArray(decoded) && decoded[0] === fingerprint(query) && place.success)
    return { ok: true, value: place.data };
  return refuse('invalid', 'This cursor belongs to another list, filter or order; start again without it', {
    field: 'cursor',
  });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function fingerprint(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 12);
}
