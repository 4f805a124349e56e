// What a year costs at today's run-rate, by whatever people choose; each currency stands for itself.
import { SegmentedControl, Text } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import { ANNUAL_BY, type AnnualRow, reportAnnualCost } from '#shared/api/reports.ts';
import { useList } from '#web/api/use-list.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { number } from '#web/ui/format.ts';
import { LinkButton, NameLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { Amounts, Totals } from './amounts.tsx';

type By = (typeof ANNUAL_BY)[number];

const BY_WORDS: Record<By, { readonly name: string; readonly many: string; readonly none: string }> = {
  application: { name: 'Application', many: 'applications', none: 'No application' },
  vendor: { name: 'Vendor', many: 'vendors', none: 'No vendor was named' },
  category: { name: 'Category', many: 'categories', none: 'No category' },
  owner: { name: 'Owner', many: 'owners', none: 'Nobody answers for it' },
};

function columns(by: By): readonly Column<AnnualRow>[] {
  return [
    { key: 'name', label: BY_WORDS[by].name, sort: 'name', width: '50%', cell: (row) => nameOf(row, by) },
    {
      key: 'contracts',
      label: 'Contracts',
      sort: 'contracts',
      end: true,
      cell: (row) =>
        row.contracts > 0 ? number(row.contracts) : <Unknown why="Its cost was typed at its licenses" />,
    },
    { key: 'annual', label: 'Cost a year', end: true, cell: (row) => <Amounts of={row.annual} /> },
  ];
}

function nameOf({ key, name }: AnnualRow, by: By) {
  if (name === '')
    return (
      <Text span fz="inherit" c="dimmed">
        {BY_WORDS[by].none}
      </Text>
    );
  if (by !== 'application') return name;
  return (
    <NameLink to="/applications/$id" params={{ id: key }}>
      {name}
    </NameLink>
  );
}

export function AnnualCost() {
  const list = useList(reportAnnualCost);
  const by = ANNUAL_BY.find((one) => one === list.search.by) ?? 'application';
  return (
    <ListFrame
      route={reportAnnualCost}
      list={list}
      noun={BY_WORDS[by].many}
      filters={
        <SegmentedControl
          aria-label="By"
          data={ANNUAL_BY.map((value) => ({ value, label: `By ${value}` }))}
          value={by}
          onChange={(value) => list.change({ by: value === 'application' ? undefined : value })}
        />
      }
      note={list.data && <Totals of={list.data.totals} />}
      empty={
        <Empty title="Nothing has a price yet" icon={<IconReportMoney size={30} stroke={1.4} aria-hidden />}>
          <Text c="dimmed" fz="sm" mb="md" maw="30rem">
            Add prices to contracts, or type what a license costs, and they are added up here.
          </Text>
          <LinkButton to="/contracts">See the contracts</LinkButton>
        </Empty>
      }
    >
      <DataTable
        label="Cost a year"
        columns={columns(by)}
        rows={list.data?.items ?? []}
        rowKey={(row) => row.key}
        sort={list.search.sort ?? 'name'}
        order={list.search.order}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
