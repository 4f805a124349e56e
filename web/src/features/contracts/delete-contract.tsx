// Deleting a contract says what stops with it.
import { Text } from '@mantine/core';
import { type ContractView, deleteContract } from '#shared/api/contracts.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';

interface DeleteDialogProps {
  readonly contract: ContractView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function DeleteDialog({ contract, onClose, onDone }: DeleteDialogProps) {
  const remove = useChange(deleteContract, {
    onDone: () => {
      say.done(`${contract.name} was deleted`);
      onDone();
    },
  });
  return (
    <FormDialog
      title={`Delete ${contract.name}?`}
      submit="Delete"
      danger
      size="md"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { id: contract.id } })}
    >
      <Text fz="sm">Nobody is reminded of it any more. Its log stays. This cannot be taken back.</Text>
    </FormDialog>
  );
}
