// What was planned, beside what is used of it and what will be.
import { Alert, Button, Select, Text } from '@mantine/core';
import { IconPlus, IconTarget } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { createBudget, listBudgets } from '#shared/api/budgets.ts';
import { useList } from '#web/api/use-list.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { later } from '#web/ui/later.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Page } from '#web/ui/page.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { BUDGET_COLUMNS } from './columns.tsx';
import { PERIOD_WORDS, SCOPE_WORDS, STATE_WORDS } from './words.ts';

const BudgetForm = later(() => import('./budget-form.tsx').then((file) => file.BudgetForm));

export function BudgetsPage() {
  const permission = usePermission(listBudgets);
  const { ownedApplications } = useSession();
  const mayAdd = usePermission(createBudget).allowed || ownedApplications.length > 0;
  const navigate = useNavigate();
  const { add, ...search } = useSearch({ strict: false }) as Search;
  const ask = (open: boolean) =>
    void navigate({ to: '.', search: { ...search, add: open ? 'yes' : undefined } });
  return (
    <Page
      title="Budgets"
      lead="What was planned for a period, what is used of it, and what will be by its last day."
      actions={
        mayAdd && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => ask(true)}>
            Add budget
          </Button>
        )
      }
    >
      {permission.allowed ? <Budgets /> : <Alert color="gray">{permission.reason}</Alert>}
      {add === 'yes' && mayAdd && (
        <BudgetForm
          onClose={() => ask(false)}
          onDone={({ id }) => void navigate({ to: '/budgets/$id', params: { id } })}
        />
      )}
    </Page>
  );
}

function Budgets() {
  const list = useList(listBudgets);
  const choice = (
    name: 'period' | 'state' | 'scope',
    label: string,
    words: Readonly<Record<string, string>>,
  ) => (
    <Select
      aria-label={label}
      placeholder={`Any ${label.toLowerCase()}`}
      clearable
      w={170}
      data={Object.entries(words).map(([value, text]) => ({ value, label: text }))}
      value={list.search[name] ?? null}
      onChange={(value) => list.change({ [name]: value ?? undefined })}
    />
  );
  return (
    <ListFrame
      route={listBudgets}
      list={list}
      noun="budgets"
      filters={
        <>
          {choice('period', 'Period', PERIOD_WORDS)}
          {choice('state', 'State', STATE_WORDS)}
          {choice('scope', 'Scope', SCOPE_WORDS)}
        </>
      }
      empty={
        <Empty title="No budgets yet" icon={<IconTarget size={30} stroke={1.4} aria-hidden />}>
          <Text c="dimmed" fz="sm" maw="32rem">
            A budget is an amount for a period: of the whole organization, an application, a vendor or a
            department. Renewals are checked against it, and its owner is told before it is used up.
          </Text>
        </Empty>
      }
    >
      <DataTable
        label="Budgets"
        columns={BUDGET_COLUMNS}
        rows={list.data?.items ?? []}
        rowKey={({ id }) => id}
        sort={list.search.sort ?? 'from'}
        order={list.search.order ?? (list.search.sort ? undefined : 'desc')}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
