// The last decision is taken back, with what becomes of the contract said first.
import { Text } from '@mantine/core';
import { type RenewalView, withdrawRenewalDecision } from '#shared/api/renewals.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { isConflict } from '../contracts/changed-since.tsx';
import { Conflict } from './conflict.tsx';
import { requestSentence } from './sentences.ts';

interface TakeBackDialogProps {
  readonly view: RenewalView;
  readonly onClose: () => void;
}

export function TakeBackDialog({ view, onClose }: TakeBackDialogProps) {
  const { contract, row, renewal } = view;
  const back = useChange(withdrawRenewalDecision, {
    onDone: () => {
      say.done('Taken back; it is to be decided again');
      onClose();
    },
  });
  const conflict = isConflict(back.error) ? back.error : undefined;
  return (
    <FormDialog
      title={`Take the decision on ${contract.name} back?`}
      submit="Take back"
      danger
      size="md"
      busy={back.isPending}
      error={conflict ? undefined : back.error}
      onClose={onClose}
      onSubmit={() => back.mutate({ params: { id: row.contractId }, query: { version: contract.version } })}
    >
      {renewal?.request && <Text fz="sm">{requestSentence(renewal.request)}.</Text>}
      <Text fz="sm">
        {row.state === 'awaitingApproval'
          ? 'Nobody is asked to approve it any more, and it goes back into review.'
          : 'The contract is again as it was agreed before, it goes back into review, and its reminders count down again.'}
      </Text>
      {conflict && <Conflict view={view} error={conflict} onReload={onClose} />}
    </FormDialog>
  );
}
