// All applications with their owners, their licenses and the next date of their contracts.
import { Button, Select, Text } from '@mantine/core';
import { IconApps, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ApplicationRow, createApplication, listApplications } from '#shared/api/applications.ts';
import { ApprovalStatus } from '#shared/domain/applications/application.ts';
import { useList } from '#web/api/use-list.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, distance, number } from '#web/ui/format.ts';
import { HealthMark } from '#web/ui/health.tsx';
import { later } from '#web/ui/later.tsx';
import { NameLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Page } from '#web/ui/page.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { APPROVAL_WORDS } from '#web/ui/words.ts';

const ApplicationForm = later(() => import('./application-form.tsx').then((file) => file.ApplicationForm));

function columns(today: string): readonly Column<ApplicationRow>[] {
  return [
    {
      key: 'name',
      label: 'Application',
      sort: 'name',
      width: '26%',
      cell: (row) => (
        <div>
          <NameLink to="/applications/$id" params={{ id: row.id }}>
            {row.name}
          </NameLink>
          <Text fz="xs" c="dimmed">
            {[row.vendor, row.category].filter(Boolean).join(' · ')}
          </Text>
        </div>
      ),
    },
    { key: 'approval', label: 'Approval', cell: (row) => APPROVAL_WORDS[row.approval] },
    {
      key: 'owner',
      label: 'Owner',
      cell: (row) => row.owners.business ?? row.owners.it ?? <Unknown why="Nobody answers for it" />,
    },
    { key: 'licenses', label: 'Licenses', end: true, cell: (row) => number(row.licenses) },
    { key: 'seats', label: 'Assigned', sort: 'seats', end: true, cell: (row) => number(row.seats) },
    {
      key: 'health',
      label: 'Connection',
      cell: (row) => (row.health ? <HealthMark state={row.health} /> : <Unknown why="Not connected" />),
    },
    {
      key: 'nextDeadline',
      label: 'Next deadline',
      sort: 'nextDeadline',
      cell: (row) =>
        row.nextDeadline ? (
          <div>
            {day(row.nextDeadline)}
            <Text fz="xs" c="dimmed">
              {distance(today, row.nextDeadline)}
            </Text>
          </div>
        ) : (
          <Unknown why={row.contracts === 0 ? 'No contract' : 'No deadline ahead'} />
        ),
    },
  ];
}

export function ApplicationsPage() {
  const { today } = useSession();
  const list = useList(listApplications);
  const mayAdd = usePermission(createApplication);
  const navigate = useNavigate();
  const { add, ...search } = useSearch({ strict: false }) as Search;
  const asked = add === 'yes';
  const ask = (open: boolean) =>
    void navigate({ to: '.', search: { ...search, add: open ? 'yes' : undefined } });
  return (
    <Page
      title="Applications"
      lead="Everything the organization uses, with those who answer for it."
      actions={
        mayAdd.allowed && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => ask(true)}>
            Add application
          </Button>
        )
      }
    >
      <ListFrame
        route={listApplications}
        list={list}
        noun="applications"
        filters={
          <Select
            aria-label="Approval"
            placeholder="Any approval"
            clearable
            w={160}
            data={ApprovalStatus.options.map((value) => ({ value, label: APPROVAL_WORDS[value] }))}
            value={list.search.approval ?? null}
            onChange={(value) => list.change({ approval: value ?? undefined })}
          />
        }
        empty={
          <Empty title="No applications yet" icon={<IconApps size={30} stroke={1.4} aria-hidden />}>
            <Text c="dimmed" fz="sm">
              Connect a vendor or add an application by hand.
            </Text>
          </Empty>
        }
      >
        <DataTable
          label="Applications"
          columns={columns(today)}
          rows={list.data?.items ?? []}
          rowKey={(row) => row.id}
          sort={list.search.sort ?? 'name'}
          order={list.search.order}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
      {asked && mayAdd.allowed && (
        <ApplicationForm
          onClose={() => ask(false)}
          onDone={({ id }) => navigate({ to: '/applications/$id', params: { id } })}
        />
      )}
    </Page>
  );
}
