// Messages: frozen by one conditional put, then only their way to the mailbox changes; those still on it are due by GSI2.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import {
  afterNews,
  DeliveryState,
  isTaken,
  type News,
  waitMinutes,
} from '#shared/domain/notifications/delivery-state.ts';
import { Message, type MessageOnItsWay } from '#shared/domain/notifications/message.ts';
import { changeItem, loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { setFigures } from './figures.ts';
import { type IndexKeys, indexes, keys } from './keys.ts';
import { getItem, type Place, type QueryRange, queryAll, queryPage, type Table } from './table.ts';

const KEPT_DAYS = 400;

export const messageEntity: Entity<Message> = {
  kind: 'digest',
  shape: 1,
  schema: Message,
  key: ({ id }) => keys.message(id),
  index: ({ id, createdAt }) => ({
    GSI1: [indexes.messagesOfMonth(createdAt.slice(0, 7)), `${createdAt}#${id}`],
  }),
  subject: ({ id, to }) => ({ id, name: to }),
};

export function onItsWay({ state, figures }: Stored<Message>): MessageOnItsWay {
  return { message: state, delivery: DeliveryState.parse(figures.delivery) };
}

function dueIndex(id: string, due: Instant): IndexKeys {
  return { GSI2: [indexes.dueMessages, `${due}#${id}`] };
}

/**
 * Freezes a message unless one with its id is frozen already; what is frozen never changes.
 * @param status `void` keeps the id from ever saying anything
 * @returns the message that is frozen now, this one or the earlier
 */
export async function freezeMessage(
  table: Table,
  message: Message,
  status: 'frozen' | 'void' = 'frozen',
): Promise<MessageOnItsWay & { readonly mine: boolean }> {
  const delivery: DeliveryState = {
    status,
    at: message.createdAt,
    attempts: 0,
    refusals: 0,
    repeated: false,
  };
  const key = keys.message(message.id);
  const index = messageEntity.index(message).GSI1 ?? ['', ''];
  const freezeId = crypto.randomUUID();
  const due = dueIndex(message.id, message.createdAt).GSI2 ?? ['', ''];
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...key,
          kind: messageEntity.kind,
          shape: messageEntity.shape,
          state: message,
          figures: { delivery },
          version: 0,
          edited: 0,
          freezeId,
          outbox: {},
          expiresAt: Math.floor(Date.parse(message.createdAt) / 1000) + KEPT_DAYS * 86_400,
          ...(status === 'frozen' && { GSI1PK: index[0], GSI1SK: index[1], GSI2PK: due[0], GSI2SK: due[1] }),
        },
        ConditionExpression: 'attribute_not_exists(PK)',
      }),
    );
    return { message, delivery, mine: true };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const item = await getItem(table, key);
    if (!item) throw new Error(`The frozen message ${message.id} is gone`, { cause: error });
    return { ...onItsWay(read(messageEntity, item)), mine: item.freezeId === freezeId };
  }
}

export async function loadMessage(table: Table, id: string): Promise<MessageOnItsWay | undefined> {
  const stored = await loadItem(table, messageEntity, keys.message(id));
  return stored && onItsWay(stored);
}

/** Ids of messages that wait to be sent, or whose send is unsettled for too long; the longest due first. */
export async function* dueMessages(table: Table, now: Instant): AsyncGenerator<string> {
  for await (const item of queryAll(table, { index: 'GSI2', partition: indexes.dueMessages, to: `${now}~` }))
    yield String(item.PK).slice('MESSAGE#'.length);
}

/** Newest first. */
export function monthOfMessages(month: string): QueryRange {
  return { index: 'GSI1', partition: indexes.messagesOfMonth(month), descending: true };
}

export async function messagesOfMonth(
  table: Table,
  month: string,
  part: { readonly limit: number; readonly after?: Place },
): Promise<{ readonly messages: readonly MessageOnItsWay[]; readonly next: Place | undefined }> {
  const { items, next } = await queryPage(table, { ...monthOfMessages(month), ...part });
  return { messages: items.map((item) => onItsWay(read(messageEntity, item))), next };
}

const MAX_ROUNDS = 6;

/**
 * Tells a message's news. What ends the waiting is one commit with its log entry, everything else a figure; news that came
 * before, or too late, changes nothing.
 * @param seen the state that the news was decided on; when another came between, it changes nothing
 * @returns the state it leads to; undefined when it changed nothing, or the message is not there
 */
export async function tellNews(
  table: Table,
  id: string,
  news: News,
  seen?: DeliveryState,
): Promise<DeliveryState | undefined> {
  const key = keys.message(id);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const stored = await loadItem(table, messageEntity, key);
    if (!stored) return undefined;
    const before = DeliveryState.parse(stored.figures.delivery);
    const after = afterNews(before, news);
    if (!after || (seen && !isSame(before, seen))) return undefined;
    const taken = isTaken(after.status) && !isTaken(before.status);
    const ended = after.status === 'failed' || after.status === 'unknown';
    if (taken || ended) {
      const outcome = await changeItem(table, messageEntity, key, news.at, (current) => {
        if (!isSame(DeliveryState.parse(current.figures.delivery), before)) return 'unchanged';
        return {
          state: current.state,
          line: {
            actor: { kind: 'rule', id: 'notifier' },
            deed: taken ? 'sent' : 'broke',
            ...noteOf(after),
          },
          figures: { delivery: after },
        };
      });
      if (!outcome.ok) throw new Error(`News of message ${id} could not be kept: ${outcome.refusal.reason}`);
      if (isSame(DeliveryState.parse(outcome.value.figures.delivery), after)) return after;
    } else if (await setFigures(table, key, { delivery: after }, guarded(before, waitOf(id, after))))
      return after;
  }
  throw new Error(`News of message ${id} lost every race`);
}

function noteOf({ repeated, reason, status }: DeliveryState): { note?: string } {
  const note = [
    ...(repeated ? ['sent once more after a lost answer'] : []),
    ...(status === 'unknown' ? ['whether it was sent is not known'] : []),
    ...(reason ? [reason] : []),
  ].join('; ');
  return note === '' ? {} : { note };
}

/** When somebody has to look at it again. */
function waitOf(id: string, state: DeliveryState): IndexKeys {
  const minutes = waitMinutes(state);
  if (minutes === undefined) return {};
  return dueIndex(id, new Date(Date.parse(state.at) + minutes * 60_000).toISOString());
}

function guarded(before: DeliveryState, index: IndexKeys) {
  return {
    index,
    guard: {
      expression:
        '#figures.#f_delivery.#status = :was AND #figures.#f_delivery.#attempts = :tried AND #figures.#f_delivery.#at = :then',
      names: { '#status': 'status', '#attempts': 'attempts', '#at': 'at' },
      values: { ':was': before.status, ':tried': before.attempts, ':then': before.at },
    },
  };
}

function isSame(a: DeliveryState, b: DeliveryState): boolean {
  return a.status === b.status && a.attempts === b.attempts && a.at === b.at;
}
