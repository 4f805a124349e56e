// Readers name a version and get all of it, checked, or an error: never a mixture of two.
import { type Key, keys } from '#shared/table/keys.ts';
import { getItem, getItems, type Item, type Table } from '#shared/table/table.ts';
import { bucketOf } from './bucket.ts';
import { recall, remember } from './chunk-cache.ts';
import { bucketName, type Manifest, unpackManifest } from './manifest.ts';
import { type Chunk, hashOf, idOf, unpackChunk } from './pack.ts';
import { type AccountRow, accountRow, ownOf } from './row.ts';

/** A version that is named somewhere is not in the table: expired with nobody to rewrite it, or never finished. */
export class SnapshotMissing extends Error {
  override readonly name = 'SnapshotMissing';
}

/** Chunks asked for at a time: four batches in parallel, about 8 MB. */
const WAVE = 400;

/** The attribute that holds the packed bytes of a chunk, a manifest or a change set. */
export const BYTES = 'bytes';

/** @param owner id of the connection, or DIRECTORY. @throws SnapshotMissing */
export async function readManifest(table: Table, owner: string, version: string): Promise<Manifest> {
  const key = keys.manifest(owner, version);
  const known = recall(table, key);
  if (known) return unpackManifest(known);
  const item = (await getItem(table, key, false)) ?? (await getItem(table, key));
  if (!item) throw new SnapshotMissing(`Snapshot ${version} of ${owner} is not in the table`);
  const bytes = bytesOf(item);
  remember(table, key, bytes);
  return unpackManifest(bytes);
}

/** The same for whoever can do without one that has been lost. */
export async function findManifest(
  table: Table,
  owner: string,
  version: string,
): Promise<Manifest | undefined> {
  try {
    return await readManifest(table, owner, version);
  } catch (error) {
    if (error instanceof SnapshotMissing) return undefined;
    throw error;
  }
}

/** All accounts of a version, in no particular order. @throws SnapshotMissing */
export async function readAccounts(
  table: Table,
  connectionId: string,
  version: string,
): Promise<AccountRow[]> {
  const rows: AccountRow[] = [];
  for await (const some of accountBuckets(table, connectionId, version)) rows.push(...some);
  return rows;
}

/** The same, bucket by bucket, for whoever must not hold them all. @throws SnapshotMissing */
export async function* accountBuckets(
  table: Table,
  connectionId: string,
  version: string,
): AsyncGenerator<AccountRow[]> {
  const manifest = await readManifest(table, connectionId, version);
  for await (const { chunk } of readChunks(table, connectionId, manifest)) yield rowsOf(chunk);
}

/** Only of the buckets that accounts of these ids stand in; others of them come along. @throws SnapshotMissing */
export async function* accountsById(
  table: Table,
  connectionId: string,
  version: string,
  ids: readonly string[],
): AsyncGenerator<AccountRow[]> {
  const manifest = await readManifest(table, connectionId, version);
  const buckets = [...new Set(ids.map((id) => bucketOf(id, manifest.bits)))];
  for await (const { chunk } of readChunks(table, connectionId, manifest, buckets)) yield rowsOf(chunk);
}

export function rowsOf({ lines, carry }: Chunk): AccountRow[] {
  const { day, days, missing = [] } = carry;
  const row = (line: string) => accountRow(line, { day, days: ownOf(days, idOf(line)) });
  return [...lines.map(row), ...missing.map((line) => ({ ...row(line), missing: true as const }))];
}

export interface ChunkOfBucket {
  readonly bucket: number;
  readonly chunk: Chunk;
}

/**
 * Chunks by exact key, eventually consistent, checked against their hash; what does not show yet is read again strongly.
 * @param buckets only these; else all. Empty buckets are left out. @throws SnapshotMissing
 */
export async function* readChunks(
  table: Table,
  owner: string,
  manifest: Manifest,
  buckets?: readonly number[],
): AsyncGenerator<ChunkOfBucket> {
  const wanted = (buckets ?? [...manifest.buckets.keys()]).filter((bucket) => {
    const entry = manifest.buckets[bucket];
    return entry !== undefined && entry.rows + entry.missing > 0;
  });
  for (let at = 0; at < wanted.length; at += WAVE)
    yield* await readWave(table, owner, manifest, wanted.slice(at, at + WAVE));
}

async function readWave(
  table: Table,
  owner: string,
  manifest: Manifest,
  buckets: readonly number[],
): Promise<ChunkOfBucket[]> {
  const keyOf = new Map(buckets.map((bucket) => [bucket, chunkKey(owner, manifest, bucket)]));
  const found = new Map<number, Chunk>();
  const take = (bucket: number, bytes: Uint8Array | undefined) => {
    const chunk = bytes && unpackChunk(bytes);
    if (!chunk || hashOf(chunk.lines) !== manifest.buckets[bucket]?.hash) return;
    found.set(bucket, chunk);
    remember(table, keyOf.get(bucket) as Key, bytes);
  };
  for (const [bucket, key] of keyOf) take(bucket, recall(table, key));
  for (const consistent of [false, true]) {
    const left = buckets.filter((bucket) => !found.has(bucket));
    if (left.length === 0) break;
    const keysLeft = left.map((bucket) => keyOf.get(bucket) as Key);
    const bySort = new Map((await getItems(table, keysLeft, consistent)).map((item) => [item.SK, item]));
    for (const bucket of left) {
      const item = bySort.get((keyOf.get(bucket) as Key).SK);
      take(bucket, item && bytesOf(item));
    }
  }
  const lost = buckets.find((bucket) => !found.has(bucket));
  if (lost !== undefined)
    throw new SnapshotMissing(`Bucket ${lost} of snapshot ${manifest.version} of ${owner} is not readable`);
  return buckets.map((bucket) => ({ bucket, chunk: found.get(bucket) as Chunk }));
}

export function chunkKey(owner: string, { buckets, bits }: Manifest, bucket: number): Key {
  return keys.chunk(owner, buckets[bucket]?.version ?? '', bucketName(bucket, bits));
}

function bytesOf(item: Item): Uint8Array {
  return item[BYTES] as Uint8Array;
}
