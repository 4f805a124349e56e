// A message is handed to the mail service once; only a lost answer that stays lost is followed by one repetition.
import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { logger } from '#functions/runtime/logger.ts';
import { signLink } from '#functions/runtime/signed-link.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { type NewsKind, nextMove } from '#shared/domain/notifications/delivery-state.ts';
import type { Message } from '#shared/domain/notifications/message.ts';
import type { MailLinks } from '#shared/mail/message-mail.ts';
import { renderMail } from '#shared/mail/render.ts';
import { loadAddress } from '#shared/table/address-store.ts';
import { loadMessage, tellNews } from '#shared/table/message-store.ts';
import type { Table } from '#shared/table/table.ts';
import { mimeOf } from './mime.ts';

export interface MailContext {
  readonly table: Table;
  /** Of one attempt. */
  readonly mail: () => SESClient;
  readonly from: string;
  readonly configurationSet: string;
  /** Origin of the page. */
  readonly publicUrl: string;
  readonly linkSecret: () => Promise<string>;
}

/** Links to stop are good for as long as a mail may be kept; a link to confirm is not. */
const STOP_DAYS = 400;
const CONFIRM_DAYS = 14;

/**
 * @returns whether it was handed over just now
 * @throws Error when the mail service takes no mail at all; the message stays due
 */
export async function sendMessage(context: MailContext, id: string, at: Instant): Promise<boolean> {
  const { table } = context;
  const found = await loadMessage(table, id);
  if (!found) return false;
  const { message, delivery } = found;
  const move = nextMove(delivery, at);
  if (move === 'wait') return false;
  if (move === 'giveUp') {
    await tellNews(table, id, { kind: 'givenUp', at });
    return false;
  }
  const address = await loadAddress(table, message.to);
  if (address?.state.suspension) {
    const reason = `The address is suspended since a ${address.state.suspension.cause}`;
    await tellNews(table, id, { kind: 'refusedForGood', at, reason });
    return false;
  }
  // Rendered before it is taken: what cannot be rendered was never handed over.
  const raw = await rawOf(context, message);
  if (!(await tellNews(table, id, { kind: 'taken', at }, delivery))) return false;
  await handOver(context, message, raw, at);
  return true;
}

async function handOver(
  { table, mail, configurationSet }: MailContext,
  { id, to }: Message,
  raw: Buffer,
  at: Instant,
): Promise<void> {
  try {
    const { MessageId } = await mail().send(
      new SendRawEmailCommand({
        RawMessage: { Data: raw },
        Destinations: [to],
        ConfigurationSetName: configurationSet,
        Tags: [{ Name: 'message', Value: id }],
      }),
    );
    await tellNews(table, id, { kind: 'accepted', at, providerId: MessageId });
  } catch (error) {
    const kind = newsOf(error);
    logger.warn('A mail was not taken', { messageId: id, kind: kind ?? 'unknown', error: error as Error });
    if (kind) await tellNews(table, id, { kind, at, reason: (error as Error).message });
    // An identity that is not verified or a service out of reach needs somebody: the failure rings the alarm.
    if (kind === 'refused' && !/throttl|limit/i.test((error as Error).name))
      throw new Error('The mail service takes nothing now; the mail waits', { cause: error });
  }
}

/** Codes of connections that never carried a request. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
/** Refusals that another try would meet again. */
const FOR_GOOD = ['InvalidParameterValue', 'MessageRejected'];

/** What a failed call says of the mail; undefined when it may have left all the same. */
function newsOf(error: unknown): NewsKind | undefined {
  if (NEVER_LEFT.includes((error as { code?: string }).code ?? '')) return 'refused';
  if (!(error instanceof SESServiceException)) return undefined;
  const { httpStatusCode = 500 } = error.$metadata;
  if (httpStatusCode >= 500) return undefined;
  return FOR_GOOD.includes(error.name) && !/not verified/i.test(error.message) ? 'refusedForGood' : 'refused';
}

async function rawOf(context: MailContext, message: Message): Promise<Buffer> {
  const links = linksOf(await context.linkSecret(), context.publicUrl, message);
  return mimeOf(renderMail(message, links), { from: context.from, to: message.to, id: message.id });
}

/** The same message has the same links whenever it is rendered. */
function linksOf(secret: string, publicUrl: string, { to, createdAt }: Message): MailLinks {
  const until = (days: number) => new Date(Date.parse(createdAt) + days * 86_400_000).toISOString();
  const signed = (path: string, token: string) => `${publicUrl}${path}?token=${token}`;
  return {
    page: (path) => publicUrl + path,
    stop: (kinds) =>
      signed(
        '/api/unsubscribe',
        signLink(secret, { may: 'stop', mail: to, kinds: [...kinds] }, until(STOP_DAYS)),
      ),
    confirm: () =>
      signed('/api/confirm', signLink(secret, { may: 'confirm', mail: to }, until(CONFIRM_DAYS))),
  };
}
