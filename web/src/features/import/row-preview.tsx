// The first rows as they will be understood: dates settled, blanks left out.
import { Text } from '@mantine/core';
import { readCivilDay, readLastActive } from '#shared/domain/imports/cell-readers.ts';
import { columnsOf } from '#shared/domain/imports/columns.ts';
import { type CanonicalRow, mapRow } from '#shared/domain/imports/mapping.ts';
import { settleDates } from '#shared/domain/imports/read-row.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { day, number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import type { Checked, Understanding } from './prepare.ts';

const SHOWN = 10;

interface RowPreviewProps {
  readonly understanding: Understanding;
  readonly checked: Checked | undefined;
}

interface Shown {
  readonly row: number;
  readonly values: CanonicalRow;
  readonly bad: Readonly<Record<string, string>>;
}

export function RowPreview({ understanding, checked }: RowPreviewProps) {
  const { kind, file, mapping, options } = understanding;
  const bad = new Map<number, Record<string, string>>();
  for (const { row, column = '', reason } of checked?.errors ?? []) {
    if (row > SHOWN) break;
    bad.set(row, { ...bad.get(row), [column]: reason });
  }
  const rows: Shown[] = file.rows.slice(0, SHOWN).map((cells, at) => ({
    row: at + 1,
    values: settleDates(kind, mapRow(mapping, cells, kind), options),
    bad: bad.get(at + 1) ?? {},
  }));
  const columns: readonly Column<Shown>[] = [
    {
      key: 'row',
      label: 'Row',
      width: '5rem',
      cell: ({ row }) => (
        <Text span fz="xs" c="dimmed" className="sl-num">
          Row {row}
        </Text>
      ),
    },
    ...columnsOf(kind)
      .filter(({ field, required }) => mapping[field] !== undefined || required)
      .map(({ field, header, read }) => ({
        key: field,
        label: header,
        cell: ({ values, bad: reasons }: Shown) => {
          const isDated = read === readCivilDay || read === readLastActive;
          const text = values[field];
          return <Cell text={isDated ? dayIn(text) : text} reason={reasons[field]} />;
        },
      })),
  ];
  return (
    <Card
      title="As it is understood"
      lead={
        file.rows.length > SHOWN
          ? `The first ${SHOWN} of ${number(file.rows.length)} rows`
          : 'Every row of the file'
      }
      flush
    >
      <DataTable
        label="First rows of the file"
        columns={columns}
        rows={rows}
        rowKey={({ row }) => String(row)}
      />
    </Card>
  );
}

/** A day is printed as one, so that its order is seen; whatever else stands in the cell stays. */
function dayIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const reading = readLastActive(text, {});
  return 'value' in reading && reading.value !== null ? day(reading.value.slice(0, 10)) : text;
}

function Cell({ text, reason }: { readonly text: string | undefined; readonly reason: string | undefined }) {
  return (
    <>
      <span style={{ overflowWrap: 'anywhere' }}>{text}</span>
      {reason !== undefined && (
        <Text fz="xs" c="var(--mantine-color-error)">
          {text === undefined ? `It ${reason}` : reason}
        </Text>
      )}
    </>
  );
}
