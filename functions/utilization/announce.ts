// Connections whose figures rest on something newer are announced once more: what is published already is the state, the event hurries.
import type { EventSender } from '#functions/runtime/event-sender.ts';
import type { PublishedConnection } from '#shared/connectors/freshness.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { eventEntry } from '#shared/events/event.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';

export function announce(
  send: EventSender,
  connections: readonly PublishedConnection[],
  at: Instant,
): Promise<void> {
  return send(
    ...connections.map(({ id, published }) =>
      eventEntry(snapshotPublished, { connectionId: id, version: published.version }, at),
    ),
  );
}
