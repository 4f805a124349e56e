// Disconnecting says what goes and what stays before it is done.
import { List, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ConnectionView, deleteConnection } from '#shared/api/connections.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { sentence } from '#web/ui/words.ts';

interface DisconnectProps {
  readonly connection: ConnectionView;
  readonly onClose: () => void;
}

export function Disconnect({ connection, onClose }: DisconnectProps) {
  const navigate = useNavigate();
  const remove = useChange(deleteConnection, {
    onDone: () => {
      say.done(`${connection.name} was disconnected`);
      return navigate({ to: '/connections' });
    },
  });
  return (
    <FormDialog
      title={`Disconnect ${connection.name}?`}
      submit="Disconnect"
      danger
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { id: connection.id } })}
    >
      <Text fz="sm">This will happen:</Text>
      <List fz="sm" spacing={4}>
        <List.Item>Its credentials are destroyed here. Revoke them at the vendor too.</List.Item>
        <List.Item>
          {sentence(connection.licenses, {
            one: '# license shows the values typed by hand again, or leaves the lists if nobody typed any.',
            other: '# licenses show the values typed by hand again; those nobody typed leave the lists.',
          })}
        </List.Item>
        <List.Item>
          The log and the history stay. It cannot be taken back, but the vendor can be connected anew.
        </List.Item>
      </List>
    </FormDialog>
  );
}
