// A message rendered for sending: subject, HTML, text and calendar say the same.
import type { Message } from '#shared/domain/notifications/message.ts';
import { type MailLinks, MOST_CARDS, mailOf } from './message-mail.ts';
import { renderCalendar } from './render-calendar.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** iCalendar; absent without a date. */
  readonly calendar?: string;
  readonly unsubscribeUrl?: string;
}

/** Larger mails are cut by some mail programs, and read by nobody. */
const MOST_BYTES = 15_000;

/** A digest shows as many cards as fit. */
export function renderMail(message: Message, links: MailLinks): RenderedMail {
  for (let cards = MOST_CARDS; ; cards--) {
    const mail = mailOf(message, links, cards);
    const html = renderHtml(mail);
    if (cards > 1 && new TextEncoder().encode(html).length > MOST_BYTES) continue;
    const calendar = renderCalendar(mail);
    return {
      // A line break would begin another header.
      subject: mail.subject.replace(/\s+/g, ' '),
      html,
      text: renderText(mail),
      ...(calendar !== undefined && { calendar }),
      ...(mail.unsubscribeUrl !== undefined && { unsubscribeUrl: mail.unsubscribeUrl }),
    };
  }
}
