// Transactions stand packed by month and statement, and what people decided about single rows beside them.

import type { YearMonth } from '#shared/domain/spend/spend-row.ts';
import { SpendDecision } from '#shared/domain/spend/standing.ts';
import { read } from './commit.ts';
import type { Entity } from './entity.ts';
import { type Key, keys, partitions } from './keys.ts';
import { putItems, queryList, type Table } from './table.ts';

export const spendDecisionEntity: Entity<SpendDecision> = {
  kind: 'spendRow',
  shape: 1,
  schema: SpendDecision,
  key: ({ rowId }) => keys.spendDecision(rowId),
  index: () => ({}),
  subject: ({ rowId, told }) => ({ id: rowId, name: told }),
};

export interface SpendPart {
  readonly month: YearMonth;
  readonly importId: string;
  /** Names the pages that the part was made of. */
  readonly content: string;
  readonly part: number;
  readonly bytes: Uint8Array;
}

export const partKey = ({ month, importId, content, part }: Omit<SpendPart, 'bytes'>): Key =>
  keys.spendRows(month, importId, content, part);

/** The same parts once more change nothing. */
export async function putSpendParts(table: Table, parts: readonly SpendPart[]): Promise<void> {
  await putItems(
    table,
    parts.map((part) => ({ ...partKey(part), ...part, kind: 'spendRows' })),
  );
}

export interface SpendMonths {
  /** Of all statements, published or not. */
  readonly parts: readonly SpendPart[];
  readonly decisions: ReadonlyMap<string, SpendDecision>;
}

/** Both bounds inclusive; one query a calendar year. */
export async function readSpendMonths(table: Table, from: YearMonth, to: YearMonth): Promise<SpendMonths> {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index));
  const found = await Promise.all(
    years.map((year) =>
      queryList(table, {
        partition: partitions.spendYear(year),
        from: year === from.slice(0, 4) ? from.slice(5) : '01',
        to: `${year === to.slice(0, 4) ? to.slice(5) : '12'}~`,
        consistent: true,
      }),
    ),
  );
  const items = found.flat();
  const decisions = items
    .filter((item) => item.kind === spendDecisionEntity.kind)
    .map((item) => read(spendDecisionEntity, item).state);
  return {
    parts: items.filter((item) => item.kind === 'spendRows') as unknown as SpendPart[],
    decisions: new Map(decisions.map((decision) => [decision.rowId, decision])),
  };
}
