// What each vendor's API can do, and what of it each connection really does: one row each, one column a task.
import { Group, Select, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconMinus,
  IconToggleLeft,
} from '@tabler/icons-react';
import { listTaskChart, type TaskCell, type TaskChartRow, TaskState } from '#shared/api/task-chart.ts';
import { Task } from '#shared/domain/connections/task.ts';
import { useList } from '#web/api/use-list.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Hint } from '#web/ui/figure.tsx';
import { NameLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Page } from '#web/ui/page.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { TASK_WORDS } from '#web/ui/words.ts';

const STATES: Record<
  TaskState,
  { readonly word: string; readonly icon: typeof IconMinus; readonly color: string }
> = {
  on: { word: 'On', icon: IconCircleCheck, color: 'var(--sl-good)' },
  off: { word: 'Off', icon: IconToggleLeft, color: 'var(--mantine-color-dimmed)' },
  missing: { word: 'Missing', icon: IconAlertTriangle, color: 'var(--sl-warn)' },
  offered: { word: 'Offered', icon: IconCircleDashed, color: 'var(--mantine-color-dimmed)' },
  none: { word: 'No', icon: IconMinus, color: 'var(--mantine-color-dimmed)' },
};

/** All that is known of a task, in a sentence or two. */
function wordsOf({ state, prerequisite, reason, remedy, endpoint }: TaskCell): string {
  if (state === 'none') return 'The vendor’s API does not offer it';
  const needs = prerequisite && `Needs ${prerequisite}`;
  const uses = endpoint && `Uses ${endpoint}`;
  return [reason, remedy, state === 'missing' ? undefined : needs, uses]
    .flatMap((part) => (part ? [part.replace(/\.$/, '')] : []))
    .join('. ');
}

function Cell({ cell }: { readonly cell: TaskCell }) {
  const { word, icon: Icon, color } = STATES[cell.state];
  return (
    <Hint label={wordsOf(cell)}>
      <Group gap={4} wrap="nowrap" component="span">
        <Icon size={15} color={color} aria-hidden style={{ flex: 'none' }} />
        <Text span fz="sm" {...(cell.state === 'none' && { c: 'dimmed' })}>
          {word}
        </Text>
      </Group>
    </Hint>
  );
}

const COLUMNS: readonly Column<TaskChartRow>[] = [
  {
    key: 'vendor',
    label: 'Vendor',
    sort: 'vendor',
    width: '20%',
    cell: ({ vendor, connectionId, connectionName, applicationName }) => (
      <div>
        {connectionId ? (
          <NameLink to="/connections/$id" params={{ id: connectionId }}>
            {connectionName}
          </NameLink>
        ) : (
          <NameLink to="/connections/new">{vendor}</NameLink>
        )}
        <Text fz="xs" c="dimmed">
          {connectionId ? [applicationName, vendor].filter(Boolean).join(' · ') : 'Not connected'}
        </Text>
      </div>
    ),
  },
  ...Task.options.map(
    (task): Column<TaskChartRow> => ({
      key: task,
      label: TASK_WORDS[task].name,
      cell: ({ tasks }) => <Cell cell={tasks[task]} />,
    }),
  ),
];

export function TaskChartPage() {
  const list = useList(listTaskChart);
  return (
    <Page
      title="What each vendor can do"
      back={{ to: '/connections', name: 'Connections' }}
      lead="Tasks that the vendors’ APIs offer, and what the granted permissions and plans really allow. Actions are off until an administrator allows them."
    >
      <ListFrame
        route={listTaskChart}
        list={list}
        noun="vendors"
        filters={
          <>
            <Select
              aria-label="Task"
              placeholder="Any task"
              clearable
              w={170}
              data={Task.options.map((value) => ({ value, label: TASK_WORDS[value].name }))}
              value={list.search.task ?? null}
              onChange={(value) => list.change({ task: value ?? undefined })}
            />
            <Select
              aria-label="State"
              placeholder="Any state"
              clearable
              w={140}
              data={TaskState.options.map((value) => ({ value, label: STATES[value].word }))}
              value={list.search.state ?? null}
              onChange={(value) => list.change({ state: value ?? undefined })}
            />
          </>
        }
        empty={<Empty title="No vendor is known" />}
      >
        <DataTable
          label="Tasks of vendors and connections"
          columns={COLUMNS}
          rows={list.data?.items ?? []}
          rowKey={({ id }) => id}
          sort={list.search.sort ?? 'vendor'}
          order={list.search.order}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
    </Page>
  );
}
