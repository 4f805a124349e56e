// Revoking a machine client says what stops and what stays before it is done.
import { List, Text } from '@mantine/core';
import { revokeMachineClient } from '#shared/api/machine-clients.ts';
import type { MachineClient } from '#shared/domain/connections/machine-client.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';

interface RevokeClientProps {
  readonly client: MachineClient;
  readonly onClose: () => void;
}

export function RevokeClient({ client, onClose }: RevokeClientProps) {
  const revoke = useChange(revokeMachineClient, {
    onDone: () => {
      say.done(`${client.name} is revoked`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Revoke ${client.name}?`}
      submit="Revoke"
      danger
      size="md"
      busy={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onSubmit={() => revoke.mutate({ params: { id: client.connectionId, clientId: client.id } })}
    >
      <Text fz="sm">This will happen:</Text>
      <List fz="sm" spacing={4}>
        <List.Item>From now on everything it sends is refused, with a token that it holds too.</List.Item>
        <List.Item>
          An upload that it left open is given up after a day, unless a person finishes it.
        </List.Item>
        <List.Item>What it has sent stays, and so does its name in the log.</List.Item>
      </List>
    </FormDialog>
  );
}
