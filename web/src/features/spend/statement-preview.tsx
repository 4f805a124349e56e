// The first rows as they would be kept: the day, the money that left, and what is known already.
import { Badge, Text } from '@mantine/core';
import { type CanonicalRow, mapRow } from '#shared/domain/imports/mapping.ts';
import type { SpendRow } from '#shared/domain/spend/spend-row.ts';
import type { StatementOptions } from '#shared/domain/spend/statement-preset.ts';
import type { Checked, Understanding } from '#web/features/import/prepare.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { day, money, number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { understoodRow } from './statement-reading.ts';

const SHOWN = 10;

interface StatementPreviewProps {
  readonly understanding: Understanding;
  readonly options: StatementOptions;
  readonly checked: Checked | undefined;
  /** Numbers of rows that are known already. */
  readonly known: ReadonlySet<number>;
}

interface Shown {
  readonly row: number;
  readonly cells: CanonicalRow;
  readonly kept: SpendRow | undefined;
  readonly reason: string | undefined;
  readonly isKnown: boolean;
}

export function StatementPreview({ understanding, options, checked, known }: StatementPreviewProps) {
  const { file, mapping } = understanding;
  const rows: Shown[] = file.rows.slice(0, SHOWN).map((cells, at) => {
    const mapped = mapRow(mapping, cells);
    return {
      row: at + 1,
      cells: mapped,
      kept: understoodRow(mapped, options),
      reason: checked?.errors.find(({ row }) => row === at + 1)?.reason,
      isKnown: known.has(at + 1),
    };
  });
  const columns: readonly Column<Shown>[] = [
    {
      key: 'text',
      label: 'Row',
      width: '45%',
      cell: ({ row, cells, reason, isKnown }) => (
        <div>
          <Text span fz="xs" c="dimmed" className="sl-num">
            {row}.{' '}
          </Text>
          <Text span fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {cells.text}
          </Text>{' '}
          {isKnown && (
            <Badge variant="default" size="sm">
              Known already
            </Badge>
          )}
          {reason !== undefined && (
            <Text fz="xs" c="var(--mantine-color-error)">
              {reason}
            </Text>
          )}
        </div>
      ),
    },
    { key: 'day', label: 'Date', cell: ({ kept, cells }) => (kept ? day(kept.day) : cells.day) },
    {
      key: 'amount',
      label: 'Left',
      end: true,
      cell: ({ kept, cells }) => (kept ? money(kept.amount, kept.currency) : cells.amount),
    },
    { key: 'net', label: 'Net', end: true, cell: ({ kept }) => kept && money(kept.net, kept.currency) },
  ];
  return (
    <Card
      title="As it is understood"
      lead={
        file.rows.length > SHOWN
          ? `The first ${SHOWN} of ${number(file.rows.length)} rows; refunds are negative`
          : 'Every row of the file; refunds are negative'
      }
      flush
    >
      <DataTable
        label="First rows of the statement"
        columns={columns}
        rows={rows}
        rowKey={({ row }) => String(row)}
      />
    </Card>
  );
}
