// Deleting an application says what goes with it.
import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { deleteApplication } from '#shared/api/applications.ts';
import type { Application } from '#shared/domain/applications/application.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';

interface DeleteApplicationProps {
  readonly application: Application;
  readonly onClose: () => void;
}

export function DeleteApplication({ application, onClose }: DeleteApplicationProps) {
  const navigate = useNavigate();
  const remove = useChange(deleteApplication, {
    onDone: () => {
      say.done(`${application.name} was deleted`);
      return navigate({ to: '/applications' });
    },
  });
  return (
    <FormDialog
      title={`Delete ${application.name}?`}
      submit="Delete"
      danger
      size="md"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { id: application.id } })}
    >
      <Text fz="sm">
        Its connections and licenses are deleted with it and their credentials destroyed. Contracts and the
        log stay. This cannot be taken back.
      </Text>
    </FormDialog>
  );
}
