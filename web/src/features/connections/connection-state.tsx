// What is wrong with a connection and the way out, and how far a read under way is.
import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { type ConnectionView, updateConnection } from '#shared/api/connections.ts';
import { usePermission } from '#web/app/session.ts';
import { age, duration, number } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { Card } from '#web/ui/page.tsx';
import { plural } from '#web/ui/words.ts';

const Reconnect = later(() => import('./reconnect.tsx').then((file) => file.Reconnect));

export function Broken({ connection }: { readonly connection: ConnectionView }) {
  const { health, message, published } = connection;
  const mayChange = usePermission(updateConnection).allowed;
  const [open, setOpen] = useState(false);
  const isCredentials = ['credentialsRevoked', 'misconfigured'].includes(health.state);
  return (
    <Alert
      color={['partial', 'throttled', 'quotaExhausted'].includes(health.state) ? 'orange' : 'red'}
      icon={<IconAlertTriangle aria-hidden />}
      role="status"
    >
      <Text fz="sm">{message}</Text>
      <Text fz="xs" c="dimmed" mt={4}>
        {published ? `What was read ${age(published.readAt, Date.now())} is still shown. ` : ''}
        {health.retryAt ? `Tried again ${age(health.retryAt, Date.now())}.` : ''}
      </Text>
      {isCredentials && mayChange && (
        <Button size="xs" mt="sm" variant="default" onClick={() => setOpen(true)}>
          Reconnect
        </Button>
      )}
      {open && <Reconnect connection={connection} onClose={() => setOpen(false)} />}
    </Alert>
  );
}

export function Reading({ progress }: { readonly progress: NonNullable<ConnectionView['progress']> }) {
  return (
    <Card>
      <Group justify="space-between" mb="xs">
        <Text fz="sm" fw={560} role="status">
          Reading {progress.list}: {number(progress.rows)} so far
        </Text>
        <Text fz="xs" c="dimmed" className="sl-num">
          {plural(progress.calls, 'call')} · {duration(progress.startedAt, progress.updatedAt)}
        </Text>
      </Group>
      <Progress value={100} animated aria-label="Reading" />
    </Card>
  );
}
