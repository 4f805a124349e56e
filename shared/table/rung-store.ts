// A rung says how far a ladder has come down and who was to be told there; it only ever moves down.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { ladderOf, Notice, topicOf } from '#shared/domain/notifications/notice.ts';
import { type Key, keys } from './keys.ts';
import { getItem, getItems, type Table } from './table.ts';

export const Rung = z.object({
  notice: Notice,
  recipients: z.array(z.object({ mail: z.string(), why: z.string() })),
  /** Whether every recipient's claim has been put: nothing is left to do on this rung. */
  claimed: z.boolean(),
});
export type Rung = z.infer<typeof Rung>;

/** Ladders are kept this long after their date, so that a late delivery finds them. */
const KEPT_DAYS = 120;

function rungKey(notice: Notice): Key {
  return keys.rung(topicOf(notice), ladderOf(notice));
}

/** The present rungs of these notices' ladders, read strongly. */
export async function rungsOf(table: Table, notices: readonly Notice[]): Promise<Map<Notice, Rung>> {
  const items = await getItems(table, notices.map(rungKey), true);
  const byKey = new Map(items.map((item) => [`${item.PK} ${item.SK}`, item]));
  return new Map(
    notices.flatMap((notice) => {
      const { PK, SK } = rungKey(notice);
      const item = byKey.get(`${PK} ${SK}`);
      return item ? [[notice, Rung.parse(item)] as const] : [];
    }),
  );
}

/**
 * Moves a ladder down to the notice's step with those who are to be told. Who comes later gets only later steps.
 * @returns the rung to be claimed: this one, or the same step taken by another run; undefined when the ladder is further down
 */
export async function takeRung(
  table: Table,
  notice: Notice,
  recipients: Rung['recipients'],
): Promise<Rung | undefined> {
  const rung: Rung = { notice, recipients: [...recipients], claimed: false };
  const key = rungKey(notice);
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...key, ...rung, step: notice.step, expiresAt: expiryOf(notice) },
        ConditionExpression: 'attribute_not_exists(PK) OR #step > :step',
        ExpressionAttributeNames: { '#step': 'step' },
        ExpressionAttributeValues: { ':step': notice.step },
      }),
    );
    return rung;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const item = await getItem(table, key);
    return item?.step === notice.step ? Rung.parse(item) : undefined;
  }
}

export async function finishRung(table: Table, notice: Notice): Promise<void> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: rungKey(notice),
        UpdateExpression: 'SET #claimed = :true',
        ConditionExpression: '#step = :step',
        ExpressionAttributeNames: { '#claimed': 'claimed', '#step': 'step' },
        ExpressionAttributeValues: { ':true': true, ':step': notice.step },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Seconds since 1970; news may be told long after its date. */
export function expiryOf({ on, day }: Pick<Notice, 'on' | 'day'>): number {
  return Math.floor(Date.parse(addDays(on > day ? on : day, KEPT_DAYS)) / 1000);
}
