// A cursor is an opaque place in one query; it is refused by any other query.
import { createHash } from 'node:crypto';
import { type Outcome, refuse } from '#shared/domain/refusal.ts';

/** `query` names everything that decides the rows and their order; the page size may change between pages. */
export function encodeCursor(query: unknown, place: unknown): string {
  return Buffer.from(JSON.stringify([fingerprint(query), place])).toString('base64url');
}

export function decodeCursor<P = Record<string, unknown>>(query: unknown, cursor: string): Outcome<P> {
  try {
    const [print, place] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, P];
    if (print === fingerprint(query)) return { ok: true, value: place };
  } catch {
    // Falls through: an altered cursor is refused like a foreign one.
  }
  return refuse('invalid', 'This cursor belongs to another list, filter or order; start again without it', {
    field: 'cursor',
  });
}

function fingerprint(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 12);
}
