// Rows that cannot be applied, each with its number in the file, the column, what stands there and why it will not do.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { badRowsCsv } from '#shared/domain/imports/bad-rows.ts';
import { columnsOf } from '#shared/domain/imports/columns.ts';
import type { FileKind, RowError } from '#shared/domain/imports/import-kind.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { csvBlob } from './csv-blob.ts';
import type { ChosenFile } from './read-file.ts';

interface RefusedRowsProps {
  readonly kind: FileKind;
  readonly file: ChosenFile;
  readonly errors: readonly RowError[];
  readonly title: string;
  /** What to do with them. */
  readonly lead?: string;
}

const MEND_ALL =
  'Save them with their reasons and mend them in the whole file: a file of these alone would replace all other rows.';

/** Where a file changes only what it names. */
export const MEND_THESE =
  'Save them with their reasons, mend them and upload that file: everything else stays as it is.';

export function RefusedRows({ kind, file, errors, title, lead = MEND_ALL }: RefusedRowsProps) {
  const headerOf = new Map(columnsOf(kind).map(({ field, header }) => [field, header]));
  const columns: readonly Column<RowError>[] = [
    {
      key: 'row',
      label: 'Row',
      width: '6rem',
      cell: ({ row }) => <span className="sl-num">Row {number(row)}</span>,
    },
    {
      key: 'column',
      label: 'Column',
      width: '12rem',
      cell: ({ column }) => (column === undefined ? '' : (headerOf.get(column) ?? column)),
    },
    { key: 'reason', label: 'Why', cell: ({ reason }) => reason },
  ];
  const save = () =>
    saveFile(csvBlob(badRowsCsv(kind, file, errors)), `not-applied-${file.name.replace(/\.\w+$/, '')}.csv`);
  return (
    <Card
      title={title}
      lead={lead}
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={save}
        >
          Save these rows
        </Button>
      }
      flush
    >
      <DataTable
        label="Rows that cannot be applied"
        columns={columns}
        rows={errors}
        rowKey={({ row, column }) => `${row} ${column}`}
      />
    </Card>
  );
}
