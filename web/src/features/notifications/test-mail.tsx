// A test mail to the signed-in person, followed until it is known whether it arrived.
import { Button, Group, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getMessage, sendTestMail } from '#shared/api/notifications.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { say } from '#web/ui/say.ts';
import { DELIVERY_STATUS_WORDS, FAILED_DELIVERIES, PENDING_DELIVERIES } from './delivery-words.ts';

const WATCH_MS = 1500;
/** Longer than mail servers usually take to answer; afterwards the list of mails tells. */
const WATCHED_MS = 60_000;

export function TestMail({ mail }: { readonly mail: string }) {
  const test = useChange(sendTestMail, { onDone: () => say.done(`A test mail is on its way to ${mail}`) });
  return (
    <Group gap="sm" role="status">
      {test.data && <Fate id={test.data.messageId} since={test.submittedAt} />}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMail size={14} aria-hidden />}
        loading={test.isPending}
        onClick={() => test.mutate({}, { onError: (error) => say.failed(error) })}
      >
        Send me a test mail
      </Button>
    </Group>
  );
}

function Fate({ id, since }: { readonly id: string; readonly since: number }) {
  const { data } = useQuery({
    ...reading(getMessage, { params: { id } }),
    refetchInterval: ({ state }) => {
      const status = (state.data as { readonly status?: (typeof PENDING_DELIVERIES)[number] } | undefined)
        ?.status;
      const pending = status === undefined || PENDING_DELIVERIES.includes(status);
      return pending && Date.now() - since < WATCHED_MS ? WATCH_MS : false;
    },
  });
  const status = data?.status ?? 'frozen';
  return (
    <Text fz="xs" c={FAILED_DELIVERIES.includes(status) ? 'var(--sl-bad)' : 'dimmed'}>
      Test mail: {DELIVERY_STATUS_WORDS[status].toLowerCase()}
      {data?.reason && `: ${data.reason}`}
    </Text>
  );
}
