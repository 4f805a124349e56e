// The body of a mail, in HTML and in text, within the size that mail programs show.
import type { Message } from '#shared/domain/notifications/message.ts';
import type { Mail } from './mail.ts';
import { type MailLinks, MOST_CARDS, mailOf } from './message-mail.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

/** Larger mails are cut by some mail programs, and read by nobody. */
const MOST_BYTES = 15_000;

export interface MailBody {
  readonly mail: Mail;
  readonly html: string;
  readonly text: string;
}

/** A digest shows as many cards as fit. */
export function renderBody(message: Message, links: MailLinks): MailBody {
  for (let cards = MOST_CARDS; ; cards--) {
    const mail = mailOf(message, links, cards);
    const html = renderHtml(mail);
    if (cards > 1 && new TextEncoder().encode(html).length > MOST_BYTES) continue;
    return { mail, html, text: renderText(mail) };
  }
}
