// The statements so far, newest first: what each brought, and the way to take it back.
import { Button, Group, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import {
  abandonSpendImport,
  listSpendImports,
  type SpendImport,
  undoSpendImport,
} from '#shared/api/spend-imports.ts';
import { useChange } from '#web/api/queries.ts';
import { useList } from '#web/api/use-list.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { moment, number } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { monthName } from '#web/ui/month-steps.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { plural } from '#web/ui/words.ts';
import { IMPORT_WORDS } from './words.ts';

export function PastStatements({ mayChange }: { readonly mayChange: boolean }) {
  const { timeZone } = useSession();
  const list = useList(listSpendImports);
  const [asked, setAsked] = useState<SpendImport>();
  const done = (words: string) => ({
    onDone: () => {
      setAsked(undefined);
      say.done(words);
    },
  });
  const undo = useChange(undoSpendImport, done('The import was undone'));
  const abandon = useChange(abandonSpendImport, done('The upload was abandoned; nothing was changed'));
  const columns: readonly Column<SpendImport>[] = [
    {
      key: 'file',
      label: 'Statement',
      sort: 'fileName',
      width: '30%',
      cell: ({ fileName, result }) => (
        <div>
          <Text fz="sm" fw={540} style={{ overflowWrap: 'anywhere' }}>
            {fileName}
          </Text>
          {result && (
            <Text fz="xs" c="dimmed">
              {result.from === result.to
                ? monthName(result.from)
                : `${monthName(result.from)} – ${monthName(result.to)}`}
            </Text>
          )}
        </div>
      ),
    },
    { key: 'at', label: 'Began', sort: 'startedAt', cell: ({ startedAt }) => moment(startedAt, timeZone) },
    {
      key: 'state',
      label: 'State',
      cell: ({ state, undone }) =>
        undone ? `Undone by ${undone.by}, ${moment(undone.at, timeZone)}` : IMPORT_WORDS[state],
    },
    {
      key: 'added',
      label: 'New',
      end: true,
      cell: ({ result, id, state }) =>
        result &&
        (state === 'finished' ? (
          <TextLink
            to="/spend"
            search={{ tab: 'transactions', importId: id, ...monthsAround(result) }}
            fz="sm"
            aria-label={`${plural(result.added, 'new transaction')}, see them`}
          >
            {number(result.added)}
          </TextLink>
        ) : (
          number(result.added)
        )),
    },
    { key: 'known', label: 'Known before', end: true, cell: ({ result }) => result && number(result.known) },
    { key: 'refused', label: 'Left out', end: true, cell: ({ refused }) => number(refused) },
    ...(mayChange
      ? [
          {
            key: 'act',
            label: '',
            cell: (one: SpendImport) =>
              (one.state === 'finished' || one.state === 'open') && (
                <Group justify="flex-end">
                  <Button
                    variant="default"
                    size="compact-xs"
                    aria-label={`${one.state === 'open' ? 'Abandon' : 'Undo'} ${one.fileName}`}
                    onClick={() => setAsked(one)}
                  >
                    {one.state === 'open' ? 'Abandon' : 'Undo'}
                  </Button>
                </Group>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      <ListFrame
        route={listSpendImports}
        list={list}
        noun="statements"
        empty={
          <Empty title="No statements yet" icon={<IconFileImport size={30} stroke={1.4} aria-hidden />}>
            <Text c="dimmed" fz="sm" maw="30rem">
              Each statement that comes in stands here, with what it brought.
            </Text>
          </Empty>
        }
      >
        <DataTable
          label="Statements"
          columns={columns}
          rows={list.data?.items ?? []}
          rowKey={({ id }) => id}
          sort={list.search.sort ?? 'startedAt'}
          order={list.search.order ?? (list.search.sort ? 'asc' : 'desc')}
          onSort={(sort, order) => list.change({ sort, order })}
        />
      </ListFrame>
      {asked && (
        <FormDialog
          title={asked.state === 'open' ? 'Abandon the upload?' : 'Undo the import?'}
          submit={asked.state === 'open' ? 'Abandon' : 'Undo'}
          danger
          size="md"
          busy={undo.isPending || abandon.isPending}
          error={undo.error ?? abandon.error}
          onClose={() => {
            undo.reset();
            abandon.reset();
            setAsked(undefined);
          }}
          onSubmit={() => (asked.state === 'open' ? abandon : undo).mutate({ params: { id: asked.id } })}
        >
          <Text fz="sm">{consequence(asked)}</Text>
        </FormDialog>
      )}
    </>
  );
}

function consequence({ state, fileName, result }: SpendImport): string {
  if (state === 'open')
    return `What has arrived of “${fileName}” is thrown away. Nothing that is shown changes.`;
  return `${plural(result?.added ?? 0, 'transaction')} that “${fileName}” brought are no longer counted, unless another statement tells them too. What was decided about them is kept, in case they come again.`;
}

/** The list of transactions takes at most so many months. */
const MOST_MONTHS = 24;

function monthsAround({ from, to }: NonNullable<SpendImport['result']>): { from: string; to: string } {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));
  return months < MOST_MONTHS ? { from, to } : { from: to, to };
}
