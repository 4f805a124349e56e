// Budgets are one item each, listed by their period and name.
import { Budget } from '#shared/domain/budgets/budget.ts';
import { loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { byName, indexes, keys } from './keys.ts';
import { queryList, type Table } from './table.ts';

const BudgetState = Budget.omit({ version: true });
export type BudgetState = Omit<Budget, 'version'>;

export const budgetEntity: Entity<BudgetState> = {
  kind: 'budget',
  shape: 1,
  schema: BudgetState,
  key: ({ id }) => keys.budget(id),
  index: ({ id, name, from }) => ({ GSI1: [indexes.budgets, byName(from, name, id)] }),
  subject: ({ id, name }) => ({ id, name }),
};

export function budgetOf({ state, version }: Stored<BudgetState>): Budget {
  return { ...state, version };
}

export function loadBudget(table: Table, id: string): Promise<Stored<BudgetState> | undefined> {
  return loadItem(table, budgetEntity, keys.budget(id));
}

export async function listBudgets(table: Table): Promise<Stored<BudgetState>[]> {
  const items = await queryList(table, { index: 'GSI1', partition: indexes.budgets });
  return items.map((item) => read(budgetEntity, item));
}
