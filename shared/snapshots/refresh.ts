// What is live is rewritten before it expires, under the same names: the content of a name never changes.
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { type Key, keys } from '#shared/table/keys.ts';
import { getItem, getItems, type Item, putItems, type Table } from '#shared/table/table.ts';
import { expiryFrom, LIFE_SECONDS, refreshBefore } from './expiry.ts';
import { DIRECTORY, peoplePointer } from './people/read.ts';
import { chunkKey, readManifest } from './read.ts';

/** Items read at a time: about 8 MB. */
const WAVE = 400;

export interface Refreshed {
  readonly rewritten: number;
  /** The oldest of what is live counts as born then. */
  readonly freshSince: Instant;
}

/** Rewrites the chunks and the manifest of a version that have not long to live. @throws SnapshotMissing */
export async function refreshVersion(
  table: Table,
  owner: string,
  version: string,
  at: Instant,
): Promise<Refreshed> {
  const manifest = await readManifest(table, owner, version);
  const live: Key[] = [
    keys.manifest(owner, version),
    ...manifest.buckets.flatMap(({ rows, missing }, bucket) =>
      rows + missing > 0 ? [chunkKey(owner, manifest, bucket)] : [],
    ),
  ];
  const limit = refreshBefore(at);
  let rewritten = 0;
  let soonest = expiryFrom(at);
  for (let from = 0; from < live.length; from += WAVE) {
    const items = (await getItems(table, live.slice(from, from + WAVE), true)).filter(
      (item) => item.expiresAt !== undefined,
    );
    const old = items.filter((item) => (item.expiresAt as number) < limit);
    await putItems(
      table,
      old.map((item): Item => ({ ...item, expiresAt: expiryFrom(at) })),
    );
    rewritten += old.length;
    for (const { expiresAt } of items)
      if ((expiresAt as number) >= limit) soonest = Math.min(soonest, expiresAt as number);
  }
  return { rewritten, freshSince: new Date((soonest - LIFE_SECONDS) * 1000).toISOString() };
}

/** The same for the people, whose pointer remembers it. */
export async function refreshPeopleChunks(table: Table, at: Instant): Promise<number> {
  const pointer = await peoplePointer(table);
  if (!pointer) return 0;
  const item = await getItem(table, keys.directory());
  const manifest = await readManifest(table, DIRECTORY, pointer.version);
  const births = [manifest.version, ...manifest.buckets.map(({ version }) => version)].map(bornAt);
  const known = typeof item?.freshSince === 'string' ? item.freshSince : '';
  const oldest = births.sort()[0] ?? at;
  if (!isGettingOld([known, oldest].sort().at(-1) ?? at, at)) return 0;
  const { rewritten, freshSince } = await refreshVersion(table, DIRECTORY, pointer.version, at);
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.directory(),
      UpdateExpression: 'SET #fresh = :fresh',
      ConditionExpression: 'attribute_exists(PK)',
      ExpressionAttributeNames: { '#fresh': 'freshSince' },
      ExpressionAttributeValues: { ':fresh': freshSince },
    }),
  );
  return rewritten;
}

/** Whether something born then has less than half of its life left. */
export function isGettingOld(born: Instant, at: Instant): boolean {
  return expiryFrom(born) < refreshBefore(at);
}

/** The moment that a version's name begins with. */
function bornAt(version: string): Instant {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(version) ?? [];
  return y === undefined ? '' : `${y}-${mo}-${d}T${h}:${mi}:${s}.000Z`;
}
