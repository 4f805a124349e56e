// Prices that change in a year by agreement, and what each makes of what a year costs.
import { Text } from '@mantine/core';
import { IconTrendingUp } from '@tabler/icons-react';
import { type PriceChangeRow, reportPriceChanges } from '#shared/api/reports.ts';
import { useList } from '#web/api/use-list.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, money } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { TotalLine } from '#web/ui/total-line.tsx';
import { YEAR_FRAME, YearSteps } from './year-steps.tsx';

const signed = (percent: number) => `${percent > 0 ? '+' : ''}${percent} %`;

const COLUMNS: readonly Column<PriceChangeRow>[] = [
  {
    key: 'day',
    label: 'From',
    sort: 'day',
    cell: (row) => <span style={{ whiteSpace: 'nowrap' }}>{day(row.day)}</span>,
  },
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
          {[row.vendor, row.line].filter(Boolean).join(' · ')}
        </Text>
      </div>
    ),
  },
  {
    key: 'price',
    label: 'Price',
    end: true,
    cell: ({ before, after, currency }) => (
      <span style={{ whiteSpace: 'nowrap' }}>
        <Text span fz="inherit" c="dimmed">
          {money(before, currency)} →
        </Text>{' '}
        {money(after, currency)}
      </span>
    ),
  },
  {
    key: 'percent',
    label: 'Change',
    sort: 'percent',
    end: true,
    cell: ({ percent }) => (percent === null ? <Unknown why="It cost nothing before" /> : signed(percent)),
  },
  {
    key: 'aYear',
    label: 'A year',
    end: true,
    cell: ({ aYear, currency }) => (
      <span style={{ whiteSpace: 'nowrap' }}>
        {Number(aYear) > 0 && '+'}
        {money(aYear, currency)}
      </span>
    ),
  },
];

export function PriceChanges() {
  const list = useList(reportPriceChanges);
  return (
    <ListFrame
      route={reportPriceChanges}
      list={list}
      frame={YEAR_FRAME}
      noun="price changes"
      filters={<YearSteps search={list.search} onChange={list.change} />}
      note={<TotalLine of={list.data?.totalAYear} per="a year by all of them" />}
      empty={
        <Empty
          title="No price changes in this year"
          icon={<IconTrendingUp size={30} stroke={1.4} aria-hidden />}
        >
          <Text c="dimmed" fz="sm" maw="30rem">
            A new price of a line, agreed in its contract or decided at its renewal, appears in the year in
            which it begins.
          </Text>
        </Empty>
      }
    >
      <DataTable
        label="Price changes"
        columns={COLUMNS}
        rows={list.data?.items ?? []}
        rowKey={(row) => row.id}
        sort={list.search.sort ?? 'day'}
        order={list.search.order}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
