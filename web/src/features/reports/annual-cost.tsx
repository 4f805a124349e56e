// What a year costs at today's run-rate, by whatever people choose, in the reporting currency with what was agreed below it.
import { SegmentedControl, Text } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import { AnnualBy, type AnnualRow, reportAnnualCost } from '#shared/api/reports.ts';
import { useList } from '#web/api/use-list.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { number } from '#web/ui/format.ts';
import { LinkButton, NameLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { TotalLine } from '#web/ui/total-line.tsx';
import { Amounts } from './amounts.tsx';

const BY_WORDS: Record<AnnualBy, { readonly name: string; readonly many: string; readonly none: string }> = {
  application: { name: 'Application', many: 'applications', none: 'No application' },
  vendor: { name: 'Vendor', many: 'vendors', none: 'No vendor was named' },
  category: { name: 'Category', many: 'categories', none: 'No category' },
  department: { name: 'Department', many: 'departments', none: '' },
  owner: { name: 'Owner', many: 'owners', none: 'Nobody answers for it' },
};

function columns(by: AnnualBy): readonly Column<AnnualRow>[] {
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
    { key: 'annual', label: 'Cost a year', sort: 'total', end: true, cell: (row) => <Cost of={row} /> },
  ];
}

function nameOf({ key, name }: AnnualRow, by: AnnualBy) {
  if (name === '')
    return (
      <Text span fz="inherit" c="dimmed">
        {BY_WORDS[by].none}
      </Text>
    );
  if (by === 'department') return <Department id={key} name={name} />;
  if (by !== 'application') return name;
  return (
    <NameLink to="/applications/$id" params={{ id: key }}>
      {name}
    </NameLink>
  );
}

const NOBODYS: Readonly<Record<string, string>> = {
  noDepartment: 'People of whom the directory tells none',
  notAssigned: 'Seats that nobody holds, and what is not counted by people',
};

function Department({ id, name }: { readonly id: string; readonly name: string }) {
  const why = NOBODYS[id];
  if (why === undefined)
    return (
      <NameLink to="/people" search={{ department: name }}>
        {name}
      </NameLink>
    );
  return (
    <>
      <Text fz="inherit">{name}</Text>
      <Text fz="xs" c="dimmed">
        {why}
      </Text>
    </>
  );
}

/** One that has no rate is told as agreed, never as nothing. */
function Cost({ of: { annual, total } }: { readonly of: AnnualRow }) {
  const agreed = annual.some(({ currency }) => currency !== total.currency);
  if (!agreed) return <Amounts of={annual} />;
  return (
    <>
      {Number(total.amount) !== 0 && <Amounts of={[total]} />}
      <Text fz="xs" c="dimmed" component="div">
        <Amounts of={annual} />
        {total.incomplete.length > 0 && `no rate of ${total.incomplete.join(', ')}`}
      </Text>
    </>
  );
}

export function AnnualCost() {
  const list = useList(reportAnnualCost);
  const by = AnnualBy.catch('application').parse(list.search.by);
  return (
    <ListFrame
      route={reportAnnualCost}
      list={list}
      noun={BY_WORDS[by].many}
      filters={
        <SegmentedControl
          aria-label="By"
          data={AnnualBy.options.map((value) => ({ value, label: `By ${value}` }))}
          value={by}
          onChange={(value) => list.change({ by: value === 'application' ? undefined : value })}
        />
      }
      note={<TotalLine of={list.data?.totalAnnual} per="a year" />}
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
        sort={list.search.sort ?? 'total'}
        order={list.search.order ?? (list.search.sort === undefined ? 'desc' : undefined)}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
