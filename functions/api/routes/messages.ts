// Mails that were sent or wait to be: a list by month, and each as its reader got it, without the links that act for them.
import * as routes from '#shared/api/notifications.ts';
import { admits, READERS } from '#shared/api/readers.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { kindsOf, type MessageOnItsWay } from '#shared/domain/notifications/message.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { type MailLinks, mailOf } from '#shared/mail/message-mail.ts';
import { renderBody } from '#shared/mail/render-body.ts';
import { decodeCursor, encodeCursor } from '#shared/table/cursor.ts';
import { loadMessage, messagesOfMonth, monthOfMessages } from '#shared/table/message-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { placesIn } from '#shared/table/table.ts';
import { type Caller, endpoint } from '../endpoint.ts';

/** Pages of the table that one page of a filtered list may read. */
const MOST_PAGES = 20;

const PREVIEW: MailLinks = { page: (path) => path, stop: () => '#', confirm: () => '#' };

function rowOf({ message, delivery }: MessageOnItsWay): routes.MessageRow {
  return {
    id: message.id,
    to: message.to,
    purpose: message.purpose,
    subject: mailOf(message, PREVIEW).subject,
    kinds: kindsOf(message),
    day: message.day,
    createdAt: message.createdAt,
    status: delivery.status,
    statusAt: delivery.at,
    repeated: delivery.repeated,
    ...(delivery.reason !== undefined && { reason: delivery.reason }),
  };
}

function seesAll({ roles }: Caller): boolean {
  return admits(READERS.mailbox, roles);
}

export const messageEndpoints = [
  endpoint(routes.listMessages, async ({ table }, { query, caller, at }) => {
    const month = query.month ?? civilDayOf(at, (await settingsOf(table)).timeZone).slice(0, 7);
    const to = seesAll(caller) ? query.to?.toLowerCase() : caller.mail;
    const identity = ['messages', month, to, query.status];
    const place =
      query.cursor === undefined
        ? undefined
        : decodeCursor(identity, query.cursor, placesIn(monthOfMessages(month)));
    if (place && !place.ok) return place;
    const items: routes.MessageRow[] = [];
    let after = place?.value;
    for (let page = 0; page < MOST_PAGES; page++) {
      const read = await messagesOfMonth(table, month, {
        limit: query.limit - items.length,
        ...(after && { after }),
      });
      items.push(
        ...read.messages
          .filter(
            ({ message }) =>
              to === undefined || (seesAll(caller) ? message.to.includes(to) : message.to === to),
          )
          .filter(({ delivery }) => query.status === undefined || delivery.status === query.status)
          .map(rowOf),
      );
      after = read.next;
      if (!after || items.length >= query.limit) break;
    }
    return done({ items, next: after ? encodeCursor(identity, after) : null });
  }),

  endpoint(routes.getMessage, async ({ table }, { params, caller }) => {
    const found = await loadMessage(table, params.id);
    if (!found || (found.message.to !== caller.mail && !seesAll(caller)))
      return refuse('notFound', 'There is no such mail');
    const { text, html } = renderBody(found.message, PREVIEW);
    return done({ ...rowOf(found), text, html });
  }),
];
