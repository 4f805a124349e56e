// Every transaction of a period, the latest first; chosen ones are given to an application or put away.
import { Select, Text } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listApplications } from '#shared/api/applications.ts';
import { decideSpend, listSpend } from '#shared/api/spend.ts';
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import { SpendState } from '#shared/domain/spend/standing.ts';
import { reading } from '#web/api/queries.ts';
import { useList } from '#web/api/use-list.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { LinkButton } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { monthName } from '#web/ui/month-steps.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { transactionColumns } from './transaction-columns.tsx';
import { STATE_WORDS } from './words.ts';

export function Transactions() {
  const list = useList(listSpend);
  const permission = usePermission(decideSpend);
  const { data: applications } = useQuery(reading(listApplications, { query: { limit: 1000 } }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = list.data?.items ?? [];
  const picked = rows.filter(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setChosen(next);
  };
  return (
    <ListFrame
      route={listSpend}
      list={list}
      noun="transactions"
      filters={
        <>
          <Period from={list.search.from} to={list.search.to} onChange={list.change} />
          <Select
            aria-label="Application"
            placeholder="Any application"
            clearable
            searchable
            w={190}
            data={applications?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={list.search.applicationId ?? null}
            onChange={(value) => list.change({ applicationId: value ?? undefined })}
          />
          <Select
            aria-label="State"
            placeholder="All but archived"
            clearable
            w={170}
            data={SpendState.options.map((value) => ({ value, label: STATE_WORDS[value] }))}
            value={list.search.state ?? null}
            onChange={(value) => list.change({ state: value ?? undefined })}
          />
        </>
      }
      empty={
        <Empty
          title="No transactions in these months"
          icon={<IconReceipt size={30} stroke={1.4} aria-hidden />}
        >
          <Text c="dimmed" fz="sm" mb="md" maw="30rem">
            Transactions come from the statements of banks and cards.
          </Text>
          <LinkButton to="/spend" search={{ tab: 'imports' }} variant="default" size="xs">
            Go to the imports
          </LinkButton>
        </Empty>
      }
    >
      {rows.length > 0 && (
        <ChosenBar
          rows={rows}
          picked={picked}
          permission={permission}
          onChoose={choose}
          onDone={() => setChosen(new Set())}
        />
      )}
      <DataTable
        label="Transactions"
        columns={transactionColumns(permission.allowed ? { chosen, choose } : undefined)}
        rows={rows}
        rowKey={({ id }) => id}
        sort={list.search.sort ?? 'day'}
        order={list.search.order ?? (list.search.sort ? 'asc' : 'desc')}
        onSort={(sort, order) => list.change({ sort, order })}
        total={list.data?.total ?? 0}
      />
    </ListFrame>
  );
}

const MONTHS_BACK = 24;

interface PeriodProps {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (change: { from: string | undefined; to: string | undefined }) => void;
}

function Period({ from, to, onChange }: PeriodProps) {
  const present = useSession().today.slice(0, 7);
  const months = Array.from({ length: MONTHS_BACK }, (_, back) =>
    addMonths(`${present}-01`, -back).slice(0, 7),
  );
  const isMonth = from !== undefined && from === to;
  const spans = from !== undefined && to !== undefined && !isMonth ? [`${from} ${to}`] : [];
  const single = isMonth && !months.includes(from) ? [...months, from] : months;
  return (
    <Select
      aria-label="Period"
      placeholder="The last 12 months"
      clearable
      searchable
      w={210}
      data={[
        ...spans.map((value) => ({ value, label: `${monthName(from ?? '')} – ${monthName(to ?? '')}` })),
        ...single.map((value) => ({ value, label: monthName(value) })),
      ]}
      value={isMonth ? from : (spans[0] ?? null)}
      onChange={(value) => {
        const [first, last = first] = value?.split(' ') ?? [];
        onChange({ from: first, to: last });
      }}
    />
  );
}
