// Leases of runs that never came back are taken back, though no other run comes for their connections.
import { closeLostRun } from '#functions/connector-sync/lost-run.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { runningConnections } from '#shared/table/connection-store.ts';
import type { Table } from '#shared/table/table.ts';

/** @returns how many leases were taken back */
export async function closeLostRuns(table: Table, at: Instant): Promise<number> {
  const { lost } = await runningConnections(table, at);
  let closed = 0;
  for (const { state } of lost) if (await closeLostRun(table, state.id, at)) closed++;
  return closed;
}
