// The columns of contracts: what matters is by when somebody must have decided.
import { Text } from '@mantine/core';
import type { ContractRow } from '#shared/api/contracts.ts';
import { daysBetween } from '#shared/domain/calendar/civil-day.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { StatusMark } from './status-mark.tsx';
import { KIND_WORDS, THEN_WORDS } from './words.ts';

/** A deadline this close is shown as a warning. */
const NEAR_DAYS = 30;

export function DayCell({
  on,
  today,
  urgent,
  then,
}: {
  readonly on: string;
  readonly today: string;
  readonly urgent?: boolean;
  /** What happens then, if more is to be said. */
  readonly then?: string | undefined;
}) {
  const days = daysBetween(today, on);
  const near = urgent && days >= 0 && days <= NEAR_DAYS;
  return (
    <div>
      <span style={{ whiteSpace: 'nowrap' }}>{day(on)}</span>
      <Text fz="xs" c={near ? 'var(--sl-warn)' : 'dimmed'}>
        {distance(today, on)}
        {then && (
          <>
            {' · '}
            <span style={{ whiteSpace: 'nowrap' }}>{then}</span>
          </>
        )}
      </Text>
    </div>
  );
}

export function contractColumns(today: string): readonly Column<ContractRow>[] {
  return [
    {
      key: 'name',
      label: 'Contract',
      sort: 'name',
      width: '26%',
      cell: (row) => (
        <div>
          <NameLink to="/contracts/$id" params={{ id: row.id }}>
            {row.name}
          </NameLink>
          <Text fz="xs" c="dimmed">
            {[...new Set([KIND_WORDS[row.kind], row.vendor, ...row.applicationNames])]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
      ),
    },
    { key: 'status', label: 'Status', sort: 'status', cell: (row) => <StatusMark status={row.status} /> },
    {
      key: 'renewalDeadline',
      label: 'Decide by',
      sort: 'renewalDeadline',
      cell: (row) =>
        row.renewalDeadline ? (
          <DayCell on={row.renewalDeadline} today={today} urgent />
        ) : (
          <Unknown why="Nothing is left to decide" />
        ),
    },
    {
      key: 'nextCancelBy',
      label: 'Cancel by',
      sort: 'nextCancelBy',
      cell: (row) =>
        row.nextCancelBy ? (
          <DayCell on={row.nextCancelBy} today={today} urgent />
        ) : (
          <Unknown why="Nothing can or need be cancelled" />
        ),
    },
    {
      key: 'end',
      label: 'Ends',
      sort: 'end',
      cell: (row) =>
        row.end ? (
          <DayCell on={row.end} today={today} then={THEN_WORDS[row.renewal]} />
        ) : (
          <Unknown why="It has no end" />
        ),
    },
    {
      key: 'nextPayment',
      label: 'Next payment',
      sort: 'nextPayment',
      cell: (row) =>
        row.nextPayment ? (
          <DayCell on={row.nextPayment} today={today} />
        ) : (
          <Unknown why="No payment is due any more" />
        ),
    },
    {
      key: 'annual',
      label: 'A year',
      sort: 'annual',
      end: true,
      cell: (row) =>
        row.annual !== null && row.currency ? (
          money(row.annual, row.currency)
        ) : (
          <Unknown why="No prices are agreed" />
        ),
    },
    {
      key: 'owner',
      label: 'Owner',
      cell: (row) =>
        row.owners.business ?? row.owners.finance ?? row.owners.it ?? <Unknown why="Nobody answers for it" />,
    },
  ];
}
