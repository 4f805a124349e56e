// A policy that is deleted no longer asks for anything; the open renewals that it is for are named first.
import { Text } from '@mantine/core';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { approvalWords, lowered } from './policy-words.ts';
import { TouchedRenewals } from './touched-renewals.tsx';

interface DeletePolicyProps {
  readonly policy: RenewalPolicy;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}

export function DeletePolicy({ policy, busy, error, onClose, onDelete }: DeletePolicyProps) {
  return (
    <FormDialog
      title={`Delete ${policy.name}?`}
      submit="Delete"
      danger
      size="md"
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={onDelete}
    >
      <Text fz="sm">
        It no longer says: {lowered(approvalWords(policy.approval))}. What waits for approval already goes on
        waiting for it.
      </Text>
      <TouchedRenewals policy={policy} />
    </FormDialog>
  );
}
