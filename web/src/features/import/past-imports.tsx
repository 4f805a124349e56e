// The files of a connection so far, newest first, with what each changed.
import { Text } from '@mantine/core';
import type { Import } from '#shared/api/imports.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { moment, number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { KIND_WORDS, resultText } from './words.ts';

const STATE_WORDS: Record<Import['state'], string> = {
  open: 'Not finished',
  finished: 'Imported',
  abandoned: 'Abandoned',
};

interface PastImportsProps {
  readonly items: readonly Import[];
  readonly timeZone: string;
}

export function PastImports({ items, timeZone }: PastImportsProps) {
  const columns: readonly Column<Import>[] = [
    {
      key: 'file',
      label: 'File',
      width: '30%',
      cell: ({ fileName, kind }) => (
        <div>
          <Text fz="sm" fw={540} style={{ overflowWrap: 'anywhere' }}>
            {fileName}
          </Text>
          <Text fz="xs" c="dimmed">
            {KIND_WORDS[kind].name}
          </Text>
        </div>
      ),
    },
    { key: 'at', label: 'Began', cell: ({ startedAt }) => moment(startedAt, timeZone) },
    { key: 'state', label: 'State', cell: ({ state }) => STATE_WORDS[state] },
    { key: 'rows', label: 'Rows', end: true, cell: ({ rows }) => number(rows) },
    { key: 'refused', label: 'Left out', end: true, cell: ({ refused }) => number(refused) },
    { key: 'result', label: 'Changed', cell: resultText },
  ];
  return (
    <Card title="Files so far" flush>
      <DataTable label="Files so far" columns={columns} rows={items} rowKey={({ id }) => id} />
    </Card>
  );
}
