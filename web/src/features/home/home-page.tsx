// Home says first what needs somebody, then how things are.
import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { getOverview, type Overview } from '#shared/api/overview.ts';
import { heldOtherwise } from '#shared/domain/utilization/seat-parts.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { Stat } from '#web/ui/figure.tsx';
import { age, day, distance, number, percent } from '#web/ui/format.ts';
import { HealthMark } from '#web/ui/health.tsx';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { barText } from '#web/ui/seat-shares.ts';
import { UtilizationBar } from '#web/ui/utilization.tsx';
import { plural } from '#web/ui/words.ts';
import { AttentionList } from './attention-list.tsx';
import { FirstRun } from './first-run.tsx';
import { Setup } from './setup.tsx';

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
  return `${plural(attentionTotal, 'thing')} ${attentionTotal === 1 ? 'needs' : 'need'} attention.`;
}

function Shown({ overview }: { readonly overview: Overview }) {
  const { connections, licenses, contracts } = overview.totals;
  if (connections + licenses + contracts === 0) return <FirstRun steps={overview.setup} />;
  return (
    <Stack>
      <Setup steps={overview.setup} />
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

function Totals({ overview }: { readonly overview: Overview }) {
  const { totals, periodDays } = overview;
  const { states, seats, available, purchased, uncounted, overAssigned } = totals;
  const { licenses, applications, people, asOf, stale } = totals;
  const unused = states.inactive + states.neverActive;
  const counted = states.active + unused + states.new + states.unknown;
  const held = { states, otherwise: heldOtherwise({ seats, states }), spare: available };
  return (
    <Card>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} verticalSpacing="md">
        <Stat
          label="Licenses"
          value={number(licenses)}
          note={
            <TextLink to="/applications" fz="xs">
              {plural(applications, 'application')}
            </TextLink>
          }
        />
        <Stat
          label="Seats bought"
          value={number(purchased)}
          note={
            uncounted > 0
              ? `and ${plural(uncounted, 'license')} without a number`
              : `${number(available)} not assigned`
          }
        />
        <Stat
          label="Seats assigned"
          value={number(seats)}
          note={
            overAssigned > 0 ? (
              <TextLink to="/licenses" search={{ overAssigned: 'true' }} fz="xs">
                {number(overAssigned)} more than bought
              </TextLink>
            ) : (
              'none over-assigned'
            )
          }
        />
        <Stat
          label="Not used"
          value={number(unused)}
          note={
            counted > 0
              ? `${percent(unused / counted)} of those held, ${periodDays} days`
              : `${periodDays} days`
          }
        />
        <Stat
          label="People"
          value={people === null ? '–' : number(people)}
          note={people === null ? 'no directory was read' : 'in your directory'}
        />
      </SimpleGrid>
      {counted > 0 && (
        <Stack gap={6} mt="md">
          <UtilizationBar seats={held} />
          <Text fz="xs" c="dimmed">
            {barText(held)}.{asOf && ` Judged for ${day(asOf)}.`}
            {stale > 0 && ` ${plural(stale, 'license')} out of date.`}
          </Text>
        </Stack>
      )}
    </Card>
  );
}

const DATE_WORDS = {
  cancelBy: 'Last day to cancel',
  renewal: 'Renews',
  confirm: 'Ends unless confirmed',
  end: 'Ends',
  payment: 'Payment',
} as const;

function NextDates({ overview }: { readonly overview: Overview }) {
  const shown = overview.dates.slice(0, 8);
  return (
    <Card
      title="Next dates"
      lead="Ninety days ahead"
      flush
      actions={
        <TextLink to="/contracts" fz="sm">
          All contracts
        </TextLink>
      }
    >
      {shown.length === 0 ? (
        <Empty title="No dates ahead" />
      ) : (
        <ul className="sl-cards">
          {shown.map(({ contractId, contractName, kind, day: on }) => (
            <li key={`${contractId} ${kind} ${on}`}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <div style={{ minWidth: 0 }}>
                  <NameLink to="/contracts/$id" params={{ id: contractId }}>
                    {contractName}
                  </NameLink>
                  <Text fz="xs" c="dimmed">
                    {DATE_WORDS[kind]}
                  </Text>
                </div>
                <div style={{ textAlign: 'right', whiteSpace: 'nowrap' }}>
                  <Text fz="sm">{day(on)}</Text>
                  <Text fz="xs" c="dimmed">
                    {distance(overview.today, on)}
                  </Text>
                </div>
              </Group>
            </li>
          ))}
        </ul>
      )}
    </Card>
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
