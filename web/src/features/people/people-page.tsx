// The people of the organisation, as its directory tells.
import { Badge, Group, Select, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { listPeople } from '#shared/api/people.ts';
import { EmploymentStatus, type Person } from '#shared/domain/people/person.ts';
import { useList } from '#web/api/use-list.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DepartmentFilter } from '#web/ui/department-filter.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, number } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { NameLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { EMPLOYMENT_WORDS } from '#web/ui/words.ts';

type Row = Person & { readonly exempt: boolean };

const NOT_TOLD = 'The directory does not tell';

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'name',
    label: 'Person',
    sort: 'name',
    width: '32%',
    cell: (row) => (
      <div>
        <Group gap={6}>
          <NameLink to="/people/$id" params={{ id: row.id }}>
            {row.name}
          </NameLink>
          {row.exempt && (
            <Badge size="sm" color="gray">
              Exempt
            </Badge>
          )}
        </Group>
        <Text fz="xs" c="dimmed">
          {row.mails[0]}
          {row.mails.length > 1 && ` and ${number(row.mails.length - 1)} more`}
        </Text>
      </div>
    ),
  },
  { key: 'status', label: 'Status', sort: 'status', cell: (row) => EMPLOYMENT_WORDS[row.status] },
  {
    key: 'department',
    label: 'Department',
    sort: 'department',
    cell: (row) => row.department ?? <Unknown why={NOT_TOLD} />,
  },
  { key: 'title', label: 'Title', cell: (row) => row.title ?? <Unknown why={NOT_TOLD} /> },
  { key: 'manager', label: 'Manager', cell: (row) => row.managerMail ?? <Unknown why={NOT_TOLD} /> },
  { key: 'connections', label: 'Known to', end: true, cell: (row) => number(row.connections.length) },
];

const Findings = later(() => import('./findings.tsx').then((file) => file.Findings), <RowsSkeleton />);

export function PeoplePage() {
  return (
    <Page title="People" lead="From your directory. Aliases are one person.">
      <AddressTabs
        tabs={[
          { id: 'everybody', name: 'Everybody', body: <Everybody /> },
          { id: 'findings', name: 'Findings', body: <Findings /> },
        ]}
      />
    </Page>
  );
}

function Everybody() {
  const list = useList(listPeople);
  const { departments = [], asOf } = list.data ?? {};
  return (
    <ListFrame
      route={listPeople}
      list={list}
      noun="people"
      note={asOf && `· as of ${day(asOf)}`}
      filters={
        <>
          <Select
            aria-label="Status"
            placeholder="Any status"
            clearable
            w={150}
            data={EmploymentStatus.options.map((value) => ({ value, label: EMPLOYMENT_WORDS[value] }))}
            value={list.search.status ?? null}
            onChange={(value) => list.change({ status: value ?? undefined })}
          />
          <DepartmentFilter
            departments={departments}
            department={list.search.department}
            onChange={(department) => list.change({ department })}
          />
        </>
      }
      empty={
        <Empty title="No directory was read yet" icon={<IconUsers size={30} stroke={1.4} aria-hidden />}>
          <Text c="dimmed" fz="sm" maw="30rem">
            Connect Google Workspace or import a file of people. Accounts at every vendor are then matched to
            one person each.
          </Text>
        </Empty>
      }
    >
      <DataTable
        label="People"
        columns={COLUMNS}
        rows={(list.data?.items ?? []) as readonly Row[]}
        rowKey={(row) => row.id}
        sort={list.search.sort ?? 'name'}
        order={list.search.order}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
