// A message that is due is sent, feedback is heard, and any other event looks for whatever is still open.

import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { type DeliveredEvent, detailOf } from '#shared/events/event.ts';
import { messageDue } from '#shared/events/message-due.ts';
import { dueMessages } from '#shared/table/message-store.ts';
import { hear, isFeedback } from './feedback.ts';
import { type MailContext, sendMessage } from './send-message.ts';

/** Time that a last send may need. */
const RESERVE_MS = 15_000;

export async function notify(
  context: MailContext,
  event: DeliveredEvent,
  at: Instant,
  remainingMs: () => number,
): Promise<void> {
  if (isFeedback(event)) return hear(context.table, event, at);
  const due = detailOf(messageDue, event);
  if (due) {
    await sendMessage(context, due.messageId, at);
    return;
  }
  const failures: unknown[] = [];
  for await (const id of dueMessages(context.table, at)) {
    if (remainingMs() < RESERVE_MS) break;
    try {
      await sendMessage(context, id, at);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} messages could not be sent`);
}
