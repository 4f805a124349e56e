// Events are sent after the commit, best effort: what fails here is found by the sweep.
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventEntry } from '#shared/events/event.ts';
import { logger } from './logger.ts';
import { oncePerPlace } from './once-per-place.ts';

/** Never throws. */
export type EventSender = (...entries: readonly EventEntry[]) => Promise<void>;

/** PutEvents takes at most ten entries. */
const ENTRIES_PER_CALL = 10;

export const eventClient = oncePerPlace('EVENTBRIDGE', () => new EventBridgeClient({}));

export function eventSender(client: EventBridgeClient, bus: string): EventSender {
  return async (...entries) => {
    for (let at = 0; at < entries.length; at += ENTRIES_PER_CALL) {
      const some = entries.slice(at, at + ENTRIES_PER_CALL).map((entry) => ({ ...entry, EventBusName: bus }));
      try {
        const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: some }));
        if (FailedEntryCount) logger.warn('Events were not taken by the bus', { count: FailedEntryCount });
      } catch (error) {
        logger.warn('The event bus could not be reached', error as Error);
      }
    }
  };
}
