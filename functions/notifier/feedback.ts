// What the mail service tells of a mail settles its message; who refuses for good or complains gets no more.
import * as z from 'zod';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { News, NewsKind } from '#shared/domain/notifications/delivery-state.ts';
import type { DeliveredEvent } from '#shared/events/event.ts';
import { suspendAddress } from '#shared/table/address-store.ts';
import { loadMessage, tellNews } from '#shared/table/message-store.ts';
import type { Table } from '#shared/table/table.ts';

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html (2025-11) */
const MailEvent = z.looseObject({
  eventType: z.string(),
  mail: z.looseObject({
    messageId: z.string(),
    tags: z.record(z.string(), z.array(z.string())),
  }),
  bounce: z
    .looseObject({
      bounceType: z.string(),
      bouncedRecipients: z.array(
        z.looseObject({ diagnosticCode: z.string().optional(), status: z.string().optional() }),
      ),
    })
    .optional(),
  complaint: z.looseObject({ complaintFeedbackType: z.string().optional() }).optional(),
  reject: z.looseObject({ reason: z.string().optional() }).optional(),
});
type MailEvent = z.infer<typeof MailEvent>;

const NEWS_OF: Readonly<Record<string, NewsKind>> = {
  Send: 'accepted',
  Delivery: 'delivered',
  Bounce: 'bounced',
  Complaint: 'complained',
  Reject: 'refusedForGood',
};

export function isFeedback({ source }: DeliveredEvent): boolean {
  return source === 'aws.ses';
}

/** Delivered twice or out of order it changes nothing more; a kind that is not asked for is passed over. */
export async function hear(table: Table, { detail }: DeliveredEvent, at: Instant): Promise<void> {
  const event = MailEvent.parse(detail);
  const kind = NEWS_OF[event.eventType];
  const id = event.mail.tags.message?.[0];
  const found = kind && id !== undefined && (await loadMessage(table, id));
  if (!found) return;
  const reason = reasonOf(event);
  const news: News = { kind, at, providerId: event.mail.messageId, reason };
  const isNew = !['bounced', 'complained'].includes(found.delivery.status);
  const forGood = kind === 'complained' || event.bounce?.bounceType === 'Permanent';
  // Before the message is settled: a repetition after a crash finds it open and suspends again, which changes nothing.
  if (isNew && forGood) {
    const cause = kind === 'complained' ? 'complaint' : 'bounce';
    await suspendAddress(table, found.message.to, { since: at, cause, reason: reason ?? 'no reason given' });
  }
  await tellNews(table, id, news);
}

function reasonOf({ bounce, complaint, reject }: MailEvent): string | undefined {
  if (bounce) {
    const [first] = bounce.bouncedRecipients;
    return `${bounce.bounceType} bounce: ${first?.diagnosticCode ?? first?.status ?? 'no reason given'}`;
  }
  return complaint ? `Complaint: ${complaint.complaintFeedbackType ?? 'unwanted'}` : reject?.reason;
}
