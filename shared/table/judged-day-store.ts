// The last civil day whose reminders were judged and whose digests were frozen; it only moves forward.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { keys } from './keys.ts';
import { getItem, type Table } from './table.ts';

export async function judgedDay(table: Table): Promise<CivilDay | undefined> {
  const item = await getItem(table, keys.judgedDay());
  return item && CivilDay.parse(item.day);
}

export async function setJudgedDay(table: Table, day: CivilDay): Promise<void> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.judgedDay(),
        UpdateExpression: 'SET #day = :day',
        ConditionExpression: 'attribute_not_exists(#day) OR #day < :day',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: { ':day': day },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
