// What a connection published moves the figures of its licenses, and of those that rest on it: on its people, on its activity.
import type { TableContext } from '#functions/runtime/context.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { announce } from './announce.ts';
import { isPublished } from './directory.ts';
import { activityImport, knownPeople } from './inputs.ts';
import { type Judged, judgeConnection } from './judge-connection.ts';
import { refreshPeople } from './refresh-people.ts';

export async function onConnection(
  { table, send }: TableContext,
  connectionId: string,
  at: Instant,
): Promise<Judged> {
  const resting = await refreshPeople(table, { connectionId }, at);
  const siblings = (await listConnections(table, applicationIdOf(connectionId))).map(connectionOf);
  const leaning = siblings
    .filter(isPublished)
    .filter((one) => activityImport(one, siblings)?.connectionId === connectionId);
  const others = [...leaning, ...resting].filter(({ id }) => id !== connectionId);
  const judged = await judgeConnection(table, connectionId, await knownPeople(table), at);
  await announce(send, [...new Map(others.map((one) => [one.id, one])).values()], at);
  return judged;
}
