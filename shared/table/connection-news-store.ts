// What was last told about a connection's health; one conditional write per piece of news.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '#shared/domain/calendar/civil-day.ts';
import { Notice } from '#shared/domain/notifications/notice.ts';
import { type Key, keys } from './keys.ts';
import { getItems, type Table } from './table.ts';

export const ConnectionTold = z.object({
  kind: z.enum(['connectionBroken', 'connectionRecovered']),
  since: Instant,
  /** Kept so that a telling that was cut short can be finished. */
  notice: Notice,
});
export type ConnectionTold = z.infer<typeof ConnectionTold>;

function toldKey(connectionId: string): Key {
  return keys.rung(`connection#${connectionId}`, 'TOLD');
}

export async function toldOfConnections(
  table: Table,
  connectionIds: readonly string[],
): Promise<Map<string, ConnectionTold>> {
  const items = await getItems(table, connectionIds.map(toldKey), true);
  return new Map(items.map((item) => [String(item.connectionId), ConnectionTold.parse(item)]));
}

/** @returns false when the same or something newer was told already: this news is old */
export async function takeConnectionNews(
  table: Table,
  connectionId: string,
  told: ConnectionTold,
): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...toldKey(connectionId), connectionId, ...told },
        ConditionExpression: 'attribute_not_exists(PK) OR (#kind <> :kind AND #since < :since)',
        ExpressionAttributeNames: { '#kind': 'kind', '#since': 'since' },
        ExpressionAttributeValues: { ':kind': told.kind, ':since': told.since },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
