// The terms that end in a year: what begins behind each, what that costs, and until when it can be changed.
import { Group, Select, Text } from '@mantine/core';
import { IconAlertTriangle, IconCalendarRepeat } from '@tabler/icons-react';
import { type RenewalOfYear, reportRenewals } from '#shared/api/reports.ts';
import type { BehindTerm } from '#shared/domain/contracts/term-ends.ts';
import { useList } from '#web/api/use-list.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { TotalLine } from '#web/ui/total-line.tsx';
import { plural } from '#web/ui/words.ts';
import { YEAR_FRAME, YearSteps } from './year-steps.tsx';

const BEHIND_WORDS: Record<BehindTerm, string> = {
  renews: 'Renews by itself',
  renewsIfConfirmed: 'Ends unless renewed',
  confirmed: 'Renewed already',
  replaced: 'Replaced',
  ends: 'Ends',
};

const NO_NEXT_TERM: Record<BehindTerm, string> = {
  renews: 'No price is agreed',
  confirmed: 'No price is agreed',
  replaced: 'No price is agreed, or its term began before',
  renewsIfConfirmed: 'None begins by itself',
  ends: 'None begins by itself',
};

/** What happens behind the term, and what more than one contract of the chain covers. */
function Then({ of: { behind, ends, successor, overlaps } }: { readonly of: RenewalOfYear }) {
  const link = successor && (
    <TextLink to="/contracts/$id" params={{ id: successor.id }} fz="inherit">
      {successor.name}
    </TextLink>
  );
  return (
    <div>
      {behind === 'replaced' ? <>Replaced by {link}</> : BEHIND_WORDS[behind]}
      {behind !== 'replaced' && successor && (
        <Text fz="xs" c="dimmed">
          {link} {successor.start > ends ? `begins on ${day(successor.start)}` : 'covers no day behind it'}
        </Text>
      )}
      {overlaps.map(({ id, name, from, to, days }) => (
        <Group key={id} gap={4} wrap="nowrap" align="flex-start" c="var(--sl-warn)" fz="xs">
          <IconAlertTriangle size={14} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
          <span>
            Overlaps{' '}
            <TextLink to="/contracts/$id" params={{ id }} fz="inherit">
              {name}
            </TextLink>{' '}
            by {plural(days, 'day')}, {day(from)} – {day(to)}
          </span>
        </Group>
      ))}
    </div>
  );
}

function columns(today: string): readonly Column<RenewalOfYear>[] {
  return [
    {
      key: 'ends',
      label: 'Term ends',
      sort: 'ends',
      cell: (row) => <span style={{ whiteSpace: 'nowrap' }}>{day(row.ends)}</span>,
    },
    {
      key: 'contractName',
      label: 'Contract',
      sort: 'contractName',
      width: '32%',
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
    { key: 'behind', label: 'Then', cell: (row) => <Then of={row} /> },
    {
      key: 'decideBy',
      label: 'Decide by',
      sort: 'decideBy',
      cell: ({ decideBy }) =>
        decideBy === null ? (
          <Unknown why="Nothing is left to decide" />
        ) : (
          <div>
            <span style={{ whiteSpace: 'nowrap' }}>{day(decideBy)}</span>
            <Text fz="xs" c="dimmed">
              {distance(today, decideBy)}
            </Text>
          </div>
        ),
    },
    {
      key: 'nextTerm',
      label: 'Next term, net',
      end: true,
      cell: ({ nextTerm, behind }) =>
        nextTerm ? (
          <span style={{ whiteSpace: 'nowrap' }}>{money(nextTerm.amount, nextTerm.currency)}</span>
        ) : (
          <Unknown why={NO_NEXT_TERM[behind]} />
        ),
    },
  ];
}

export function RenewalsOfYear() {
  const { today } = useSession();
  const list = useList(reportRenewals);
  return (
    <ListFrame
      route={reportRenewals}
      list={list}
      frame={YEAR_FRAME}
      noun="terms"
      filters={
        <>
          <YearSteps search={list.search} onChange={list.change} />
          <Select
            aria-label="What happens then"
            placeholder="Whatever happens"
            clearable
            w={200}
            data={Object.entries(BEHIND_WORDS).map(([value, label]) => ({ value, label }))}
            value={list.search.behind ?? null}
            onChange={(behind) => list.change({ behind: behind ?? undefined })}
          />
        </>
      }
      note={<TotalLine of={list.data?.totalNextTerms} per="for the terms that begin" />}
      empty={
        <Empty
          title="No term ends in this year"
          icon={<IconCalendarRepeat size={30} stroke={1.4} aria-hidden />}
        >
          <Text c="dimmed" fz="sm" maw="30rem">
            Contracts with an agreed end appear in the year in which each of their terms ends.
          </Text>
        </Empty>
      }
    >
      <DataTable
        label="Renewals of a year"
        columns={columns(today)}
        rows={list.data?.items ?? []}
        rowKey={(row) => row.id}
        sort={list.search.sort ?? 'ends'}
        order={list.search.order}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}
