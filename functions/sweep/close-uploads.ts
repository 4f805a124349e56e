// An upload that nobody finished within its day is given up, and its pages go.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { clearAbandoned, closeClaim } from '#shared/snapshots/imports/stage.ts';
import { type ConnectionState, connectionFigures } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { Table } from '#shared/table/table.ts';

export async function closeUploads(
  table: Table,
  connections: readonly Stored<ConnectionState>[],
  at: Instant,
): Promise<number> {
  let closed = 0;
  for (const stored of connections) {
    const { upload } = connectionFigures(stored);
    if (!upload || upload.expiresAt >= at) continue;
    await closeClaim(table, stored, upload.importId);
    closed += await clearAbandoned(table, stored.state.id, undefined, at);
  }
  return closed;
}
