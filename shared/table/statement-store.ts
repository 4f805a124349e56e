// A published statement is one item that names its rows by month; an undone one stays, and its flag is what readers respect.
import * as z from 'zod';
import { Instant } from '#shared/domain/calendar/civil-day.ts';
import { loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { keys, partitions, prefixes } from './keys.ts';
import { queryList, type Table } from './table.ts';

export const StatementState = z.object({
  id: z.string(),
  fileName: z.string(),
  startedAt: Instant,
  endedAt: Instant,
  pages: z.int(),
  /** Rows of the file, and those that were left out. */
  rows: z.int(),
  refused: z.int(),
  /** When it was published: rows that were new, and rows that an earlier statement had told. */
  added: z.int(),
  known: z.int(),
  /** Names the pages its parts were made of. */
  content: z.string(),
  /** How many parts each month has. */
  months: z.record(z.string(), z.int()),
  undone: z.object({ at: Instant, by: z.string() }).optional(),
});
export type StatementState = z.infer<typeof StatementState>;

export const statementEntity: Entity<StatementState> = {
  kind: 'import',
  shape: 1,
  schema: StatementState,
  key: ({ id }) => keys.statement(id),
  index: () => ({}),
  subject: ({ id, fileName }) => ({ id, name: fileName }),
};

export function loadStatement(table: Table, id: string): Promise<Stored<StatementState> | undefined> {
  return loadItem(table, statementEntity, keys.statement(id));
}

/** All of them in the order they were begun, read strongly: what was just undone must not be counted. */
export async function listStatements(table: Table): Promise<StatementState[]> {
  const items = await queryList(table, {
    partition: partitions.statements,
    prefix: prefixes.statement,
    consistent: true,
  });
  return items.map((item) => read(statementEntity, item).state);
}
