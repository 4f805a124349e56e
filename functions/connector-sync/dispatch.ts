// The dispatcher starts what is due, the longest overdue first, and never more runs than may go on at a time.
import type { EventSender } from '#functions/runtime/event-sender.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { eventEntry } from '#shared/events/event.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';
import {
  type ConnectionState,
  connectionFigures,
  dueConnections,
  loadConnection,
  runningConnections,
} from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { Table } from '#shared/table/table.ts';
import { reservation, takeLease } from './lease.ts';
import { closeLostRun } from './lost-run.ts';

/** Keeps the vendors' answers, the table's load and the bill even; a run takes seconds to minutes. */
const MAX_IN_FLIGHT = 4;
/** A requested run that has not begun by then was lost with its event. */
const RESERVED_MS = 5 * 60_000;

export interface Dispatched {
  readonly inFlight: number;
  readonly requested: readonly string[];
}

/** Reserves and requests a run for each due connection there is room for. */
export async function dispatch(
  { table, send }: { readonly table: Table; readonly send: EventSender },
  at: Instant,
  most = MAX_IN_FLIGHT,
): Promise<Dispatched> {
  const { inFlight, lost } = await runningConnections(table, at);
  const requested: string[] = [];
  const expiresAt = new Date(Date.parse(at) + RESERVED_MS).toISOString();
  for await (const stored of candidates(table, lost, at)) {
    if (inFlight + requested.length >= most) break;
    const { id, paused, connector } = stored.state;
    if (paused || connectorById(connector)?.upload) continue;
    if (await takeLease(table, { connectionId: id, runId: reservation(), now: at, expiresAt }))
      requested.push(id);
  }
  await send(
    ...requested.map((connectionId) => eventEntry(syncRequested, { connectionId, cause: 'schedule' }, at)),
  );
  return { inFlight, requested };
}

/** Runs that never came back are closed, as nobody finds them once their lease is another's; they are due as before. */
async function* candidates(
  table: Table,
  lost: readonly Stored<ConnectionState>[],
  at: Instant,
): AsyncGenerator<Stored<ConnectionState>> {
  for (const { state } of lost) {
    await closeLostRun(table, state.id, at);
    const stored = await loadConnection(table, state.id);
    const { nextRunAt } = stored ? connectionFigures(stored) : {};
    if (stored && nextRunAt !== undefined && nextRunAt <= at) yield stored;
  }
  yield* dueConnections(table, at);
}
