// The secret of a machine client is shown this once: nothing but its own button closes it.
import { Alert, Anchor, Button, Code, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { giveClientToken } from '#shared/api/push.ts';
import { useFocusReturn } from '#web/ui/focus-return.ts';
import type { MadeClient } from './create-client.tsx';

interface NewSecretProps {
  readonly made: MadeClient;
  /** The form that opened it is gone. */
  readonly goOnAt: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

export function NewSecret({ made: { client, secret }, goOnAt, onClose }: NewSecretProps) {
  useFocusReturn(goOnAt);
  const command = [
    'curl -u "$CLIENT_ID:$CLIENT_SECRET" \\',
    '  -d grant_type=client_credentials \\',
    `  ${window.location.origin}${giveClientToken.path}`,
  ].join('\n');
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Credentials of ${client.name}`}
      size="lg"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Stack gap="md">
        <Alert color="yellow" icon={<IconKey aria-hidden />} title="Copy the secret now">
          It is shown only this once and kept nowhere. Whoever has it can send files here: keep it where your
          program keeps its passwords.
        </Alert>
        <Copied label="Client id" value={client.id} />
        <Copied label="Secret" value={secret} />
        <div>
          <Text fz="sm" fw={540} mb={4}>
            A token for a quarter of an hour
          </Text>
          <Code block tabIndex={0} aria-label="Command for a token">
            {command}
          </Code>
          <Text fz="xs" c="dimmed" mt={6}>
            With it the program begins an upload, sends its pages and finishes it:{' '}
            <Anchor href="/api/reference#beginPush" target="_blank" rel="noreferrer" fz="xs">
              the routes of the API
            </Anchor>
            .
          </Text>
        </div>
        <Group justify="flex-end">
          <Button onClick={onClose}>I have copied the secret</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Copied({ label, value }: { readonly label: string; readonly value: string }) {
  const clipboard = useClipboard();
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        label={label}
        readOnly
        flex={1}
        value={value}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        aria-label={clipboard.copied ? `${label} copied` : `Copy ${label.toLowerCase()}`}
        leftSection={
          clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
        }
        onClick={() => clipboard.copy(value)}
      >
        {clipboard.copied ? 'Copied' : 'Copy'}
      </Button>
    </Group>
  );
}
