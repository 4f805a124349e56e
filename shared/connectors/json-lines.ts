// A file of JSON, one object a line, may come packed as the file it is, and not for the way.
import { gunzipSync } from 'node:zlib';
import type * as z from 'zod';
import type { Exchanged } from './exchange.ts';
import { parse, type Trouble } from './trouble.ts';

/** Many times what a large organization's file of a day unpacks to. */
const MOST_BYTES = 256 * 1024 * 1024;

export function isPacked({ bytes }: Pick<Exchanged, 'bytes'>): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export function jsonLines<T>(
  answer: Exchanged,
  shape: z.ZodType<T>,
): { readonly value: readonly T[] } | Trouble {
  let text = answer.body;
  try {
    if (isPacked(answer)) text = gunzipSync(answer.bytes, { maxOutputLength: MOST_BYTES }).toString();
  } catch {
    return { kind: 'malformedAnswer', message: 'The file that was sent cannot be unpacked.', passing: true };
  }
  const value: T[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const row = parse(line, shape);
    if (!('value' in row)) return row;
    value.push(row.value);
  }
  return { value };
}
