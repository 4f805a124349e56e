// What a connection published moves the figures of its licenses, and of those that rest on it: on its people, on its activity.
import type { TableContext } from '#functions/runtime/context.ts';
import { isByHand, isPublished } from '#shared/connectors/freshness.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { followContracts } from './follow-contracts.ts';
import { activityImport } from './inputs.ts';
import { judgeAll } from './judge-all.ts';
import { type Judged, judgeConnection } from './judge-connection.ts';
import { knownOn } from './known.ts';
import { refreshPeople } from './refresh-people.ts';

export async function onConnection(
  context: TableContext,
  connectionId: string,
  at: Instant,
  remainingMs: () => number,
): Promise<Judged> {
  const { table } = context;
  await followContracts(context, at);
  const resting = await refreshPeople(table, { connectionId }, at);
  const siblings = (await listConnections(table, applicationIdOf(connectionId))).map(connectionOf);
  const leaning = siblings
    .filter(isPublished)
    .filter((one) => isByHand(one.connector) || activityImport(one, siblings)?.connectionId === connectionId);
  const others = new Map([...leaning, ...resting].map((one) => [one.id, one]));
  others.delete(connectionId);
  const own = await judgeConnection(table, connectionId, await knownOn(table, at), at);
  const rest = await judgeAll(context, [...others.values()], at, remainingMs);
  return { licenses: own.licenses + rest.licenses, written: own.written + rest.written };
}
