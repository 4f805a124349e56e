// The columns of the licenses: ours, the vendor's own figures beside them, money and age.
import { Badge, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileText, IconLink, IconPencil } from '@tabler/icons-react';
import type { LicenseRow } from '#shared/api/licenses.ts';
import type { Session } from '#web/app/session.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { Count, Hint, Unknown } from '#web/ui/figure.tsx';
import { age, day, distance, number, percent } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { seatsOf } from '#web/ui/seat-shares.ts';
import { UtilizationBar } from '#web/ui/utilization.tsx';
import { spoken } from '#web/ui/words.ts';
import { comparison } from './comparison.ts';
import { YearlyCost } from './yearly-cost.tsx';

const NO_PEOPLE = 'A license of this kind is not assigned to people';
const NOT_READ = 'Nothing was read yet';

function whyNull(row: LicenseRow): string {
  return row.kind === 'quantity' ? NO_PEOPLE : NOT_READ;
}

export function licenseColumns({ today }: Pick<Session, 'today'>): readonly Column<LicenseRow>[] {
  return [
    {
      key: 'name',
      label: 'License',
      sort: 'name',
      width: '26%',
      cell: (row) => (
        <div>
          <Group gap={6}>
            <NameLink to="/licenses/$id" params={{ id: row.id }}>
              {row.name}
            </NameLink>
            {row.status === 'inactive' && (
              <Badge color="gray" size="sm">
                Gone at the vendor
              </Badge>
            )}
            {!row.managed && (
              <Badge color="gray" size="sm">
                Not managed
              </Badge>
            )}
          </Group>
          <Text fz="xs" c="dimmed">
            {row.applicationName} · {spoken(row.type)}
          </Text>
        </div>
      ),
    },
    { key: 'purchased', label: 'Bought', sort: 'purchased', end: true, cell: (row) => <Bought row={row} /> },
    {
      key: 'seats',
      label: 'Assigned',
      sort: 'seats',
      end: true,
      cell: (row) => <Assigned row={row} />,
    },
    {
      key: 'use',
      label: 'Use',
      width: '14%',
      cell: (row) =>
        row.states ? (
          <UtilizationBar seats={seatsOf({ ...row, states: row.states, seats: row.seats ?? 0 })} />
        ) : (
          <Unknown why={whyNull(row)} />
        ),
    },
    {
      key: 'utilization',
      label: 'Active',
      sort: 'utilization',
      end: true,
      cell: (row) =>
        row.utilization === null ? (
          <Unknown why="No source tells who is active, or nobody said how many were bought" />
        ) : (
          percent(row.utilization)
        ),
    },
    {
      key: 'inactive',
      label: 'Inactive',
      sort: 'inactive',
      end: true,
      cell: (row) =>
        row.states ? number(row.states.inactive + row.states.neverActive) : <Unknown why={whyNull(row)} />,
    },
    {
      key: 'available',
      label: 'Available',
      sort: 'available',
      end: true,
      cell: (row) => <Available row={row} />,
    },
    { key: 'vendor', label: 'Vendor says', end: true, cell: (row) => <VendorSays row={row} /> },
    {
      key: 'cost',
      label: 'Cost a year',
      end: true,
      cell: (row) => <YearlyCost cost={row.cost} />,
    },
    {
      key: 'endDate',
      label: 'Ends',
      sort: 'endDate',
      cell: (row) =>
        row.endDate ? (
          <div>
            {day(row.endDate)}
            <Text fz="xs" c="dimmed">
              {distance(today, row.endDate)}
            </Text>
          </div>
        ) : (
          <Unknown why="No end date" />
        ),
    },
    { key: 'readAt', label: 'Read', cell: (row) => <Read row={row} /> },
  ];
}

const BOUGHT_FROM = {
  captured: {
    Icon: IconLink,
    from: ({ connectionName }: LicenseRow) => `Read from ${connectionName ?? 'the vendor'}`,
  },
  contract: { Icon: IconFileText, from: () => 'The contract lines in force that name it' },
  manual: { Icon: IconPencil, from: () => 'Typed by hand' },
};

function Bought({ row }: { readonly row: LicenseRow }) {
  if (row.purchased === null) return <Unknown why="Nobody said how many were bought" />;
  const { Icon, from } = BOUGHT_FROM[row.purchasedFrom ?? 'manual'];
  return (
    <Group gap={5} justify="flex-end" wrap="nowrap" display="inline-flex">
      <Hint label={from(row)}>
        <Icon size={12} aria-hidden style={{ opacity: 0.55 }} />
      </Hint>
      <Count value={row.purchased} />
    </Group>
  );
}

/** A vendor that counts otherwise is said here, as its own column is not always shown. */
function Assigned({ row }: { readonly row: LicenseRow }) {
  const compared = comparison(row);
  if (compared === undefined || compared.same) return <Count value={row.seats} why={whyNull(row)} />;
  return (
    <Hint label={compared.sentence}>
      <Group gap={4} wrap="nowrap" c="var(--sl-warn)" display="inline-flex" justify="flex-end">
        <IconAlertTriangle size={14} aria-hidden />
        {number(compared.ours)}
      </Group>
    </Hint>
  );
}

function Available({ row }: { readonly row: LicenseRow }) {
  if (row.overAssigned) {
    return (
      <Text span fz="inherit" c="var(--sl-bad)" fw={560} style={{ whiteSpace: 'nowrap' }}>
        {number(row.overAssigned)} over
      </Text>
    );
  }
  if (row.purchased === 'unlimited') return <>Unlimited</>;
  return <Count value={row.available} why="Needs the bought quantity and a read of the accounts" />;
}

function VendorSays({ row }: { readonly row: LicenseRow }) {
  const compared = comparison(row);
  if (compared === undefined) return <Unknown why="The vendor does not tell how many are used" />;
  if (compared.same) return <>{number(compared.vendor)}</>;
  return (
    <Hint label={compared.sentence}>
      <Text span fz="inherit" c="var(--sl-warn)" style={{ whiteSpace: 'nowrap' }}>
        {number(compared.vendor)} used
      </Text>
    </Hint>
  );
}

function Read({ row }: { readonly row: LicenseRow }) {
  if (row.readAt === null) return <Unknown why={row.connectionId ? NOT_READ : 'Kept by hand'} />;
  const text = age(row.readAt, Date.now());
  if (!row.stale) return <span style={{ whiteSpace: 'nowrap' }}>{text}</span>;
  return (
    <Hint label={`Out of date: the figures are those of ${row.asOf ? day(row.asOf) : 'the last read'}`}>
      <Group gap={4} wrap="nowrap" c="var(--sl-warn)" display="inline-flex">
        <IconAlertTriangle size={14} aria-hidden />
        <span>{text}</span>
      </Group>
    </Hint>
  );
}
