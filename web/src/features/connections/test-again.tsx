// The kept sign-in is tried again, and what the vendor said is shown as soon as it comes.
import { Alert, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type ConnectionView, testStoredConnection } from '#shared/api/connections.ts';
import type { AnswerOf } from '#web/api/client.ts';
import { useChange } from '#web/api/queries.ts';
import { say } from '#web/ui/say.ts';
import { HEALTH_WORDS } from '#web/ui/words.ts';
import { CapabilityList } from './capability-list.tsx';

/** A test ends within this time, or its event was lost. */
export const TEST_MS = 60_000;

/** A test that was asked for on this page, and the result that stood before it. */
export interface Asked {
  readonly at: number;
  readonly before: string | undefined;
}

export type TestState = 'underWay' | 'answered' | 'silent';

export function testState({ tested }: Pick<ConnectionView, 'tested'>, asked: Asked, now: number): TestState {
  if (tested && tested.at !== asked.before) return 'answered';
  return now - asked.at < TEST_MS ? 'underWay' : 'silent';
}

export function useTestAgain(connection: ConnectionView, onAsked: (asked: Asked) => void): () => void {
  const change = useChange(testStoredConnection, {
    onDone: ({ tested }: AnswerOf<typeof testStoredConnection>) =>
      onAsked({ at: Date.now(), before: tested?.at }),
  });
  return () =>
    change.mutate(
      { params: { id: connection.id } },
      { onError: (error) => say.failed(error, 'It could not be tested') },
    );
}

interface TestAgainProps {
  readonly connection: ConnectionView;
  readonly asked: Asked;
  readonly onClose: () => void;
}

/** From the wish to the answer; it goes when the person closes it. */
export function TestAgain({ connection, asked, onClose }: TestAgainProps) {
  const { tested, capabilities } = connection;
  const state = testState(connection, asked, Date.now());
  if (state === 'underWay') {
    return (
      <Alert color="gray" role="status" icon={<Loader size={16} aria-hidden />}>
        <Text fz="sm">Signing in to {connection.connectorName} with the credentials that are kept</Text>
      </Alert>
    );
  }
  const close = { withCloseButton: true, onClose, closeButtonLabel: 'Close the result' };
  if (state === 'silent' || !tested) {
    return (
      <Alert color="orange" role="status" icon={<IconAlertTriangle aria-hidden />} {...close}>
        <Text fz="sm">There is no answer yet. It appears here when it comes, or test again.</Text>
      </Alert>
    );
  }
  if (!tested.ok) {
    return (
      <Alert
        color="red"
        role="alert"
        icon={<IconAlertTriangle aria-hidden />}
        title={`The test failed: ${HEALTH_WORDS[tested.state].toLowerCase()}`}
        {...close}
      >
        {tested.reason}
      </Alert>
    );
  }
  const all = capabilities.every(({ available }) => available);
  return (
    <Alert color={all ? 'teal' : 'orange'} role="status" icon={<IconCheck aria-hidden />} {...close}>
      <Text fw={560} fz="sm" mb="xs">
        {all ? 'The sign-in works.' : 'The sign-in works, but not everything is possible.'}
      </Text>
      <CapabilityList capabilities={capabilities} />
    </Alert>
  );
}
