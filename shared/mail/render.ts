// A message rendered for sending: subject, HTML, text and calendar say the same.
import type { Message } from '#shared/domain/notifications/message.ts';
import type { MailLinks } from './message-mail.ts';
import { renderBody } from './render-body.ts';
import { renderCalendar } from './render-calendar.ts';

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** iCalendar; absent without a date. */
  readonly calendar?: string;
  readonly unsubscribeUrl?: string;
}

export function renderMail(message: Message, links: MailLinks): RenderedMail {
  const { mail, html, text } = renderBody(message, links);
  const calendar =
    mail.events.length === 0
      ? undefined
      : renderCalendar(mail.events, { name: 'Seatledger', stamp: message.createdAt });
  return {
    // A line break would begin another header.
    subject: mail.subject.replace(/\s+/g, ' '),
    html,
    text,
    ...(calendar !== undefined && { calendar }),
    ...(mail.unsubscribeUrl !== undefined && { unsubscribeUrl: mail.unsubscribeUrl }),
  };
}
