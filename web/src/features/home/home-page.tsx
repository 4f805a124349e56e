// Home says first what needs somebody, then how things are.
import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { getOverview, type Overview } from '#shared/api/overview.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { age, day } from '#web/ui/format.ts';
import { HealthMark } from '#web/ui/health.tsx';
import { later } from '#web/ui/later.tsx';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { sentence } from '#web/ui/words.ts';
import { AttentionList } from './attention-list.tsx';
import { NextDates } from './next-dates.tsx';
import { Totals } from './totals.tsx';

/** Most organizations have gone through these, and need not fetch them. */
const FirstRun = later(() => import('./first-run.tsx').then((file) => file.FirstRun), <RowsSkeleton />);
const Setup = later(() => import('./setup.tsx').then((file) => file.Setup));

/** Home is left open on screens: it asks again by itself. */
const ANEW_MS = 60_000;

/** Licenses are what every role may read. */
export function HomePage() {
  return usePermission(getOverview).allowed ? <Home /> : <Navigate to="/licenses" replace />;
}

function Home() {
  const { name } = useSession();
  const { data, error, refetch } = useQuery({ ...reading(getOverview, {}), refetchInterval: ANEW_MS });
  return (
    <Page
      title={`Hello, ${name.split(' ')[0]}`}
      tab="Home"
      lead={data && `${day(data.today)}. ${summary(data)}`}
    >
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown overview={data} />
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  );
}

function summary({ attentionTotal }: Overview): string {
  if (attentionTotal === 0) return 'Nothing needs your attention.';
  return sentence(attentionTotal, { one: '# thing needs attention.', other: '# things need attention.' });
}

function Shown({ overview }: { readonly overview: Overview }) {
  const { connections, licenses, contracts } = overview.totals;
  if (connections + licenses + contracts === 0) return <FirstRun steps={overview.setup} />;
  return (
    <Stack>
      {overview.setup.some(({ done }) => !done) && <Setup steps={overview.setup} />}
      <Totals overview={overview} />
      <div className="sl-home">
        <AttentionList overview={overview} />
        <Stack>
          <NextDates overview={overview} />
          <Connections overview={overview} />
        </Stack>
      </div>
    </Stack>
  );
}

function Connections({ overview }: { readonly overview: Overview }) {
  const { connections } = overview;
  return (
    <Card
      title="Connections"
      flush
      actions={
        <TextLink to="/connections" fz="sm">
          All
        </TextLink>
      }
    >
      {connections.length === 0 ? (
        <Empty title="Nothing is connected yet" />
      ) : (
        <ul className="sl-cards">
          {connections.map((one) => (
            <li key={one.connectionId}>
              <Group justify="space-between" gap="sm">
                <div>
                  <NameLink to="/connections/$id" params={{ id: one.connectionId }}>
                    {one.connectionName}
                  </NameLink>
                  <Text fz="xs" c={one.stale ? 'var(--sl-warn)' : 'dimmed'}>
                    {one.running
                      ? 'Reading now'
                      : one.lastReadAt
                        ? `Read ${age(one.lastReadAt, Date.now())}${one.stale ? ', out of date' : ''}`
                        : 'Never read'}
                  </Text>
                </div>
                <HealthMark state={one.state} paused={one.paused} />
              </Group>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
