// The transactions that count are those of every statement that is not undone, each told once.
import { type KeyedRow, mergedRows, type YearMonth } from '#shared/domain/spend/spend-row.ts';
import type { SpendDecision } from '#shared/domain/spend/standing.ts';
import { readSpendMonths, type SpendPart } from '#shared/table/spend-row-store.ts';
import { listStatements, type StatementState } from '#shared/table/statement-store.ts';
import type { Table } from '#shared/table/table.ts';
import { rowIdOf, unpackRows } from './pack.ts';

export interface KnownRow extends Omit<KeyedRow, 'key'> {
  readonly id: string;
  readonly decision: SpendDecision | undefined;
}

/** Both bounds inclusive. @throws Error when a published statement lacks a part: a broken world */
export async function readSpend(table: Table, from: YearMonth, to: YearMonth): Promise<KnownRow[]> {
  // Statements first: whatever they name was written before them.
  const statements = (await listStatements(table)).filter(({ undone }) => !undone);
  const { parts, decisions } = await readSpendMonths(table, from, to);
  const byMonth = Map.groupBy(counted(statements, parts, from, to), ({ month }) => month);
  return [...byMonth].flatMap(([month, some]) => {
    const rowsOf = Map.groupBy(some, ({ importId }) => importId);
    const told = [...rowsOf].map(([importId, ofImport]) => ({
      importId,
      rows: ofImport.sort((a, b) => a.part - b.part).flatMap(({ bytes }) => unpackRows(bytes)),
    }));
    return mergedRows(told).map(({ key, row, importId }) => {
      const id = rowIdOf(month, key);
      return { id, row, importId, decision: decisions.get(id) };
    });
  });
}

/** The parts that published statements name; others are of uploads under way or given up. */
function counted(
  statements: readonly StatementState[],
  parts: readonly SpendPart[],
  from: YearMonth,
  to: YearMonth,
): SpendPart[] {
  const name = (importId: string, content: string, month: string, part: number) =>
    [importId, content, month, part].join('#');
  const found = new Map(parts.map((one) => [name(one.importId, one.content, one.month, one.part), one]));
  return statements.flatMap(({ id, content, months }) =>
    Object.entries(months)
      .filter(([month]) => from <= month && month <= to)
      .flatMap(([month, count]) =>
        Array.from({ length: count }, (_, part) => {
          const one = found.get(name(id, content, month, part));
          if (!one) throw new Error(`Part ${part} of ${month} of the statement ${id} is missing`);
          return one;
        }),
      ),
  );
}
