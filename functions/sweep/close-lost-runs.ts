// A run that never came back is told so in the history, and its connection is due again.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { connectionFigures, dueAt, runningConnections } from '#shared/table/connection-store.ts';
import { setFigures } from '#shared/table/figures.ts';
import { loadRun, putRun } from '#shared/table/run-store.ts';
import type { Table } from '#shared/table/table.ts';

const REASON = 'The read was cut off; it goes on from what it kept.';

/** @returns how many leases were taken back */
export async function closeLostRuns(table: Table, at: Instant): Promise<number> {
  const { lost } = await runningConnections(table, at);
  let closed = 0;
  for (const stored of lost) {
    const { id, health } = stored.state;
    const { lease, nextRunAt } = connectionFigures(stored);
    if (!lease || lease.expiresAt >= at) continue;
    const run = await loadRun(table, id, lease.runId);
    if (run?.outcome === 'running')
      await putRun(table, {
        ...run,
        endedAt: lease.expiresAt,
        outcome: 'failed',
        failure: { state: health.state, reason: REASON },
      });
    const due = nextRunAt ?? at;
    const mine = await setFigures(
      table,
      stored.key,
      { lease: undefined, progress: undefined, nextRunAt: due },
      {
        index: dueAt(id, due),
        guard: {
          expression: '#figures.#f_lease.#run = :run',
          names: { '#run': 'runId' },
          values: { ':run': lease.runId },
        },
      },
    );
    if (mine) closed++;
  }
  return closed;
}
