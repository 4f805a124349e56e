// A rule that is deleted leaves its transactions to those behind it.
import { Text } from '@mantine/core';
import { FormDialog } from '#web/ui/form-dialog.tsx';

interface DeleteRuleProps {
  /** The rule's conditions in words. */
  readonly sentence: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}

export function DeleteRule({ sentence, busy, error, onClose, onDelete }: DeleteRuleProps) {
  return (
    <FormDialog
      title="Delete the rule?"
      submit="Delete"
      danger
      size="md"
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={onDelete}
    >
      <Text fz="sm">
        “{sentence}” no longer decides. Its transactions go to the next rule that fits, or are unrecognized.
      </Text>
    </FormDialog>
  );
}
