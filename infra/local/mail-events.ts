// What SES tells EventBridge about a mail, in its documented shape.
// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
import type { Bus } from './bus.ts';

export interface SentMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** The configuration set is the tag `ses:configuration-set`, as SES has it. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

type Entry = Parameters<Bus['publish']>[0];

/** Reads the form of a SendRawEmail call. */
export function mailOf(form: URLSearchParams): SentMail {
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString('utf8');
  const [head = ''] = raw.split(/\r?\n\r?\n/, 1);
  const header = (name: string) =>
    new RegExp(`^${name}:\\s*(.*(?:\\r?\\n[ \\t].*)*)`, 'im')
      .exec(head)?.[1]
      ?.replace(/\r?\n\s+/g, ' ')
      .trim() ?? '';
  const named = members(form, 'Destinations.member');
  const set = form.get('ConfigurationSetName') ?? header('X-SES-CONFIGURATION-SET');
  const tags: Record<string, string[]> = set ? { 'ses:configuration-set': [set] } : {};
  for (const pair of header('X-SES-MESSAGE-TAGS').split(',')) {
    const [name, value] = pair.trim().split('=');
    if (name && value) tags[name] = [value];
  }
  for (let at = 1; form.has(`Tags.member.${at}.Name`); at++)
    tags[form.get(`Tags.member.${at}.Name`) ?? ''] = [form.get(`Tags.member.${at}.Value`) ?? ''];
  return {
    from: form.get('Source') ?? header('From'),
    to: named.length ? named : addressesIn(header('To')),
    subject: header('Subject'),
    tags,
  };
}

/** A mail box that begins with `bounce` or is marked `+bounce` refuses, as SES's own simulator has it. */
export function bounces(address: string): boolean {
  return /^bounce@|\+bounce@/i.test(address);
}

/** Send first; then a delivery for those who take it and a bounce for those who do not. */
export function sesEvents(sent: SentMail, messageId: string, at: Date): readonly Entry[] {
  const timestamp = at.toISOString();
  const mail = {
    timestamp,
    source: sent.from,
    messageId,
    destination: sent.to,
    headersTruncated: false,
    commonHeaders: { from: [sent.from], to: sent.to, messageId, subject: sent.subject },
    tags: sent.tags,
  };
  const entry = (detailType: string, eventType: string, more: object): Entry => ({
    source: 'aws.ses',
    detailType,
    detail: { eventType, mail, ...more },
    at,
  });
  const refused = sent.to.filter(bounces);
  const taken = sent.to.filter((address) => !bounces(address));
  const bounce = {
    timestamp,
    bounceType: 'Permanent',
    bounceSubType: 'General',
    feedbackId: messageId,
    bouncedRecipients: refused.map((emailAddress) => ({ emailAddress, action: 'failed', status: '5.1.1' })),
  };
  const delivery = { timestamp, processingTimeMillis: 1, recipients: taken, smtpResponse: '250 ok' };
  return [
    entry('Email Sent', 'Send', { send: {} }),
    ...(taken.length ? [entry('Email Delivered', 'Delivery', { delivery })] : []),
    ...(refused.length ? [entry('Email Bounced', 'Bounce', { bounce })] : []),
  ];
}

function members(form: URLSearchParams, prefix: string): string[] {
  const found: string[] = [];
  for (let at = 1; form.has(`${prefix}.${at}`); at++) found.push(form.get(`${prefix}.${at}`) ?? '');
  return found;
}

function addressesIn(header: string): string[] {
  return [...header.matchAll(/[^\s<>,"]+@[^\s<>,"]+/g)].map(([address]) => address);
}
