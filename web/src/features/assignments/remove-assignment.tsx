// An assignment that was a mistake is taken away as if it had never been.
import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { removeAssignment } from '#shared/api/assignments.ts';
import { askOnceCounted } from '#web/api/once-counted.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';

interface RemoveAssignmentProps {
  readonly mail: string;
  readonly license: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

export function RemoveAssignment({ mail, license, onClose }: RemoveAssignmentProps) {
  const client = useQueryClient();
  const remove = useChange(removeAssignment, {
    onDone: () => {
      askOnceCounted(client, ['licenses', 'overview']);
      say.done(`${license.name} is no longer assigned to ${mail}`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Remove ${license.name} of ${mail}?`}
      submit="Remove"
      danger
      size="md"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { id: license.id, mail } })}
    >
      <Text fz="sm">
        It is taken away as if it had never been; the log keeps it. For somebody who held it until now, end it
        instead. Nothing changes at the vendor.
      </Text>
    </FormDialog>
  );
}
