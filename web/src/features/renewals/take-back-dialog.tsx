// The last decision is taken back, with what becomes of the contract said first.
import { Text } from '@mantine/core';
import { withdrawNotice } from '#shared/api/contracts.ts';
import { type RenewalView, withdrawRenewalDecision } from '#shared/api/renewals.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { isConflict } from '../contracts/changed-since.tsx';
import { Conflict } from './conflict.tsx';
import { requestSentence } from './sentences.ts';

interface TakeBackDialogProps {
  readonly view: RenewalView;
  /** A recorded notice, not the decision behind it. */
  readonly ofNotice: boolean;
  readonly onClose: () => void;
}

export function TakeBackDialog({ view, ofNotice, onClose }: TakeBackDialogProps) {
  const { contract, row, renewal } = view;
  const back = useChange(withdrawRenewalDecision, {
    onDone: () => {
      say.done('Taken back; it is to be decided again');
      onClose();
    },
  });
  const notice = useChange(withdrawNotice, {
    onDone: () => {
      say.done('The notice was taken back; the contract goes on as agreed');
      onClose();
    },
  });
  const change = ofNotice ? notice : back;
  const conflict = isConflict(change.error) ? change.error : undefined;
  return (
    <FormDialog
      title={`Take the ${ofNotice ? 'notice for' : 'decision on'} ${contract.name} back?`}
      submit="Take back"
      danger
      size="md"
      busy={change.isPending}
      error={conflict ? undefined : change.error}
      onClose={onClose}
      onSubmit={() => change.mutate({ params: { id: row.contractId }, query: { version: contract.version } })}
    >
      {renewal?.request && <Text fz="sm">{requestSentence(renewal.request)}.</Text>}
      <Text fz="sm">
        {ofNotice
          ? 'The contract goes on as agreed, and its reminders count down again. If the vendor has the notice already, tell them too.'
          : row.state === 'awaitingApproval'
            ? 'Nobody is asked to approve it any more, and it goes back into review.'
            : 'The contract is again as it was agreed before, it goes back into review, and its reminders count down again.'}
      </Text>
      {conflict && <Conflict view={view} error={conflict} onReload={onClose} />}
    </FormDialog>
  );
}
