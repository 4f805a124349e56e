// A tombstone stays under its key for the log, and leaves the list of open work when nothing is left to be done.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

/** Nothing happens to an item that lives again. */
export async function unlistTombstone(table: Table, { PK, SK }: Key): Promise<void> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { PK, SK },
        UpdateExpression: 'REMOVE GSI2PK, GSI2SK',
        ConditionExpression: 'attribute_exists(#tombstone)',
        ExpressionAttributeNames: { '#tombstone': 'tombstone' },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
