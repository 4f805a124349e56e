// The people are republished when a directory brought something new, when a connection is heard of first, and daily; with the last directory they go.

import { isPublished, lastReadAt, type PublishedConnection } from '#shared/connectors/freshness.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { dropPeople, publishPeople } from '#shared/snapshots/people/publish.ts';
import { DIRECTORY, peoplePointer } from '#shared/snapshots/people/read.ts';
import { findManifest } from '#shared/snapshots/read.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { pause, type Table } from '#shared/table/table.ts';
import { directoriesOf, peopleOf, tellingOfPeople, withConnections } from './directory.ts';
import { knownPeople } from './inputs.ts';

/** Directories publish a few times a day: more than two that meet are a fault. */
const MAX_ATTEMPTS = 4;

type Because = { readonly connectionId: string } | 'all';

/**
 * Members of other applications come and go with every read of theirs; people learn of that daily, as every license would have
 * to be judged anew with each version of them.
 * @param because the connection that published, or `all` for the daily renewal
 * @returns the published connections whose figures rest on older people now; none when nothing changed
 */
export async function refreshPeople(
  table: Table,
  because: Because,
  at: Instant,
): Promise<readonly PublishedConnection[]> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const resting = await tryOnce(table, because, at);
    if (resting !== 'lostRace') return resting;
    await pause(attempt);
  }
  throw new Error('The people were published by others again and again');
}

async function tryOnce(
  table: Table,
  because: Because,
  at: Instant,
): Promise<readonly PublishedConnection[] | 'lostRace'> {
  const connections = (await listConnections(table)).map(connectionOf).filter(isPublished);
  const [directories, pointer] = await Promise.all([directoriesOf(table, connections), peoplePointer(table)]);
  if (directories.length === 0) {
    if (pointer === undefined || because !== 'all') return [];
    // One that is only switched off, or lost a scope, still stands for its people.
    if ((await tellingOfPeople(table, connections)).length > 0) return [];
    return (await dropPeople(table, pointer)) ? connections : 'lostRace';
  }
  const id = because === 'all' ? undefined : because.connectionId;
  if (id !== undefined && !connections.some((one) => one.id === id)) return [];
  // People that have been lost are derived anew.
  const heardOf = pointer && (await findManifest(table, DIRECTORY, pointer.version))?.inputs;
  const first = !heardOf || (id !== undefined && !(id in heardOf));
  const heard = directories.every((one) => pointer?.heard[one.id] === one.published.version);
  if (id !== undefined && !first && (heard || !directories.some((one) => one.id === id))) return [];

  const known = await knownPeople(table, heardOf ? pointer.version : null);
  const scanned = new Set(id === undefined || !heardOf ? connections.map((one) => one.id) : [id]);
  const people = await withConnections(
    table,
    await peopleOf(table, directories),
    known,
    connections,
    scanned,
  );
  const { timeZone } = await settingsOf(table);
  const readAt = directories.map((one) => lastReadAt(one) ?? one.published.readAt).sort()[0] ?? at;
  const merged = {
    people,
    inputs: versionsOf(connections),
    directories: versionsOf(directories),
    readAt,
    day: civilDayOf(readAt, timeZone),
  };
  const { outcome } = await publishPeople(table, merged, pointer, at);
  if (outcome === 'lostRace') return outcome;
  return outcome === 'published' ? connections : [];
}

function versionsOf(connections: readonly PublishedConnection[]): Record<string, string> {
  return Object.fromEntries(connections.map((one) => [one.id, one.published.version]));
}
