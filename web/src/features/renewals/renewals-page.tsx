// What is to be decided by when: a table and a calendar over one list with one filter.
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconCalendarDue, IconListCheck } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { listPolicies } from '#shared/api/policies.ts';
import { listRenewals } from '#shared/api/renewals.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { later } from '#web/ui/later.tsx';
import { LinkButton } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { TotalLine } from '#web/ui/total-line.tsx';
import { renewalColumns } from './columns.tsx';
import { Filters } from './filters.tsx';
import { placeOf, type RenewalPlace, useRenewals } from './use-renewals.ts';
import { type PlaceProps, Views } from './views.tsx';

const Calendar = later(() => import('./calendar.tsx').then((file) => file.Calendar), <RowsSkeleton />);

export function RenewalsPage() {
  const permission = usePermission(listRenewals);
  const mayReadPolicies = usePermission(listPolicies).allowed;
  const place = placeOf(useSearch({ strict: false }) as Search);
  return (
    <Page
      title="Renewals"
      lead="What is to be decided, the nearest deadline first: the last day to act, not the day the term ends."
      actions={
        mayReadPolicies && (
          <LinkButton
            to="/renewals/policies"
            variant="default"
            leftSection={<IconListCheck size={16} aria-hidden />}
          >
            Policies
          </LinkButton>
        )
      }
    >
      {!permission.allowed ? (
        <Alert color="gray">{permission.reason}</Alert>
      ) : place.view === 'calendar' ? (
        <Calendar place={place} />
      ) : (
        <Table place={place} />
      )}
    </Page>
  );
}

function Table({ place }: { readonly place: RenewalPlace }) {
  const { today } = useSession();
  const list = useRenewals({});
  return (
    <ListFrame
      route={listRenewals}
      list={list}
      noun="renewals"
      note={<TotalLine of={list.data?.totalNextTerm} per="for the next terms" />}
      filters={<Filters list={list} place={place} />}
      tools={<Views place={place} onChange={list.change} />}
      empty={<NothingOpen place={place} onChange={list.change} />}
    >
      <DataTable
        label="Renewals"
        columns={renewalColumns(today)}
        rows={list.data?.items ?? []}
        rowKey={({ id }) => id}
        sort={list.search.sort ?? 'deadline'}
        order={list.search.order}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}

function NothingOpen({ place, onChange }: PlaceProps) {
  return (
    <Empty
      title={place.all ? 'No renewals in the next 12 months' : 'Nothing is to be decided now'}
      icon={<IconCalendarDue size={30} stroke={1.4} aria-hidden />}
    >
      <Text c="dimmed" fz="sm" mb="md" maw="32rem">
        A renewal opens ahead of the day by which a contract has to be decided on, up to 120 days before it.
      </Text>
      <Group gap="xs" justify="center">
        {!place.all && (
          <Button variant="default" size="xs" onClick={() => onChange({ show: 'all' })}>
            Show planned and closed ones
          </Button>
        )}
        <LinkButton to="/contracts" variant="default" size="xs">
          Go to the contracts
        </LinkButton>
      </Group>
    </Empty>
  );
}
