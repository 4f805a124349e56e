// Who has a calendar feed, for those who may end it.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { listFeeds, revokeFeed } from '#shared/api/feeds.ts';
import type { Feed } from '#shared/domain/notifications/feed.ts';
import { KIND_NAMES } from '#shared/domain/reminders/kind.ts';
import { useChange } from '#web/api/queries.ts';
import { useList } from '#web/api/use-list.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { day, moment } from '#web/ui/format.ts';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';

export function Feeds() {
  const { timeZone } = useSession();
  const list = useList(listFeeds);
  const [ending, setEnding] = useState<Feed>();
  const columns: readonly Column<Feed>[] = [
    {
      key: 'mail',
      label: 'Person',
      sort: 'mail',
      cell: (row) => (
        <div>
          <Text fz="sm" fw={540}>
            {row.name}
          </Text>
          <Text fz="xs" c="dimmed">
            {row.mail}
          </Text>
        </div>
      ),
    },
    { key: 'of', label: 'Contracts', cell: (row) => (row.of === 'all' ? 'All' : 'Their own') },
    { key: 'kinds', label: 'Dates', cell: (row) => row.kinds.map((kind) => KIND_NAMES[kind]).join(', ') },
    { key: 'createdAt', label: 'Created', sort: 'createdAt', cell: (row) => moment(row.createdAt, timeZone) },
    {
      key: 'fetchedOn',
      label: 'Last fetched',
      sort: 'fetchedOn',
      cell: (row) => (row.fetchedOn ? day(row.fetchedOn) : 'Never'),
    },
    {
      key: 'revoke',
      label: '',
      cell: (row) => (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={`Revoke the calendar feed of ${row.name}`}
          onClick={() => setEnding(row)}
        >
          Revoke
        </Button>
      ),
    },
  ];
  return (
    <>
      <ListFrame
        route={listFeeds}
        list={list}
        noun="calendar feeds"
        empty={
          <Empty title="No calendar feeds yet">
            <Text c="dimmed" fz="sm">
              People create their own under “What I get”.
            </Text>
          </Empty>
        }
      >
        <DataTable
          label="Calendar feeds"
          columns={columns}
          rows={list.data?.items ?? []}
          rowKey={(row) => row.mail}
          sort={list.search.sort}
          order={list.search.order}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
      {ending && <Ending feed={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

function Ending({ feed, onClose }: { readonly feed: Feed; readonly onClose: () => void }) {
  const revoke = useChange(revokeFeed, {
    onDone: () => {
      say.done(`The calendar feed of ${feed.name} is revoked`);
      onClose();
    },
  });
  return (
    <FormDialog
      title="Revoke the calendar feed?"
      submit="Revoke"
      danger
      size="md"
      busy={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onSubmit={() => revoke.mutate({ params: { id: feed.mail } })}
    >
      <Text fz="sm">
        Every calendar of {feed.name} that follows it stops getting dates. They can create a new address.
      </Text>
    </FormDialog>
  );
}
