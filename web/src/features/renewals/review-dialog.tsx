// A renewal is taken into review by somebody.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type RenewalView, reviewRenewal } from '#shared/api/renewals.ts';
import { reasonsOf } from '#web/api/problem.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { isConflict } from '../contracts/changed-since.tsx';
import { Conflict } from './conflict.tsx';

interface ReviewDialogProps {
  readonly view: RenewalView;
  readonly onClose: () => void;
}

export function ReviewDialog({ view, onClose }: ReviewDialogProps) {
  const { mail } = useSession();
  const [opened] = useState(view.renewal?.reviewer ?? mail);
  const [reviewer, setReviewer] = useState(opened);
  const take = useChange(reviewRenewal, {
    onDone: () => {
      say.done('It is in review');
      onClose();
    },
  });
  const conflict = isConflict(take.error) ? take.error : undefined;
  const reason = reasonsOf(take.error).reviewer;
  return (
    <FormDialog
      title={view.row.state === 'inReview' ? 'Change the reviewer' : 'Take into review'}
      submit={view.row.state === 'inReview' ? 'Save' : 'Take into review'}
      size="md"
      busy={take.isPending}
      isTyped={reviewer !== opened}
      error={conflict || reason ? undefined : take.error}
      onClose={onClose}
      onSubmit={() =>
        take.mutate({
          params: { id: view.row.contractId },
          body: { version: view.contract.version, reviewer: reviewer.trim() === '' ? null : reviewer.trim() },
        })
      }
    >
      <TextInput
        label="Reviewed by"
        description="Empty: whoever owns the contract"
        type="email"
        placeholder="name@example.com"
        maxLength={200}
        value={reviewer}
        error={reason}
        onChange={(event) => setReviewer(event.currentTarget.value)}
      />
      {conflict && <Conflict view={view} error={conflict} onReload={onClose} />}
    </FormDialog>
  );
}
