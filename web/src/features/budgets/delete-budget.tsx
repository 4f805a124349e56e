// Deleting a budget says what stops with it.
import { Text } from '@mantine/core';
import { type BudgetView, deleteBudget } from '#shared/api/budgets.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';

interface DeleteBudgetProps {
  readonly budget: BudgetView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function DeleteBudget({ budget, onClose, onDone }: DeleteBudgetProps) {
  const remove = useChange(deleteBudget, {
    onDone: () => {
      say.done(`${budget.name} was deleted`);
      onDone();
    },
  });
  return (
    <FormDialog
      title={`Delete ${budget.name}?`}
      submit="Delete"
      danger
      size="md"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { id: budget.id } })}
    >
      <Text fz="sm">
        Renewals are not checked against it any more, and nobody is told of it. Its log stays. This cannot be
        taken back.
      </Text>
    </FormDialog>
  );
}
