// What budgets say of a decision about a contract, for whoever asks for it and whoever approves it.
import type { BudgetCheck } from '#shared/domain/budgets/check.ts';
import { decisionChecks } from '#shared/domain/budgets/decision-check.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { When } from '#shared/domain/renewals/open-renewal.ts';
import type { Decision } from '#shared/domain/renewals/renewal.ts';
import { tried } from '#shared/domain/renewals/tried.ts';
import { listBudgets } from '#shared/table/budget-store.ts';
import type { ContractState } from '#shared/table/contract-store.ts';
import type { Table } from '#shared/table/table.ts';
import { budgetMoney } from './money.ts';

/** @param ends last day of the term before the one that is decided */
export async function budgetChecks(
  table: Table,
  contract: ContractState,
  decision: Decision,
  ends: CivilDay,
  when: When,
): Promise<BudgetCheck[]> {
  if (decision.decision === 'cancel') return [];
  // Most organizations begin without any: nothing else need be read.
  if ((await listBudgets(table)).length === 0) return [];
  const after = tried(contract, decision, when);
  if (!after.ok) return [];
  const { budgets, applications, flows, today, ratesTo, charge } = await budgetMoney(table, when.at, {
    cuts: [addDays(ends, 1)],
    decided: after.value,
  });
  return budgets.flatMap((budget) =>
    decisionChecks([budget], after.value, ends, {
      applications,
      flows: flows(budget.measure),
      today,
      ratesTo,
      charge,
    }),
  );
}
