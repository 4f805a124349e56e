// Figures are set on their own paths, outside the version: a person's save never conflicts with a machine's count.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { IndexKeys, Key } from './keys.ts';
import type { Table } from './table.ts';
import { indexAttributes, openUpdate, setAttributes, setFigurePaths, updateInput } from './update.ts';

/**
 * Sets figures on their own paths, outside the version; `undefined` removes one.
 * @returns false when the item is missing or `guard` does not hold.
 */
export async function setFigures(
  table: Table,
  key: Key,
  figures: Readonly<Record<string, unknown>>,
  options: { readonly guard?: FigureGuard; readonly index?: IndexKeys } = {},
): Promise<boolean> {
  const update = openUpdate({ '#tombstone': 'tombstone', ...options.guard?.names }, options.guard?.values);
  setFigurePaths(update, figures);
  setAttributes(update, indexAttributes(options.index ?? {}));
  const guard = options.guard ? ` AND (${options.guard.expression})` : '';
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        ...updateInput(update),
        ConditionExpression: `attribute_exists(PK) AND attribute_not_exists(#tombstone)${guard}`,
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** A condition on figures: `#figures.#lease` style names are declared by the caller. */
export interface FigureGuard {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}
