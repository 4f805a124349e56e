// Which budgets have reached a threshold or will go over: told to their owners and to finance.
import { isDeepStrictEqual } from 'node:util';
import { budgetMoney } from '#functions/budgets/money.ts';
import { budgetNotices, reachedLevels } from '#shared/domain/budgets/budget-notices.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import { levelsOfBudgets, putBudgetLevels } from '#shared/table/budget-levels-store.ts';
import { listBudgets } from '#shared/table/budget-store.ts';
import type { Table } from '#shared/table/table.ts';
import type { Due } from './claim.ts';

export async function dueOfBudgets(table: Table, settings: Settings, at: Instant): Promise<Due[]> {
  if (!settings.reminders.budget.on || (await listBudgets(table)).length === 0) return [];
  const { budgets, standingOf, today } = await budgetMoney(table, at);
  const running = budgets.filter(({ to }) => today <= to);
  const before = await levelsOfBudgets(
    table,
    running.map(({ id }) => id),
  );
  const due: Due[] = [];
  for (const budget of running) {
    const { id, owner, name, to: last } = budget;
    const standing = standingOf(budget);
    const was = before.get(id) ?? [];
    const levels = reachedLevels(budget, standing, was, today);
    if (!isDeepStrictEqual(levels, was) && !(await putBudgetLevels(table, id, levels, { today, last })))
      continue;
    const named = owner === undefined ? [] : [{ mail: owner, why: `you own the budget ${name}` }];
    due.push(...budgetNotices(budget, standing, levels, today).map((notice) => ({ notice, named })));
  }
  return due;
}
