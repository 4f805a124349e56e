// The columns of transactions: what the statement says, and whose it is and by whose word.
import { Badge, Checkbox, Group, Text } from '@mantine/core';
import { IconArchive, IconHelpCircle } from '@tabler/icons-react';
import type { SpendTransaction } from '#shared/api/spend.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { day, money } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';

export interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly choose: (ids: readonly string[], on: boolean) => void;
}

/** @param choosing absent where nothing may be decided */
export function transactionColumns(choosing: Choosing | undefined): readonly Column<SpendTransaction>[] {
  return [
    {
      key: 'text',
      label: 'Text',
      sort: 'text',
      width: '42%',
      cell: (row) => <Told row={row} choosing={choosing} />,
    },
    {
      key: 'day',
      label: 'Date',
      sort: 'day',
      cell: (row) => <span style={{ whiteSpace: 'nowrap' }}>{day(row.day)}</span>,
    },
    { key: 'amount', label: 'Amount', sort: 'amount', end: true, cell: (row) => <Amount row={row} /> },
    { key: 'application', label: 'Application', sort: 'application', cell: (row) => <Whose row={row} /> },
  ];
}

function Told({
  row,
  choosing,
}: {
  readonly row: SpendTransaction;
  readonly choosing: Choosing | undefined;
}) {
  const { id, text, account, reference } = row;
  const said = (
    <>
      <Text span fz="sm" fw={540} style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      {(account ?? reference) !== undefined && (
        <Text span display="block" fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {[account, reference].filter((one) => one !== undefined).join(' · ')}
        </Text>
      )}
    </>
  );
  if (!choosing) return <div>{said}</div>;
  return (
    <Checkbox
      checked={choosing.chosen.has(id)}
      onChange={(event) => choosing.choose([id], event.currentTarget.checked)}
      label={said}
    />
  );
}

function Amount({ row: { amount, net, currency } }: { readonly row: SpendTransaction }) {
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      {money(amount, currency)}
      {net !== amount && (
        <Text fz="xs" c="dimmed" component="div">
          {money(net, currency)} net
        </Text>
      )}
    </div>
  );
}

function Whose({ row: { application, by, state } }: { readonly row: SpendTransaction }) {
  return (
    <Group gap={6}>
      {application ? (
        <TextLink
          to="/applications/$id"
          params={{ id: application.id }}
          fz="sm"
          c="var(--mantine-color-text)"
        >
          {application.name}
        </TextLink>
      ) : (
        <Group gap={4} c="dimmed" wrap="nowrap">
          <IconHelpCircle size={15} aria-hidden />
          <Text span fz="sm">
            Unrecognized
          </Text>
        </Group>
      )}
      {by === 'hand' && (
        <Text span fz="xs" c="dimmed">
          by hand
        </Text>
      )}
      {state === 'archived' && (
        <Badge variant="default" size="sm" leftSection={<IconArchive size={11} aria-hidden />}>
          Archived
        </Badge>
      )}
    </Group>
  );
}
