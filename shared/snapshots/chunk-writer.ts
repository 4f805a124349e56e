// Buckets become chunks: an unchanged one is neither read nor written, a dirty one meets its old chunk first.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { keys } from '#shared/table/keys.ts';
import { type Item, putItems, type Table } from '#shared/table/table.ts';
import { covering } from './bucket.ts';
import type { AccountChange } from './changes.ts';
import type { DealtBucket } from './deal.ts';
import { expiryFrom } from './expiry.ts';
import { type Bucket, bucketName, type Manifest, packManifest } from './manifest.ts';
import type { Merged } from './merge.ts';
import { type Chunk, hashOf, packChunk } from './pack.ts';
import { BYTES, readChunks, SnapshotMissing } from './read.ts';

export interface NewVersion {
  readonly version: string;
  readonly bits: number;
  readonly base: Manifest | undefined;
  /** Uploads cannot be pulled again: their chunks do not expire. */
  readonly expires: boolean;
  readonly at: Instant;
}

export interface WrittenBuckets {
  readonly buckets: Bucket[];
  readonly rows: number;
  readonly changes: AccountChange[];
  /** Rows of the base that the read lacks. */
  readonly lacking: number;
  /** Buckets that differ from the base. */
  readonly dirty: number;
}

/** Meets the old chunks of a bucket; without one, they are not even read. */
export type Merge = (dealt: DealtBucket, old: readonly Chunk[]) => Merged;

/** Dirty buckets handled at a time: their old chunks are one BatchGet, and their new ones stay in memory no longer. */
const AT_ONCE = 50;

/** Items wait for each other so that few requests carry them; nothing refers to them before the pointer does. */
export interface ItemWriter {
  add(item: Item): Promise<void>;
  end(): Promise<void>;
}

export function itemWriter(table: Table): ItemWriter {
  let waiting: Item[] = [];
  const full = 100;
  async function end() {
    const items = waiting;
    waiting = [];
    await putItems(table, items);
  }
  return {
    end,
    async add(item) {
      waiting.push(item);
      if (waiting.length >= full) await end();
    },
  };
}

export async function writeBuckets(
  table: Table,
  writer: ItemWriter,
  owner: string,
  dealt: Iterable<DealtBucket>,
  { version, bits, base, expires, at }: NewVersion,
  merge: Merge | undefined,
): Promise<WrittenBuckets> {
  const buckets: Bucket[] = [];
  const changes: AccountChange[] = [];
  let rows = 0;
  let lacking = 0;
  let dirty = 0;
  let waiting: (DealtBucket & { readonly hash: string })[] = [];

  async function flush() {
    const some = waiting;
    waiting = [];
    const oldOf = base && merge ? await oldChunks(table, owner, base, some, bits) : undefined;
    for (const dealt of some) {
      const { bucket } = dealt;
      const merged = merge?.(dealt, oldOf?.(bucket) ?? []);
      const chunk = merged?.chunk ?? { carry: { day: at.slice(0, 10) }, lines: dealt.lines };
      const { lines } = chunk;
      const hash = lines.length === dealt.lines.length ? dealt.hash : hashOf(lines);
      const missing = chunk.carry.missing?.length ?? 0;
      changes.push(...(merged?.changes ?? []));
      lacking += merged?.lacking ?? 0;
      rows += lines.length + missing;
      buckets[bucket] = { hash, version, rows: lines.length, missing };
      if (lines.length + missing === 0) continue;
      await writer.add({
        ...keys.chunk(owner, version, bucketName(bucket, bits)),
        [BYTES]: packChunk(chunk),
        ...(expires && { expiresAt: expiryFrom(at) }),
      });
    }
  }

  for (const one of dealt) {
    const { bucket, lines } = one;
    const hash = hashOf(lines);
    const before = base?.bits === bits ? base.buckets[bucket] : undefined;
    if (before && before.hash === hash && before.missing === 0) {
      buckets[bucket] = before;
      rows += before.rows;
      continue;
    }
    dirty++;
    waiting.push({ ...one, hash });
    if (waiting.length >= AT_ONCE) await flush();
  }
  await flush();
  return { buckets, rows, changes, lacking, dirty };
}

export function manifestItem(owner: string, manifest: Manifest, expires: boolean, at: Instant): Item {
  return {
    ...keys.manifest(owner, manifest.version),
    [BYTES]: packManifest(manifest),
    ...(expires && { expiresAt: expiryFrom(at) }),
  };
}

/** The chunks of the base that may hold rows of these buckets; what has been lost is as if it had never been. */
async function oldChunks(
  table: Table,
  owner: string,
  base: Manifest,
  wanted: readonly { readonly bucket: number }[],
  bits: number,
): Promise<(bucket: number) => Chunk[]> {
  const sources = (bucket: number) => covering(bucket, bits, base.bits);
  const needed = [...new Set(wanted.flatMap(({ bucket }) => sources(bucket)))];
  const found = new Map<number, Chunk>();
  const read = async (some: readonly number[]) => {
    for await (const { bucket, chunk } of readChunks(table, owner, base, some)) found.set(bucket, chunk);
  };
  try {
    await read(needed);
  } catch (error) {
    if (!(error instanceof SnapshotMissing)) throw error;
    for (const one of needed)
      await read([one]).catch((lost: unknown) => {
        if (!(lost instanceof SnapshotMissing)) throw lost;
      });
  }
  return (bucket) => sources(bucket).flatMap((one) => found.get(one) ?? []);
}
