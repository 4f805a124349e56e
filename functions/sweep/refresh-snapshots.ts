// Snapshots of connections that go on saying the same are rewritten before they expire.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { SnapshotMissing } from '#shared/snapshots/read.ts';
import { isGettingOld, refreshVersion } from '#shared/snapshots/refresh.ts';
import { type ConnectionState, connectionFigures } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import type { Table } from '#shared/table/table.ts';

/** @returns items rewritten. A snapshot that is lost already comes back with the connection's next read. */
export async function refreshSnapshots(
  table: Table,
  connections: readonly Stored<ConnectionState>[],
  at: Instant,
): Promise<number> {
  let rewritten = 0;
  for (const stored of connections) {
    const { id, published } = stored.state;
    const { freshSince } = connectionFigures(stored);
    if (!published || freshSince === undefined || !isGettingOld(freshSince, at)) continue;
    try {
      const refreshed = await refreshVersion(table, id, published.version, at);
      await setFigures(table, stored.key, { freshSince: refreshed.freshSince });
      rewritten += refreshed.rewritten;
    } catch (error) {
      if (!(error instanceof SnapshotMissing)) throw error;
    }
  }
  return rewritten;
}
