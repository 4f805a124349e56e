// Publishing is one conditional update: readers see the old version or the new one, and a loser knows that it lost.
import type { Actor } from '#shared/domain/access/role.ts';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Published } from '#shared/domain/connections/connection.ts';
import type { FieldChange } from '#shared/domain/ledger/entry.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { changeItem } from '#shared/table/commit.ts';
import { type ConnectionState, connectionEntity } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { deleteItems, type Table } from '#shared/table/table.ts';
import { bitsFor, bucketOf } from './bucket.ts';
import { type ChangeCounts, changeSetItems, countsOf } from './changes.ts';
import { itemWriter, manifestItem, type WrittenBuckets, writeBuckets } from './chunk-writer.ts';
import type { Deal } from './deal.ts';
import { losesTooMuch, publishedFrom } from './held.ts';
import { type Manifest, newVersion } from './manifest.ts';
import { mergeBucket } from './merge.ts';
import { idOf } from './pack.ts';
import { findManifest, readChunks } from './read.ts';
import { accountRow, isUnnamed } from './row.ts';

/** Everything one complete read of a vendor brought. */
export interface CompleteRead {
  readonly deal: Deal;
  /** When the read began. */
  readonly readAt: Instant;
  readonly day: CivilDay;
  /** Whether lists of accounts were read; else the accounts of the version before stay. */
  readonly accounts: boolean;
  /** Whether lists of licenses were read; else the SKUs of the version before stay. */
  readonly skus: boolean;
  /** Whether a row that is not in it is gone: a stable cursor, or totals that match. */
  readonly vouched: boolean;
  /** A person who uploads a shorter file means it. */
  readonly mayHold: boolean;
  /** False for uploads, which cannot be pulled again. */
  readonly expires: boolean;
  readonly sources?: Readonly<Record<string, string>> | undefined;
}

/** What the same update writes beside the pointer. */
export interface Alongside {
  readonly actor: Actor;
  /** What the log calls it; absent: published. */
  readonly deed?: 'imported' | 'assigned';
  /** What the log tells of it instead of counts. */
  readonly told?: readonly FieldChange[] | undefined;
  readonly at: Instant;
  /** The health that goes with success or, when the read is held, with waiting for a person. */
  readonly patch: (held: boolean, current: ConnectionState) => Partial<ConnectionState>;
  readonly figures?: (held: boolean, current: Stored<ConnectionState>) => Readonly<Record<string, unknown>>;
}

export type Publication =
  | {
      readonly outcome: 'published';
      readonly published: Published;
      readonly manifest: Manifest;
      readonly counts: ChangeCounts;
      readonly stored: Stored<ConnectionState>;
    }
  | { readonly outcome: 'unchanged'; readonly manifest: Manifest }
  | { readonly outcome: 'held'; readonly lost: number; readonly accountsBefore: number }
  | { readonly outcome: 'lostRace' }
  /** The connection was deleted meanwhile. */
  | { readonly outcome: 'gone' };

