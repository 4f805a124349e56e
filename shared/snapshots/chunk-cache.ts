// What a version names never changes, so its bytes are kept by a warm function, up to a limit, the latest used last.
import type { Key } from '#shared/table/keys.ts';
import type { Table } from '#shared/table/table.ts';

/** A connection of 100,000 accounts is about 5 MB; a function of 256 MB can spare this much. */
const MAX_BYTES = 48 * 1024 * 1024;

const kept = new Map<string, Uint8Array>();
let bytes = 0;

function nameOf(table: Table, { PK, SK }: Key): string {
  return `${table.name} ${PK} ${SK}`;
}

export function recall(table: Table, key: Key): Uint8Array | undefined {
  const name = nameOf(table, key);
  const found = kept.get(name);
  if (!found) return undefined;
  kept.delete(name);
  kept.set(name, found);
  return found;
}

export function remember(table: Table, key: Key, content: Uint8Array): void {
  const name = nameOf(table, key);
  if (kept.has(name) || content.length > MAX_BYTES / 4) return;
  kept.set(name, content);
  bytes += content.length;
  for (const [oldest, { length }] of kept) {
    if (bytes <= MAX_BYTES) return;
    kept.delete(oldest);
    bytes -= length;
  }
}

/** As a cold start finds it. */
export function forgetAll(): void {
  kept.clear();
  bytes = 0;
}
