// A claim is the one right to tell one address one step of one ladder; it names the message that is to say it.
import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { Told } from '#shared/domain/notifications/message.ts';
import { ladderOf, type Notice, topicOf } from '#shared/domain/notifications/notice.ts';
import { indexes, keys } from './keys.ts';
import { expiryOf } from './rung-store.ts';
import { getItem, queryAll, type Table } from './table.ts';

export const Claim = Told.extend({
  id: z.string(),
  to: z.string(),
  /** Of its digest, or of the message of its own. */
  messageId: z.string(),
  /** Absent for a notice that goes alone. */
  digestDay: CivilDay.optional(),
});
export type Claim = z.infer<typeof Claim>;

/** 128 bits of a hash, of the letters that tags of the mail service allow. */
export function hashed(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** The key of a claim: (kind, subject, target date, step, address). */
export function claimId(notice: Notice, mail: string): string {
  return hashed(topicOf(notice), ladderOf(notice), String(notice.step), mail);
}

/** Every digest of an address and day has the same id, whoever freezes it. */
export function digestId(mail: string, day: CivilDay): string {
  return hashed('digest', mail, day);
}

function openIndex({ digestDay, to, id }: Claim) {
  return { GSI2PK: indexes.openClaims, GSI2SK: `${digestDay ?? '0'}#${to}#${id}` };
}

/** @returns whether this call put it; a claim that exists is never put again */
export async function putClaim(table: Table, claim: Claim): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...keys.claim(claim.to, claim.id),
          claim,
          messageId: claim.messageId,
          expiresAt: expiryOf(claim.notice),
          ...openIndex(claim),
        },
        ConditionExpression: 'attribute_not_exists(PK)',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Claims that no frozen message is known to hold, for digests up to a day; those that go alone first. */
export async function openClaims(table: Table, day: CivilDay): Promise<Claim[]> {
  const open: Claim[] = [];
  for await (const item of queryAll(table, { index: 'GSI2', partition: indexes.openClaims, to: `${day}~` }))
    open.push(Claim.parse(item.claim));
  return open;
}

export async function loadClaim(table: Table, mail: string, id: string): Promise<Claim | undefined> {
  const item = await getItem(table, keys.claim(mail, id));
  return item && Claim.parse(item.claim);
}

/** Gives a claim to another digest; safe only when its message is frozen without it. @returns whether it was still there */
export async function moveClaim(table: Table, claim: Claim, digestDay: CivilDay): Promise<Claim | undefined> {
  const moved: Claim = { ...claim, digestDay, messageId: digestId(claim.to, digestDay) };
  const { GSI2PK, GSI2SK } = openIndex(moved);
  const done = await update(
    table,
    claim,
    'SET #claim = :claim, #messageId = :next, GSI2PK = :pk, GSI2SK = :sk',
    {
      names: { '#claim': 'claim' },
      values: { ':claim': moved, ':next': moved.messageId, ':pk': GSI2PK, ':sk': GSI2SK },
    },
  );
  return done ? moved : undefined;
}

/** Its message is frozen and says it: nothing is open any more. */
export async function settleClaim(table: Table, claim: Claim): Promise<void> {
  await update(table, claim, 'REMOVE GSI2PK, GSI2SK');
}

async function update(
  table: Table,
  claim: Claim,
  expression: string,
  more: { readonly names?: Record<string, string>; readonly values?: Record<string, unknown> } = {},
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.claim(claim.to, claim.id),
        UpdateExpression: expression,
        ConditionExpression: '#messageId = :message',
        ExpressionAttributeNames: { '#messageId': 'messageId', ...more.names },
        ExpressionAttributeValues: { ':message': claim.messageId, ...more.values },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
