// A new day moves everybody's state: the people are renewed first, then every connection is judged.
import type { TableContext } from '#functions/runtime/context.ts';
import { isPublished } from '#shared/connectors/freshness.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { followContracts } from './follow-contracts.ts';
import { judgeAll } from './judge-all.ts';
import type { Judged } from './judge-connection.ts';
import { refreshPeople } from './refresh-people.ts';

export async function onDay(context: TableContext, at: Instant, remainingMs: () => number): Promise<Judged> {
  const { table } = context;
  await refreshPeople(table, 'all', at);
  await followContracts(context, at);
  const connections = (await listConnections(table)).map(connectionOf).filter(isPublished);
  return judgeAll(context, connections, at, remainingMs);
}