export async function publishRead(
  table: Table,
  connection: Stored<ConnectionState>,
  read: CompleteRead,
  alongside: Alongside,
): Promise<Publication> {
  const { id, published } = connection.state;
  if (published && published.readAt > read.readAt) return { outcome: 'lostRace' };
  // A base that has been lost is none: the read is published as a first one.
  const base = published && (await findManifest(table, id, published.version));
  const version = newVersion(alongside.at);
  const writer = itemWriter(table);
  const written = await writeAccounts(table, writer, id, read, base, version, alongside.at);
  const skus = read.skus ? [...read.deal.skus] : (base?.skus ?? []);
  const kinds = (all: object | undefined) => Object.keys(all ?? {}).length;
  const sameKinds = read.sources === undefined || kinds(read.sources) === kinds(base?.sources);
  if (base && written.dirty === 0 && sameSkus(base.skus, skus) && sameKinds)
    return { outcome: 'unchanged', manifest: base };

  const sources = read.sources ?? base?.sources;
  const manifest: Manifest = {
    version,
    readAt: read.readAt,
    day: read.day,
    bits: written.bits,
    rows: written.rows,
    buckets: written.buckets,
    skus,
    ...(sources && { sources: { ...sources } }),
    ...(!read.expires && base && { previous: base.version }),
  };
  await writer.add(manifestItem(id, manifest, read.expires, alongside.at));
  const changeSet = base ? changeSetItems(id, version, { base: base.version, changes: written.changes }) : [];
  for (const item of changeSet) await writer.add(item);
  await writer.end();

  const counts = base ? countsOf(written.changes) : { ...countsOf([]), joined: written.rows };
  const held = read.mayHold && base !== undefined && losesTooMuch(base.rows, written.lacking);
  const outcome = await changeItem(table, connectionEntity, connection.key, alongside.at, (stored) => {
    const { state: current } = stored;
    if (current.published?.version !== published?.version)
      return { refusal: { code: 'conflict', reason: 'Another read was published first' } };
    const { held: _, ...rest } = current;
    const state = {
      ...rest,
      ...alongside.patch(held, current),
      ...(held
        ? { held: heldFrom(manifest, base.rows, written.lacking) }
        : { published: publishedFrom(manifest) }),
    };
    const { actor } = alongside;
    const changes = alongside.told ?? toldCounts(base?.rows, manifest.rows, counts);
    return {
      state,
      line: { actor, deed: held ? 'readHeld' : (alongside.deed ?? 'published'), changes: [...changes] },
      ...(alongside.figures && { figures: alongside.figures(held, stored) }),
    };
  });
  if (!outcome.ok) {
    await deleteItems(table, changeSet);
    return { outcome: outcome.refusal.code === 'conflict' ? 'lostRace' : 'gone' };
  }
  if (held) return { outcome: 'held', lost: written.lacking, accountsBefore: base.rows };
  return {
    outcome: 'published',
    published: publishedFrom(manifest),
    manifest,
    counts,
    stored: outcome.value,
  };
}

async function writeAccounts(
  table: Table,
  writer: ReturnType<typeof itemWriter>,
  id: string,
  { deal, accounts, day, vouched, expires }: CompleteRead,
  base: Manifest | undefined,
  version: string,
  at: Instant,
): Promise<WrittenBuckets & { readonly bits: number }> {
  if (!accounts && base)
    return { buckets: base.buckets, rows: base.rows, bits: base.bits, changes: [], lacking: 0, dirty: 0 };
  if (base && !vouched) deal.resolve(await knownBefore(table, id, base, deal.unknownNames()));
  const bits = bitsFor(accounts ? deal.accounts : 0, base?.bits);
  const dealt = deal.buckets(bits);
  const mine = (bucket: number) => (key: string) => bucketOf(key, bits) === bucket;
  const written = await writeBuckets(
    table,
    writer,
    id,
    dealt,
    { version, bits, base, expires, at },
    ({ bucket, lines, unnamed = NOBODY }, old) =>
      mergeBucket(lines, old, mine(bucket), { day, vouched, unnamed, first: base === undefined }),
  );
  return { ...written, bits };
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Ids of the holders whose names only the version before knows: they were renamed while the vendor was read, or its list of
 * accounts missed them. Those it was missing already go with this read, and their names alone stand for what they hold.
 */
async function knownBefore(
  table: Table,
  id: string,
  base: Manifest,
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  if (names.size === 0) return known;
  for await (const { chunk } of readChunks(table, id, base)) {
    for (const line of chunk.lines) {
      const named = accountRow(line).mails.filter((mail) => names.has(mail));
      if (named.length === 0 || isUnnamed(line)) continue;
      for (const mail of named) known.set(mail, idOf(line));
    }
  }
  return known;
}

/** The day of the vendor's own count is not news: it moves every day. */
function sameSkus(before: readonly SkuFacts[], after: readonly SkuFacts[]): boolean {
  const told = (skus: readonly SkuFacts[]) =>
    JSON.stringify(skus.map((sku) => Object.entries({ ...sku, vendorUsedAt: undefined }).sort()));
  return told(before) === told(after);
}

function heldFrom(manifest: Manifest, accountsBefore: number, lost: number) {
  const { version, readAt } = manifest;
  return { version, readAt, accountsBefore, accountsNow: accountsBefore - lost, lost };
}

function toldCounts(before: number | undefined, after: number, counts: ChangeCounts): FieldChange[] {
  return [
    { field: 'accounts', ...(before !== undefined && { before }), after },
    ...Object.entries(counts).flatMap(([field, count]) => (count > 0 ? [{ field, after: count }] : [])),
  ];
}
