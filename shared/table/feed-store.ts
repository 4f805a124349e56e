// Calendar feeds: one item per person; the secret itself is kept nowhere, only a hash that finds the feed by it.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { Feed } from '#shared/domain/notifications/feed.ts';
import { loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { setFigures } from './figures.ts';
import { indexes, keys, partitions, prefixes } from './keys.ts';
import { queryList, type Table } from './table.ts';

export const FeedState = Feed.omit({ fetchedOn: true }).extend({ secretHash: z.string() });
export type FeedState = z.infer<typeof FeedState>;

export const feedEntity: Entity<FeedState> = {
  kind: 'feed',
  shape: 1,
  schema: FeedState,
  key: ({ mail }) => keys.feed(mail),
  index: ({ secretHash, mail }) => ({ GSI1: [indexes.feedSecret(secretHash), mail] }),
  subject: ({ mail, name }) => ({ id: mail, name }),
};

/** The secret is random, so that a plain hash gives nothing to guess by. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(`feed:${secret}`).digest('base64url');
}

/** The feed as people see it. */
export function feedOf({ state, figures }: Stored<FeedState>): Feed {
  const { secretHash: _, ...rest } = state;
  const { fetchedOn } = figures;
  return { ...rest, ...(typeof fetchedOn === 'string' && { fetchedOn }) };
}

export function loadFeed(table: Table, mail: string): Promise<Stored<FeedState> | undefined> {
  return loadItem(table, feedEntity, keys.feed(mail));
}

/** Looks the same way for every secret; the feed itself is then read consistently, so that a revoked one is never found. */
export async function feedBySecret(table: Table, secret: string): Promise<Stored<FeedState> | undefined> {
  const hash = secretHash(secret);
  const [found] = await queryList(table, { index: 'GSI1', partition: indexes.feedSecret(hash) });
  const feed = found && (await loadItem(table, feedEntity, { PK: found.PK, SK: found.SK }));
  return feed?.state.secretHash === hash ? feed : undefined;
}

export async function listFeeds(table: Table): Promise<Stored<FeedState>[]> {
  const items = await queryList(table, {
    partition: partitions.feeds,
    prefix: prefixes.feed,
    consistent: true,
  });
  return items.filter((item) => item.tombstone === undefined).map((item) => read(feedEntity, item));
}

/** Remembers the day, once a day. */
export async function markFetched(
  table: Table,
  { key, figures }: Stored<FeedState>,
  day: CivilDay,
): Promise<void> {
  if (figures.fetchedOn !== day) await setFigures(table, key, { fetchedOn: day });
}
