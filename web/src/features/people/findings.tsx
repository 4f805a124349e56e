// Accounts that somebody should look at, by what is wrong with them.
import { Group, Select, Text } from '@mantine/core';
import {
  IconCopy,
  IconDoorExit,
  IconPlayerPause,
  IconRobot,
  IconShieldCheck,
  IconUserQuestion,
  IconWorld,
} from '@tabler/icons-react';
import { type FindingRow, listFindings } from '#shared/api/findings.ts';
import { FINDING_KINDS, type FindingKind } from '#shared/domain/people/findings.ts';
import { useList } from '#web/api/use-list.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { age, money, number } from '#web/ui/format.ts';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';

const KINDS: Record<
  FindingKind,
  { readonly word: string; readonly says: string; readonly icon: typeof IconCopy; readonly isUrgent?: true }
> = {
  left: {
    word: 'Left',
    says: 'Its person has left, and it is still open',
    icon: IconDoorExit,
    isUrgent: true,
  },
  suspended: { word: 'Suspended', says: 'Its person is suspended and holds licenses', icon: IconPlayerPause },
  duplicate: {
    word: 'Second seat',
    says: 'Its person holds the same through another account',
    icon: IconCopy,
  },
  unmatched: { word: 'Unknown', says: 'Nobody in the directory has its address', icon: IconUserQuestion },
  external: { word: 'External', says: 'It belongs to another organization', icon: IconWorld },
  service: { word: 'Machine', says: 'No human stands behind it, and it holds licenses', icon: IconRobot },
};

function Kind({ kind }: { readonly kind: FindingKind }) {
  const { word, says, icon: Icon, isUrgent } = KINDS[kind];
  const color = isUrgent ? 'var(--sl-warn)' : 'var(--mantine-color-dimmed)';
  return (
    <div>
      <Group gap={6} wrap="nowrap">
        <Icon size={16} color={color} aria-hidden style={{ flex: 'none' }} />
        <Text fz="sm">{word}</Text>
      </Group>
      <Text fz="xs" c="dimmed">
        {says}
      </Text>
    </div>
  );
}

/** An account that has no address is known by the vendor's own name or id. */
const accountOf = ({ mail, name, accountId }: FindingRow) => mail || name || accountId;

const COLUMNS: readonly Column<FindingRow>[] = [
  {
    key: 'mail',
    label: 'Account',
    sort: 'mail',
    width: '28%',
    cell: (row) => (
      <div>
        {row.personId ? (
          <NameLink to="/people/$id" params={{ id: row.personId }}>
            {row.personName ?? accountOf(row)}
          </NameLink>
        ) : (
          <Text fz="sm" fw={540}>
            {row.name || accountOf(row)}
          </Text>
        )}
        <Text fz="xs" c="dimmed">
          {[accountOf(row), row.department].filter(Boolean).join(' · ')}
        </Text>
      </div>
    ),
  },
  { key: 'kind', label: 'Finding', sort: 'kind', width: '26%', cell: ({ kind }) => <Kind kind={kind} /> },
  {
    key: 'applicationName',
    label: 'Application',
    sort: 'applicationName',
    cell: (row) => (
      <div>
        <TextLink
          to="/applications/$id"
          params={{ id: row.applicationId }}
          fz="sm"
          c="var(--mantine-color-text)"
        >
          {row.applicationName}
        </TextLink>
        {row.connectionName !== row.applicationName && (
          <Text fz="xs" c="dimmed">
            {row.connectionName}
          </Text>
        )}
      </div>
    ),
  },
  {
    key: 'licenses',
    label: 'Licenses',
    cell: ({ licenses }) =>
      licenses.length === 0 ? (
        <Unknown why="It holds none that is managed" />
      ) : (
        licenses.map(({ name }) => name).join(', ')
      ),
  },
  {
    key: 'cost',
    label: 'Costs a year',
    end: true,
    cell: ({ annual }) =>
      annual.length === 0 ? (
        <Unknown why="No price is known" />
      ) : (
        annual.map(({ amount, currency }) => money(amount, currency)).join(' + ')
      ),
  },
];

export function Findings() {
  const list = useList(listFindings);
  const { counts, readAt } = list.data ?? {};
  return (
    <ListFrame
      route={listFindings}
      list={list}
      noun="findings"
      note={readAt && `· the oldest read behind them: ${age(readAt, Date.now())}`}
      filters={
        <Select
          aria-label="Finding"
          placeholder="Any finding"
          clearable
          w={210}
          data={FINDING_KINDS.map((value) => ({
            value,
            label: counts ? `${KINDS[value].word} (${number(counts[value])})` : KINDS[value].word,
          }))}
          value={list.search.kind ?? null}
          onChange={(value) => list.change({ kind: value ?? undefined })}
        />
      }
      empty={
        <Empty title="Nothing to look at" icon={<IconShieldCheck size={30} stroke={1.4} aria-hidden />}>
          <Text c="dimmed" fz="sm" maw="32rem">
            Accounts of people who left, second seats, accounts of nobody in the directory, of other
            organizations and of machines appear here with each read.
          </Text>
        </Empty>
      }
    >
      <DataTable
        label="Findings"
        columns={COLUMNS}
        rows={list.data?.items ?? []}
        rowKey={({ id }) => id}
        sort={list.search.sort ?? 'kind'}
        order={list.search.order}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
