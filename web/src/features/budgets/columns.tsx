// The columns of the list of budgets.
import { Text } from '@mantine/core';
import type { BudgetRow } from '#shared/api/budgets.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { day, money } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { BurnBar } from './burn-bar.tsx';
import { BudgetStateMark } from './state-mark.tsx';

export const BUDGET_COLUMNS: readonly Column<BudgetRow>[] = [
  {
    key: 'name',
    label: 'Budget',
    sort: 'name',
    width: '24%',
    cell: (row) => (
      <div>
        <NameLink to="/budgets/$id" params={{ id: row.id }}>
          {row.name}
        </NameLink>
        <Text fz="xs" c="dimmed">
          {row.scopeName}
        </Text>
      </div>
    ),
  },
  {
    key: 'from',
    label: 'Period',
    sort: 'from',
    cell: (row) => (
      <div>
        {day(row.from)}
        <Text fz="xs" c="dimmed">
          to {day(row.to)}
        </Text>
      </div>
    ),
  },
  { key: 'state', label: 'State', cell: ({ standing }) => <BudgetStateMark state={standing.state} /> },
  { key: 'bar', label: 'Used and expected', width: '18%', cell: (row) => <BurnBar budget={row} /> },
  {
    key: 'burnt',
    label: 'Used',
    sort: 'burntPercent',
    end: true,
    cell: ({ standing, currency }) => (
      <div>
        {money(standing.burnt, currency)}
        <Text fz="xs" c="dimmed">
          {standing.burntPercent}%
        </Text>
      </div>
    ),
  },
  {
    key: 'forecast',
    label: 'Expected',
    sort: 'forecastPercent',
    end: true,
    cell: ({ standing, currency }) => (
      <div>
        {money(standing.forecast, currency)}
        <Text fz="xs" c="dimmed">
          {standing.forecastPercent}%
        </Text>
      </div>
    ),
  },
  {
    key: 'amount',
    label: 'Budget',
    sort: 'amount',
    end: true,
    cell: ({ amount, currency }) => money(amount, currency),
  },
];
