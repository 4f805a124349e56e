// Which budgets have reached a threshold or will go over: told to their owners and to finance.
import { budgetMoney } from '#functions/budgets/money.ts';
import { budgetNotices } from '#shared/domain/budgets/budget-notices.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import { listBudgets } from '#shared/table/budget-store.ts';
import type { Table } from '#shared/table/table.ts';
import type { Due } from './claim.ts';

export async function dueOfBudgets(table: Table, settings: Settings, at: Instant): Promise<Due[]> {
  if (!settings.reminders.budget.on || (await listBudgets(table)).length === 0) return [];
  const money = await budgetMoney(table, at);
  return money.budgets.flatMap((budget) => {
    const { owner, name } = budget;
    const named = owner === undefined ? [] : [{ mail: owner, why: `you own the budget ${name}` }];
    return budgetNotices(budget, money.standingOf(budget), money.today).map((notice) => ({ notice, named }));
  });
}
