// What falls due from today on, the nearest first, and the contracts of which nobody can tell.
import { Alert, Select, Text } from '@mantine/core';
import { IconCalendarDollar } from '@tabler/icons-react';
import { DAYS_AHEAD, type PaymentRow, reportPayments } from '#shared/api/reports.ts';
import { useList } from '#web/api/use-list.ts';
import { useSession } from '#web/app/session.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { Totals } from './amounts.tsx';

function columns(today: string): readonly Column<PaymentRow>[] {
  return [
    {
      key: 'day',
      label: 'Due',
      sort: 'day',
      cell: (row) => (
        <div>
          <span style={{ whiteSpace: 'nowrap' }}>{day(row.day)}</span>
          <Text fz="xs" c="dimmed">
            {distance(today, row.day)}
          </Text>
        </div>
      ),
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
            {row.vendor}
          </Text>
        </div>
      ),
    },
    { key: 'cause', label: 'For', cell: whatFor },
    {
      key: 'amount',
      label: 'Amount, net',
      end: true,
      cell: (row) => <span style={{ whiteSpace: 'nowrap' }}>{money(row.amount, row.currency)}</span>,
    },
    {
      key: 'paymentMethod',
      label: 'Paid by',
      cell: (row) => row.paymentMethod ?? <Unknown why="No payment method was named" />,
    },
  ];
}

function whatFor({ cause, from, to }: PaymentRow) {
  if (cause === 'oneTime' || from === undefined || to === undefined) return 'Paid once';
  const span = `${day(from)} – ${day(to)}`;
  return cause === 'change' ? `Added from ${span}` : span;
}

const OVERDUE = 'overdue';
const AHEAD = DAYS_AHEAD.map((days) => ({
  value: String(days),
  label: days === 365 ? 'In the next year' : `In the next ${days} days`,
}));
const NEAR = 'Contracts with prices and a payment frequency appear here when a payment comes near.';

function overdueWords(until: string | null | undefined): string {
  return until
    ? `Statements reach until ${day(until)}. What fell due in the 90 days before today and nothing in them pays for stands here.`
    : 'Import a statement of your bank or card: what fell due and nothing in it pays for stands here.';
}

const FRAME = ['days', 'overdue'];

export function UpcomingPayments() {
  const { today } = useSession();
  const list = useList(reportPayments);
  const untold = list.data?.untold ?? [];
  const isOverdue = list.search.overdue === 'true';
  return (
    <>
      {untold.length > 0 && (
        <Alert color="orange" mb="sm" title="Not in this list">
          <Text fz="sm">
            Nobody said how often these are paid:{' '}
            {untold.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <TextLink to="/contracts/$id" params={{ id }} fz="sm">
                  {name}
                </TextLink>
              </span>
            ))}
            .
          </Text>
        </Alert>
      )}
      <ListFrame
        route={reportPayments}
        list={list}
        frame={FRAME}
        noun="payments"
        filters={
          <Select
            aria-label="How far ahead"
            w={190}
            allowDeselect={false}
            data={[{ value: OVERDUE, label: 'Overdue' }, ...AHEAD]}
            value={isOverdue ? OVERDUE : (list.search.days ?? '30')}
            onChange={(chosen) =>
              list.change({
                overdue: chosen === OVERDUE ? 'true' : undefined,
                days: chosen === OVERDUE || chosen === '30' ? undefined : (chosen ?? undefined),
              })
            }
          />
        }
        note={
          list.data && (
            <>
              <Totals of={list.data.totals} />
              {isOverdue &&
                list.data.statementsUntil &&
                ` · by statements until ${day(list.data.statementsUntil)}`}
            </>
          )
        }
        empty={
          <Empty
            title={isOverdue ? 'No payment is overdue' : 'No payment falls due'}
            icon={<IconCalendarDollar size={30} stroke={1.4} aria-hidden />}
          >
            <Text c="dimmed" fz="sm" maw="30rem">
              {isOverdue ? overdueWords(list.data?.statementsUntil) : NEAR}
            </Text>
          </Empty>
        }
      >
        <DataTable
          label="Upcoming payments"
          columns={columns(today)}
          rows={list.data?.items ?? []}
          rowKey={(row) => row.id}
          sort={list.search.sort ?? 'day'}
          order={list.search.order}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
    </>
  );
}
