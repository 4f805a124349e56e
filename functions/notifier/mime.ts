// A rendered mail as MIME: text, HTML and calendar as alternatives of one message, with the headers of one-click unsubscribing.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { RenderedMail } from '#shared/mail/render.ts';

export interface Envelope {
  /** Bare address of the sender. */
  readonly from: string;
  readonly to: string;
  /** Names the message in its headers. */
  readonly id: string;
}

export function mimeOf(mail: RenderedMail, { from, to, id }: Envelope): Promise<Buffer> {
  const domain = from.split('@')[1] ?? 'seatledger';
  const composer = new MailComposer({
    from: { name: 'Seatledger', address: from },
    to,
    subject: mail.subject,
    messageId: `<${id}@${domain}>`,
    text: mail.text,
    html: mail.html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribeUrl !== undefined && {
        'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    ...(mail.calendar !== undefined && {
      attachments: [
        {
          filename: 'dates.ics',
          content: mail.calendar,
          contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        },
      ],
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
