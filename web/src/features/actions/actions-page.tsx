// What is to be done at the vendors, what failed with the vendor's reason, and what was done.
import { Alert, Select, Text } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { listActions } from '#shared/api/actions.ts';
import { ACTION_STATES } from '#shared/domain/reclaim/action.ts';
import { useList } from '#web/api/use-list.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { LinkButton } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { MonthSteps } from '#web/ui/month-steps.tsx';
import { Page } from '#web/ui/page.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { actionColumns } from './columns.tsx';
import { STATE_WORDS } from './words.ts';

const SHOWN = { open: 'Open', failed: 'Failed', all: 'All of a month' } as const;

export function ActionsPage() {
  const permission = usePermission(listActions);
  return (
    <Page
      title="Actions"
      lead="Licenses to be taken away, lowered or given back: what is open, what failed, and what was done."
    >
      {permission.allowed ? <Actions /> : <Alert color="gray">{permission.reason}</Alert>}
    </Page>
  );
}

function Actions() {
  const { timeZone, today } = useSession();
  const list = useList(listActions);
  const show = (list.search.show ?? 'open') as keyof typeof SHOWN;
  return (
    <ListFrame
      route={listActions}
      list={list}
      noun="actions"
      frame={['show', 'month']}
      filters={
        <>
          <Select
            aria-label="Which"
            allowDeselect={false}
            w={170}
            data={Object.entries(SHOWN).map(([value, label]) => ({ value, label }))}
            value={show}
            onChange={(value) =>
              list.change({ show: value === 'open' ? undefined : (value ?? undefined), month: undefined })
            }
          />
          {show === 'all' && (
            <MonthSteps
              month={list.search.month ?? today.slice(0, 7)}
              onMonth={(month) => list.change({ month })}
            />
          )}
          <Select
            aria-label="State"
            placeholder="Any state"
            clearable
            w={180}
            data={ACTION_STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
            value={list.search.state ?? null}
            onChange={(value) => list.change({ state: value ?? undefined })}
          />
        </>
      }
      empty={
        <Empty
          title={
            show === 'failed'
              ? 'Nothing failed'
              : show === 'all'
                ? 'Nothing in this month'
                : 'Nothing is open'
          }
          icon={<IconUserMinus size={30} stroke={1.4} aria-hidden />}
        >
          <Text c="dimmed" fz="sm" maw="32rem">
            Choose people of a license to take it away from those who do not use it. An admin lets each
            connection act first.
          </Text>
          <LinkButton to="/licenses" variant="default" mt="md">
            Open licenses
          </LinkButton>
        </Empty>
      }
    >
      <DataTable
        label="Actions"
        columns={actionColumns(timeZone)}
        rows={list.data?.items ?? []}
        rowKey={({ id }) => id}
        sort={list.search.sort ?? 'asked'}
        order={list.search.order ?? (list.search.sort ? undefined : 'desc')}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
