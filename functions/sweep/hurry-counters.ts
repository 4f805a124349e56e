// A license whose counters rest on something older than what is published is open work, whatever became of the event.
import type { EventSender } from '#functions/runtime/event-sender.ts';
import { announce } from '#functions/utilization/announce.ts';
import { outdatedConnections } from '#functions/utilization/outdated.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Table } from '#shared/table/table.ts';

/** @returns how many connections were announced once more */
export async function hurryCounters(
  { table, send }: { readonly table: Table; readonly send: EventSender },
  at: Instant,
): Promise<number> {
  const open = await outdatedConnections(table, at);
  await announce(send, open, at);
  return open.length;
}
