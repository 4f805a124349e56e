// One upload of an owner is open at a time: whoever begins one claims the place for a day, and gives it back.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { indexes, keys } from './keys.ts';
import { getItem, queryList, type Table } from './table.ts';

export interface UploadClaim {
  readonly owner: string;
  readonly importId: string;
  /** An upload left alone gives way to another one from then on. */
  readonly until: Instant;
}

/** @returns false while another one holds the place. */
export async function claimUpload(table: Table, claim: UploadClaim, at: Instant): Promise<boolean> {
  const { owner, importId, until } = claim;
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...keys.openUpload(owner),
          owner,
          importId,
          until,
          GSI2PK: indexes.openUploads,
          GSI2SK: `${until}#${owner}`,
        },
        ConditionExpression: 'attribute_not_exists(PK) OR #until < :at OR #import = :import',
        ExpressionAttributeNames: { '#until': 'until', '#import': 'importId' },
        ExpressionAttributeValues: { ':at': at, ':import': importId },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** The id of the upload that holds the place. */
export async function openUpload(table: Table, owner: string): Promise<string | undefined> {
  return (await getItem(table, keys.openUpload(owner)))?.importId as string | undefined;
}

/** Lets another upload begin, if this one is the open one. */
export async function releaseUpload(table: Table, owner: string, importId: string): Promise<void> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.openUpload(owner),
        ConditionExpression: '#import = :import',
        ExpressionAttributeNames: { '#import': 'importId' },
        ExpressionAttributeValues: { ':import': importId },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Claims whose day has passed. */
export async function lapsedUploads(table: Table, at: Instant): Promise<UploadClaim[]> {
  const items = await queryList(table, { index: 'GSI2', partition: indexes.openUploads, to: at });
  return items.map(({ owner, importId, until }) => ({ owner, importId, until }) as UploadClaim);
}
