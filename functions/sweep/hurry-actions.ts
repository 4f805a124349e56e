// Actions whose turn has come are open work, whatever became of the event that should have told of it.
import type { EventSender } from '#functions/runtime/event-sender.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { actionsDue } from '#shared/events/actions-due.ts';
import { eventEntry } from '#shared/events/event.ts';
import { dueActions } from '#shared/table/action-store.ts';
import type { Table } from '#shared/table/table.ts';

/** @returns how many connections have something to be done at */
export async function hurryActions(
  { table, send }: { readonly table: Table; readonly send: EventSender },
  at: Instant,
): Promise<number> {
  const due = new Set<string>();
  for await (const { state } of dueActions(table, at)) due.add(state.connectionId);
  await send(...[...due].map((connectionId) => eventEntry(actionsDue, { connectionId }, at)));
  return due.size;
}
