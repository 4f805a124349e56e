// All connections with their health, what the vendor says is wrong, and when they were last read.
import { Group, Select, Text } from '@mantine/core';
import { IconChecklist, IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { type ConnectionView, createConnection, listConnections } from '#shared/api/connections.ts';
import { HealthState } from '#shared/domain/connections/connection.ts';
import { useList } from '#web/api/use-list.ts';
import { usePermission } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { age, number } from '#web/ui/format.ts';
import { HealthMark } from '#web/ui/health.tsx';
import { LinkButton, NameLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Page } from '#web/ui/page.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { HEALTH_WORDS, TASK_WORDS } from '#web/ui/words.ts';

const COLUMNS: readonly Column<ConnectionView>[] = [
  {
    key: 'name',
    label: 'Connection',
    sort: 'name',
    width: '26%',
    cell: (row) => (
      <div>
        <NameLink to="/connections/$id" params={{ id: row.id }}>
          {row.name}
        </NameLink>
        <Text fz="xs" c="dimmed">
          {row.applicationName} · {row.connectorName}
        </Text>
      </div>
    ),
  },
  {
    key: 'health',
    label: 'Health',
    sort: 'health',
    width: '30%',
    cell: (row) => (
      <div>
        <HealthMark state={row.health.state} paused={row.paused} />
        {row.health.state !== 'healthy' && (
          <Text fz="xs" c="dimmed">
            {row.message}
          </Text>
        )}
      </div>
    ),
  },
  {
    key: 'tasks',
    label: 'Tasks on',
    cell: (row) => {
      const on = Object.entries(row.tasks).filter(([, is]) => is);
      return on.length === 0 ? (
        <Unknown why="No task is on" />
      ) : (
        on.map(([task]) => TASK_WORDS[task as keyof typeof TASK_WORDS].name).join(', ')
      );
    },
  },
  { key: 'licenses', label: 'Licenses', end: true, cell: (row) => number(row.licenses) },
  {
    key: 'lastSuccessAt',
    label: 'Last read',
    sort: 'lastSuccessAt',
    cell: (row) => <LastRead row={row} />,
  },
];

function LastRead({ row }: { readonly row: ConnectionView }) {
  if (row.progress) {
    return (
      <Text fz="sm" c="var(--sl-chosen)">
        Reading {row.progress.list}: {number(row.progress.rows)}
      </Text>
    );
  }
  const last = row.health.lastSuccessAt;
  if (last === undefined) return <Unknown why="Never read" />;
  return (
    <Text fz="sm" {...(row.stale && { c: 'var(--sl-warn)' })} style={{ whiteSpace: 'nowrap' }}>
      {age(last, Date.now())}
      {row.stale && (row.upload ? ' · a new file is due' : ' · out of date')}
    </Text>
  );
}

export function ConnectionsPage() {
  const list = useList(listConnections);
  const mayConnect = usePermission(createConnection);
  return (
    <Page
      title="Connections"
      lead="Each reads one vendor: what was bought, who holds it and when it was last used."
      actions={
        <>
          <LinkButton
            to="/connections/tasks"
            variant="default"
            leftSection={<IconChecklist size={16} aria-hidden />}
          >
            What each can do
          </LinkButton>
          {mayConnect.allowed && (
            <LinkButton to="/connections/new" leftSection={<IconPlus size={16} aria-hidden />}>
              Connect a vendor
            </LinkButton>
          )}
        </>
      }
    >
      <ListFrame
        route={listConnections}
        list={list}
        noun="connections"
        filters={
          <Select
            aria-label="Health"
            placeholder="Any health"
            clearable
            w={200}
            data={HealthState.options.map((value) => ({ value, label: HEALTH_WORDS[value] }))}
            value={list.search.health ?? null}
            onChange={(value) => list.change({ health: value ?? undefined })}
          />
        }
        empty={
          <Empty
            title="Nothing is connected yet"
            icon={<IconPlugConnected size={30} stroke={1.4} aria-hidden />}
          >
            <Text c="dimmed" fz="sm" maw="30rem" mb="md">
              Connect the first vendor to see its licenses and who uses them. Everything is read only until
              somebody allows more.
            </Text>
            {mayConnect.allowed && (
              <Group>
                <LinkButton to="/connections/new">Connect a vendor</LinkButton>
              </Group>
            )}
          </Empty>
        }
      >
        <DataTable
          label="Connections"
          columns={COLUMNS}
          rows={list.data?.items ?? []}
          rowKey={(row) => row.id}
          sort={list.search.sort}
          order={list.search.order}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
    </Page>
  );
}
