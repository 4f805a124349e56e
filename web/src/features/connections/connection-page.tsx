// One connection: how it is and what to do about it, its live progress, its tasks and its runs.
import { Button, Menu, Stack } from '@mantine/core';
import { IconDotsVertical, IconRefresh, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  type ConnectionView,
  deleteConnection,
  getConnection,
  syncConnection,
  testStoredConnection,
  updateConnection,
} from '#shared/api/connections.ts';
import { listMachineClients } from '#shared/api/machine-clients.ts';
import { BY_HAND } from '#shared/domain/assignments/hand-connection.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { AllowedButton } from '#web/ui/allowed-button.tsx';
import { HealthMark } from '#web/ui/health.tsx';
import { later } from '#web/ui/later.tsx';
import { LinkButton, TextLink } from '#web/ui/links.tsx';
import { Page } from '#web/ui/page.tsx';
import { PageSkeleton, RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { SubjectLog } from '../logs/subject-log.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { ConnectionRuns } from './connection-runs.tsx';
import { Broken, Reading } from './connection-state.tsx';
import { ConnectionTasks } from './connection-tasks.tsx';
import { HeldReadDecision } from './held-read.tsx';
import { type Asked, TestAgain, testState, useTestAgain } from './test-again.tsx';

const Disconnect = later(() => import('./disconnect.tsx').then((file) => file.Disconnect));

const MachineClients = later(
  () => import('./machine-clients.tsx').then((file) => file.MachineClients),
  <RowsSkeleton />,
);

const Reconnect = later(() => import('./reconnect.tsx').then((file) => file.Reconnect));

/** While it reads, the page asks this often how far it is. */
const WATCH_MS = 1500;
/** Just asked for, a run needs a moment before it shows any progress. */
const EXPECT_MS = 20_000;

export function ConnectionPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const [askedAt, setAskedAt] = useState(0);
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useQuery({
    ...reading(getConnection, { params: { id } }),
    refetchInterval: ({ state }) => {
      const seen = (state.data as ConnectionView | undefined)?.health.lastAttemptAt;
      const expected = Date.now() - askedAt < EXPECT_MS && (!seen || Date.parse(seen) < askedAt);
      const shown = state.data as ConnectionView | undefined;
      const tested = shown && asked && testState(shown, asked, Date.now()) === 'underWay';
      return shown?.progress || expected || tested ? WATCH_MS : false;
    },
  });
  if (error) {
    return (
      <Page title="Connection" back={{ to: '/connections', name: 'Connections' }}>
        <Trouble error={error} retry={() => void refetch()} />
      </Page>
    );
  }
  return data ? (
    <Shown
      connection={data}
      onAsked={() => setAskedAt(Date.now())}
      onTest={setAsked}
      test={asked && <TestAgain connection={data} asked={asked} onClose={() => setAsked(undefined)} />}
    />
  ) : (
    <PageSkeleton />
  );
}

interface ShownProps {
  readonly connection: ConnectionView;
  readonly onAsked: () => void;
  readonly onTest: (asked: Asked) => void;
}

function Shown({ connection, onAsked, onTest, test }: ShownProps & { readonly test: ReactNode }) {
  const { health, progress } = connection;
  const mayListClients = usePermission(listMachineClients).allowed;
  return (
    <Page
      title={connection.name}
      back={{ to: '/connections', name: 'Connections' }}
      badge={<HealthMark state={health.state} paused={connection.paused} />}
      lead={
        <>
          <TextLink to="/applications/$id" params={{ id: connection.applicationId }} fz="sm">
            {connection.applicationName}
          </TextLink>{' '}
          · {connection.connectorName}
        </>
      }
      actions={<Actions connection={connection} onAsked={onAsked} onTest={onTest} />}
    >
      <Stack>
        {test}
        {!['healthy', 'waiting', 'held'].includes(health.state) && <Broken connection={connection} />}
        {connection.held && <HeldReadDecision connection={connection} held={connection.held} />}
        {progress && <Reading progress={progress} />}
        <ConnectionFacts connection={connection} />
        <AddressTabs
          tabs={[
            { id: 'tasks', name: 'Tasks', body: <ConnectionTasks connection={connection} /> },
            { id: 'runs', name: 'Runs', body: <ConnectionRuns id={connection.id} /> },
            ...(connection.push && mayListClients
              ? [
                  {
                    id: 'clients',
                    name: 'Machine clients',
                    body: <MachineClients connectionId={connection.id} />,
                  },
                ]
              : []),
            { id: 'log', name: 'Log', body: <SubjectLog kind="connection" id={connection.id} /> },
          ]}
        />
      </Stack>
    </Page>
  );
}

function Actions({ connection, onAsked, onTest }: ShownProps) {
  const { id, applicationId, paused, upload, version, name, config, intervalHours } = connection;
  const maySync = usePermission(syncConnection, applicationId);
  const mayChange = usePermission(updateConnection).allowed;
  const mayDelete = usePermission(deleteConnection).allowed;
  const mayTest = usePermission(testStoredConnection, applicationId).allowed && !upload;
  const testAgain = useTestAgain(connection, onTest);
  const [dialog, setDialog] = useState<'reconnect' | 'disconnect'>();
  const sync = useChange(syncConnection, { onDone: onAsked });
  const pause = useChange(updateConnection, {
    onDone: (answer) => say.done(answer.paused ? 'Paused: nothing is read until it is resumed' : 'Resumed'),
  });
  const busy = sync.isPending || connection.progress !== undefined;
  return (
    <>
      {connection.connector === BY_HAND ? (
        <LinkButton to="/applications/$id" params={{ id: applicationId }} search={{ tab: 'people' }}>
          Change who holds what
        </LinkButton>
      ) : upload ? (
        <LinkButton
          to="/import"
          search={{ connectionId: id }}
          leftSection={<IconUpload size={16} aria-hidden />}
        >
          Upload a file
        </LinkButton>
      ) : (
        <AllowedButton
          permission={paused ? { allowed: false, reason: 'It is paused; resume it first.' } : maySync}
          onClick={() => sync.mutate({ params: { id } }, { onError: (error) => say.failed(error) })}
          loading={busy}
          leftSection={<IconRefresh size={16} aria-hidden />}
        >
          Sync now
        </AllowedButton>
      )}
      {(mayChange || mayDelete || mayTest) && (
        <Menu>
          <Menu.Target>
            <Button variant="default" px="xs" aria-label="More about this connection">
              <IconDotsVertical size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayTest && <Menu.Item onClick={testAgain}>Test again</Menu.Item>}
            {mayChange && (
              <Menu.Item onClick={() => setDialog('reconnect')}>
                {upload ? 'Rename' : 'Reconnect or reconfigure'}
              </Menu.Item>
            )}
            {mayChange && !upload && (
              <Menu.Item
                onClick={() =>
                  pause.mutate(
                    {
                      params: { id },
                      body: {
                        version,
                        name,
                        config,
                        paused: !paused,
                        ...(intervalHours && { intervalHours }),
                      },
                    },
                    { onError: (error) => say.failed(error) },
                  )
                }
              >
                {paused ? 'Resume' : 'Pause'}
              </Menu.Item>
            )}
            {mayDelete && (
              <Menu.Item color="red" onClick={() => setDialog('disconnect')}>
                Disconnect
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'reconnect' && <Reconnect connection={connection} onClose={() => setDialog(undefined)} />}
      {dialog === 'disconnect' && <Disconnect connection={connection} onClose={() => setDialog(undefined)} />}
    </>
  );
}
