// Which levels each budget stands at, as they were last judged; one write where that changes.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ReachedLevel } from '#shared/domain/budgets/budget-notices.ts';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { type Key, keys } from './keys.ts';
import { expiryOf } from './rung-store.ts';
import { getItems, type Table } from './table.ts';

const Judged = z.object({ budgetId: z.string(), judged: CivilDay, levels: z.array(ReachedLevel) });

function levelsKey(budgetId: string): Key {
  return keys.rung(`budget#${budgetId}`, 'LEVELS');
}

/** By the id of the budget, read strongly; nothing where none was reached yet. */
export async function levelsOfBudgets(
  table: Table,
  budgetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ReachedLevel[]>> {
  const items = await getItems(table, budgetIds.map(levelsKey), true);
  return new Map(
    items.map((item) => {
      const { budgetId, levels } = Judged.parse(item);
      return [budgetId, levels];
    }),
  );
}

/**
 * Keeps what a day was judged by.
 * @param last last day of the budget
 * @returns false when a later day was judged already: this judgement is old
 */
export async function putBudgetLevels(
  table: Table,
  budgetId: string,
  levels: readonly ReachedLevel[],
  { today, last }: { readonly today: CivilDay; readonly last: CivilDay },
): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...levelsKey(budgetId),
          budgetId,
          judged: today,
          levels,
          expiresAt: expiryOf({ on: last, day: today }),
        },
        ConditionExpression: 'attribute_not_exists(PK) OR #judged <= :judged',
        ExpressionAttributeNames: { '#judged': 'judged' },
        ExpressionAttributeValues: { ':judged': today },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
