// Every renewal and deadline of a year, with what the term costs that begins then.
import { Group, Select, Text } from '@mantine/core';
import { IconCalendarRepeat } from '@tabler/icons-react';
import { type RenewalDateRow, reportRenewals } from '#shared/api/reports-of-contracts.ts';
import { DATE_WORDS } from '#shared/domain/contracts/dates-within.ts';
import { RenewalRow } from '#shared/domain/notifications/notice.ts';
import { useList } from '#web/api/use-list.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { Totals } from './amounts.tsx';

/** Years before and after this one that people choose from. */
const YEARS_AROUND = 5;

function columns(today: string): readonly Column<RenewalDateRow>[] {
  return [
    {
      key: 'on',
      label: 'Date',
      sort: 'on',
      cell: (row) => (
        <div>
          <span style={{ whiteSpace: 'nowrap' }}>{day(row.on)}</span>
          <Text fz="xs" c="dimmed">
            {distance(today, row.on)}
          </Text>
        </div>
      ),
    },
    { key: 'what', label: 'What', cell: ({ what }) => DATE_WORDS[what] },
    {
      key: 'contractName',
      label: 'Contract',
      sort: 'contractName',
      width: '34%',
      cell: (row) => (
        <div>
          <NameLink to="/contracts/$id" params={{ id: row.contractId }}>
            {row.contractName}
          </NameLink>
          <Text fz="xs" c="dimmed">
            {row.vendor}
          </Text>
        </div>
      ),
    },
    {
      key: 'begins',
      label: 'Term begins',
      cell: ({ begins }) => (begins === null ? <Unknown why="No term begins" /> : day(begins)),
    },
    {
      key: 'money',
      label: 'The term costs, net',
      end: true,
      cell: (row) =>
        row.money ? (
          <span style={{ whiteSpace: 'nowrap' }}>{money(row.money.amount, row.money.currency)}</span>
        ) : (
          <Unknown why="No price was agreed for it" />
        ),
    },
  ];
}

export function RenewalsOfYear() {
  const { today } = useSession();
  const list = useList(reportRenewals);
  const now = Number(today.slice(0, 4));
  const shown = list.data?.year ?? now;
  const years = new Set([
    shown,
    ...Array.from({ length: 2 * YEARS_AROUND + 1 }, (_, index) => now - YEARS_AROUND + index),
  ]);
  return (
    <ListFrame
      route={reportRenewals}
      list={list}
      noun="renewal dates"
      filters={
        <Group gap="xs">
          <Select
            aria-label="Year"
            w={100}
            allowDeselect={false}
            data={[...years].sort().map(String)}
            value={list.search.year ?? String(shown)}
            onChange={(year) => list.change({ year: year ?? undefined })}
          />
          <Select
            aria-label="Kind of year"
            w={150}
            allowDeselect={false}
            data={[
              { value: 'civil', label: 'Calendar year' },
              { value: 'financial', label: 'Financial year' },
            ]}
            value={list.search.by ?? 'civil'}
            onChange={(by) => list.change({ by: by === 'civil' ? undefined : (by ?? undefined) })}
          />
          <Select
            aria-label="What"
            placeholder="Every date"
            clearable
            w={190}
            data={RenewalRow.shape.what.options.map((value) => ({ value, label: DATE_WORDS[value] }))}
            value={list.search.what ?? null}
            onChange={(what) => list.change({ what: what ?? undefined })}
          />
        </Group>
      }
      note={
        list.data && (
          <>
            · {day(list.data.from)} – {day(list.data.to)} <Totals of={list.data.totals} />
          </>
        )
      }
      empty={
        <Empty
          title="Nothing renews in this year"
          icon={<IconCalendarRepeat size={30} stroke={1.4} aria-hidden />}
        >
          <Text c="dimmed" fz="sm" maw="30rem">
            Contracts that go on by themselves or can be renewed appear here with their deadlines.
          </Text>
        </Empty>
      }
    >
      <DataTable
        label="Renewals of a year"
        columns={columns(today)}
        rows={list.data?.items ?? []}
        rowKey={(row) => row.id}
        sort={list.search.sort ?? 'on'}
        order={list.search.order}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
