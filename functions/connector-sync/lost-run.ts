// A run that never came back is told so in the history, what it published is captured, and its connection is due again.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { SyncRun } from '#shared/domain/connections/connection.ts';
import { toldCounts } from '#shared/snapshots/changes.ts';
import {
  type ConnectionState,
  connectionFigures,
  type Lease,
  loadConnection,
} from '#shared/table/connection-store.ts';
import { loadRun, putRun } from '#shared/table/run-store.ts';
import type { Table } from '#shared/table/table.ts';
import { capturePublished } from './capture-published.ts';
import { release } from './lease.ts';
import { nextAfterSuccess } from './next-run.ts';
import { intervalHoursOf } from './outcome.ts';

const REASON = 'The read was cut off; it goes on from what it kept.';

/** @returns whether there was a lease that had passed, and it was taken back */
export async function closeLostRun(table: Table, connectionId: string, at: Instant): Promise<boolean> {
  const stored = await loadConnection(table, connectionId);
  const { lease, nextRunAt } = stored ? connectionFigures(stored) : {};
  if (!stored || !lease || lease.expiresAt >= at) return false;
  await capturePublished(table, connectionId, at);
  const run = await loadRun(table, connectionId, lease.runId);
  const ended = run?.outcome === 'running' ? await endOf(table, run, stored.state, lease) : run;
  if (ended && ended !== run) await putRun(table, ended);
  // A complete read needs no other one: the connection is due in its turn, or when somebody wished so meanwhile.
  if (ended && (ended.outcome === 'published' || ended.outcome === 'held')) {
    const { startedAt } = ended;
    const dueBefore = nextRunAt !== undefined && nextRunAt <= startedAt ? nextRunAt : undefined;
    const next = nextAfterSuccess(startedAt, intervalHoursOf(stored.state));
    return release(table, stored, { runId: lease.runId, dueBefore }, next);
  }
  return release(table, stored, { runId: lease.runId, dueBefore: nextRunAt }, nextRunAt ?? at);
}

/** Versions and runs are named by their moment: one that is younger than the run is the run's own, as it held the lease. */
async function endOf(
  table: Table,
  run: SyncRun,
  { id, published, held, health }: ConnectionState,
  lease: Lease,
): Promise<SyncRun> {
  const closed = { ...run, endedAt: lease.expiresAt };
  if (published && published.version > run.id) {
    const { version, accounts, skus } = published;
    const changes = await toldCounts(table, id, version, accounts);
    return { ...closed, outcome: 'published', accounts, skus, changes };
  }
  if (held && held.version > run.id) return { ...closed, outcome: 'held' };
  return { ...closed, outcome: 'failed', failure: { state: health.state, reason: REASON } };
}
