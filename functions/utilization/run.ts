// What wakes utilization says what is judged: one connection that published or changed, or with the day everything.
import type { TableContext } from '#functions/runtime/context.ts';
import type { Delivery } from '#functions/runtime/handler.ts';
import { connectionChanged } from '#shared/events/connection-changed.ts';
import { detailOf, EVENT_SOURCE } from '#shared/events/event.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';
import type { Judged } from './judge-connection.ts';
import { onConnection } from './on-connection.ts';
import { onDay } from './on-day.ts';

export async function runUtilization(
  context: TableContext,
  { event, at, remainingMs }: Delivery,
): Promise<Judged> {
  const named = detailOf(snapshotPublished, event) ?? detailOf(connectionChanged, event);
  if (named) return onConnection(context, named.connectionId, at, remainingMs);
  return event.source === EVENT_SOURCE ? { licenses: 0, written: 0 } : onDay(context, at, remainingMs);
}
