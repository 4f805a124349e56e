// A read that lost more than a fifth of the accounts waits for a person's word; the one before is served meanwhile.
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { type ConnectionView, decideHeldRead } from '#shared/api/connections.ts';
import type { HeldRead } from '#shared/domain/connections/connection.ts';
import { useChange } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { age, number, percent } from '#web/ui/format.ts';
import { say } from '#web/ui/say.ts';
import { plural } from '#web/ui/words.ts';

interface HeldReadDecisionProps {
  readonly connection: ConnectionView;
  readonly held: HeldRead;
}

export function HeldReadDecision({ connection, held }: HeldReadDecisionProps) {
  const permission = usePermission(decideHeldRead);
  const decide = useChange(decideHeldRead, {
    onDone: (_, { body }) =>
      say.done(body.decision === 'accept' ? 'The read is published' : 'The read was discarded'),
  });
  const act = (decision: 'accept' | 'discard') =>
    decide.mutate(
      { params: { id: connection.id }, body: { version: held.version, decision } },
      { onError: (error) => say.failed(error) },
    );
  return (
    <Alert color="orange" icon={<IconHandStop aria-hidden />} title="A read waits for your decision">
      <Text fz="sm">
        The read of {age(held.readAt, Date.now())} found {number(held.accountsNow)} accounts where there were{' '}
        {number(held.accountsBefore)}: {plural(held.lost, 'account')} fewer,{' '}
        {percent(held.accountsBefore === 0 ? 0 : held.lost / held.accountsBefore)}. Accept it if that many
        really left; discard it if the vendor’s answer or its permissions were wrong. Until then everyone sees
        the read before.
      </Text>
      {permission.allowed ? (
        <Group gap="xs" mt="sm">
          <Button size="xs" onClick={() => act('accept')} loading={decide.isPending}>
            Accept: {number(held.lost)} left
          </Button>
          <Button size="xs" variant="default" onClick={() => act('discard')} disabled={decide.isPending}>
            Discard the read
          </Button>
        </Group>
      ) : (
        <Text fz="xs" mt="xs" c="dimmed">
          {permission.reason}
        </Text>
      )}
    </Alert>
  );
}
