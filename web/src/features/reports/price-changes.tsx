// Prices that changed or will: from what to what, from when, and what it means in a year.
import { Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrendingUp } from '@tabler/icons-react';
import { type PriceChangeRow, reportPriceChanges } from '#shared/api/reports-of-contracts.ts';
import { useList } from '#web/api/use-list.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DayInput } from '#web/ui/day-input.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { PERIOD_NAMES } from '../contracts/price-words.ts';
import { Totals } from './amounts.tsx';

function columns(today: string): readonly Column<PriceChangeRow>[] {
  return [
    {
      key: 'from',
      label: 'From',
      sort: 'from',
      cell: (row) => (
        <div>
          <span style={{ whiteSpace: 'nowrap' }}>{day(row.from)}</span>
          <Text fz="xs" c="dimmed">
            {distance(today, row.from)}
          </Text>
        </div>
      ),
    },
    {
      key: 'contractName',
      label: 'Contract',
      sort: 'contractName',
      width: '30%',
      cell: (row) => (
        <div>
          <NameLink to="/contracts/$id" params={{ id: row.contractId }}>
            {row.contractName}
          </NameLink>
          <Text fz="xs" c="dimmed">
            {[row.line, row.vendor].filter((text) => text !== '').join(' · ')}
          </Text>
        </div>
      ),
    },
    {
      key: 'before',
      label: 'Old price',
      end: true,
      cell: (row) => <span style={{ whiteSpace: 'nowrap' }}>{money(row.before, row.currency)}</span>,
    },
    {
      key: 'after',
      label: 'New price',
      end: true,
      cell: (row) => (
        <div>
          <span style={{ whiteSpace: 'nowrap' }}>{money(row.after, row.currency)}</span>
          <Text fz="xs" c="dimmed">
            {row.period === 'once'
              ? 'once'
              : `per ${row.perUnit ? 'unit and ' : ''}${PERIOD_NAMES[row.period]}`}
          </Text>
        </div>
      ),
    },
    { key: 'aYear', label: 'A year', end: true, cell: (row) => <AYear of={row} /> },
  ];
}

function AYear({ of: { aYear, currency } }: { readonly of: PriceChangeRow }) {
  const isMore = !aYear.startsWith('-');
  const Icon = isMore ? IconArrowUp : IconArrowDown;
  return (
    <Group gap={4} wrap="nowrap" display="inline-flex">
      <Icon size={14} color={isMore ? 'var(--sl-warn)' : 'var(--sl-good)'} aria-hidden />
      <span style={{ whiteSpace: 'nowrap' }}>
        {money(isMore ? aYear : aYear.slice(1), currency)} {isMore ? 'more' : 'less'}
      </span>
    </Group>
  );
}

export function PriceChanges() {
  const { today } = useSession();
  const list = useList(reportPriceChanges);
  return (
    <ListFrame
      route={reportPriceChanges}
      list={list}
      noun="price changes"
      filters={
        <Group gap="xs" align="flex-end">
          <DayInput
            label="From"
            value={list.search.since ?? list.data?.since ?? ''}
            onChange={(since) => list.change({ since: since || undefined })}
          />
          <DayInput
            label="To"
            value={list.search.until ?? list.data?.until ?? ''}
            onChange={(until) => list.change({ until: until || undefined })}
          />
        </Group>
      }
      note={list.data && list.data.totals.length > 0 && <Totals of={list.data.totals} />}
      empty={
        <Empty
          title="No price changes within a year"
          icon={<IconTrendingUp size={30} stroke={1.4} aria-hidden />}
        >
          <Text c="dimmed" fz="sm" maw="30rem">
            A line of a contract can have dated changes of its price; each appears here before and after its
            day.
          </Text>
        </Empty>
      }
    >
      <DataTable
        label="Price changes"
        columns={columns(today)}
        rows={list.data?.items ?? []}
        rowKey={(row) => row.id}
        sort={list.search.sort ?? 'from'}
        order={list.search.order}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
