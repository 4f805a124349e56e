// Budgets of the demo for the year that runs: one on track, one nearly used, one that will go over.
import type { BudgetInput } from '#shared/domain/budgets/budget.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Door } from './door.ts';
import { mailOf } from './owners.ts';

type Planned = Pick<BudgetInput, 'name' | 'scope' | 'amount' | 'measure'>;

/** @param applications ids by name */
function planned(year: string, applications: ReadonlyMap<string, string>): readonly Planned[] {
  const zoom = applications.get('Zoom') ?? '';
  return [
    { name: `Software ${year}`, scope: { kind: 'organisation' }, amount: '900000', measure: 'cost' },
    {
      name: `Salesforce ${year}`,
      scope: { kind: 'vendor', vendor: 'Salesforce' },
      amount: '340000',
      measure: 'cost',
    },
    {
      name: `Zoom ${year}`,
      scope: { kind: 'application', applicationId: zoom },
      amount: '24000',
      measure: 'cost',
    },
    {
      name: `Tools of Marketing ${year}`,
      scope: { kind: 'department', department: 'Marketing' },
      amount: '75000',
      measure: 'cost',
    },
  ];
}

export async function planBudgets(
  door: Door,
  applications: ReadonlyMap<string, string>,
  today: CivilDay,
): Promise<void> {
  const year = today.slice(0, 4);
  const { items } = await door.ask<{ items: readonly { name: string }[] }>('GET', '/api/budgets?limit=100');
  const standing = new Set(items.map(({ name }) => name));
  for (const budget of planned(year, applications)) {
    if (standing.has(budget.name)) continue;
    const period = { from: `${year}-01-01`, to: `${year}-12-31`, currency: 'EUR' };
    await door.ask('POST', '/api/budgets', { ...budget, ...period, owner: mailOf('finance') }, 'finance');
  }
}
