// Licenses of a connection take what its published version says of them, whoever was to do that and was cut off.
import { capturePublished, isCaptureOpen } from '#functions/connector-sync/capture-published.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { type ConnectionState, connectionFigures } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { Table } from '#shared/table/table.ts';

/** @returns how many connections had licenses that waited; a run that goes on captures by itself */
export async function captureOpen(
  table: Table,
  connections: readonly Stored<ConnectionState>[],
  at: Instant,
): Promise<number> {
  let captured = 0;
  for (const stored of connections) {
    if (connectionFigures(stored).lease || !isCaptureOpen(stored)) continue;
    if (await capturePublished(table, stored.state.id, at)) captured++;
  }
  return captured;
}
