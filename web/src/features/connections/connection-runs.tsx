// The runs of a connection, newest first, each with what it cost and what it changed.
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { listConnectionRuns } from '#shared/api/connections.ts';
import type { SyncRun } from '#shared/domain/connections/connection.ts';
import { call } from '#web/api/client.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { duration, moment, number } from '#web/ui/format.ts';
import { Older } from '#web/ui/older.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { HEALTH_WORDS, plural } from '#web/ui/words.ts';

const OUTCOMES: Record<SyncRun['outcome'], string> = {
  running: 'Running',
  published: 'Published',
  unchanged: 'Nothing changed',
  held: 'Held for a decision',
  lostRace: 'Another run was first',
  failed: 'Failed',
  handedOver: 'Handed over to the next',
};

const CAUSES: Record<SyncRun['cause'], string> = {
  schedule: 'on schedule',
  manual: 'asked for',
  continuation: 'continued',
  import: 'by import',
};

/** What a run changed, in words; nothing is said of what stayed. */
export function changesText(changes: NonNullable<SyncRun['changes']>): string {
  const parts = [
    changes.joined > 0 && `${plural(changes.joined, 'account')} joined`,
    changes.left > 0 && `${plural(changes.left, 'account')} left`,
    changes.gained > 0 && `${plural(changes.gained, 'license')} given`,
    changes.lost > 0 && `${plural(changes.lost, 'license')} taken`,
    changes.status > 0 && `${plural(changes.status, 'status', 'statuses')} changed`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'only activity' : parts.join(', ');
}

export function ConnectionRuns({ id }: { readonly id: string }) {
  const { timeZone } = useSession();
  const pages = useInfiniteQuery({
    queryKey: ['connections', 'runs', id],
    queryFn: ({ pageParam, signal }) =>
      call(listConnectionRuns, { params: { id }, query: { limit: 50, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const { data, error, isLoading, refetch } = pages;
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (isLoading) return <RowsSkeleton />;
  const runs = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="sl-card">
      {runs.length === 0 ? (
        <Empty title="It was never read" />
      ) : (
        <DataTable label="Runs" columns={columns(timeZone)} rows={runs} rowKey={(run) => run.id} />
      )}
      <Older name="Older runs" pages={pages} />
    </div>
  );
}

function columns(timeZone: string): readonly Column<SyncRun>[] {
  return [
    {
      key: 'startedAt',
      label: 'Started',
      cell: (run) => (
        <div>
          <span style={{ whiteSpace: 'nowrap' }}>{moment(run.startedAt, timeZone)}</span>
          <Text fz="xs" c="dimmed">
            {CAUSES[run.cause]}
          </Text>
        </div>
      ),
    },
    {
      key: 'outcome',
      label: 'Outcome',
      width: '38%',
      cell: (run) => (
        <div>
          <Text fz="sm" {...(run.outcome === 'failed' && { c: 'var(--sl-bad)' })}>
            {run.failure ? HEALTH_WORDS[run.failure.state] : OUTCOMES[run.outcome]}
          </Text>
          <Text fz="xs" c="dimmed">
            {run.failure ? run.failure.reason : run.changes ? changesText(run.changes) : ''}
          </Text>
        </div>
      ),
    },
    { key: 'accounts', label: 'Accounts', end: true, cell: (run) => number(run.accounts) },
    {
      key: 'calls',
      label: 'Calls',
      end: true,
      cell: (run) =>
        run.retries > 0 ? `${number(run.calls)} (${number(run.retries)} again)` : number(run.calls),
    },
    {
      key: 'took',
      label: 'Took',
      end: true,
      cell: (run) => (run.endedAt ? duration(run.startedAt, run.endedAt) : '…'),
    },
  ];
}
