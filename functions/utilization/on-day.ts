// A new day moves everybody's state: the people are renewed first, then each connection is judged on its own.
import type { TableContext } from '#functions/runtime/context.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { announce } from './announce.ts';
import { isPublished } from './directory.ts';
import type { Judged } from './judge-connection.ts';
import { refreshPeople } from './refresh-people.ts';

/** Connections are announced rather than judged here: each is a run of its own, however many there are. */
export async function onDay({ table, send }: TableContext, at: Instant): Promise<Judged> {
  await refreshPeople(table, 'all', at);
  const connections = (await listConnections(table)).map(connectionOf).filter(isPublished);
  await announce(send, connections, at);
  return { licenses: 0, written: 0 };
}
