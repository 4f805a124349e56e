// A decision is recorded with what follows from it shown first.
import { useState } from 'react';
import { type ContractView, decideContract } from '#shared/api/contracts.ts';
import { letEnd, renew } from '#shared/domain/contracts/decide.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { CountInput } from '#web/ui/count-input.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { isConflict } from './changed-since.tsx';
import { monthsToOffer } from './months-to-offer.ts';
import { RecordingFields } from './recording-fields.tsx';

interface DecisionDialogProps {
  readonly contract: ContractView;
  readonly decision: 'renew' | 'end';
  readonly onClose: () => void;
}

export function DecisionDialog({ contract, decision, onClose }: DecisionDialogProps) {
  const { today } = useSession();
  const offered = monthsToOffer(contract);
  const [months, setMonths] = useState<number | ''>(offered);
  const [note, setNote] = useState('');
  const decide = useChange(decideContract, {
    onDone: () => {
      say.done('The decision is recorded; its reminders stop');
      onClose();
    },
  });
  const decided =
    decision === 'end' ? letEnd(contract, today) : months === '' ? undefined : renew(contract, months, today);
  return (
    <FormDialog
      title={decision === 'renew' ? `Renew ${contract.name}` : `Let ${contract.name} end`}
      submit={decision === 'renew' ? 'Record renewal' : 'Record decision'}
      busy={decide.isPending}
      error={isConflict(decide.error) ? undefined : decide.error}
      size="md"
      onClose={onClose}
      onSubmit={() =>
        decide.mutate({
          params: { id: contract.id },
          body: {
            version: contract.version,
            decision,
            ...(decision === 'renew' && months !== '' && { months }),
            ...(note.trim() && { note }),
          },
        })
      }
    >
      {decision === 'renew' && (
        <CountInput
          label="For how many months"
          description={contract.renewal.kind === 'none' ? 'No renewal is agreed' : `Agreed: ${offered}`}
          required
          min={1}
          max={600}
          value={months}
          onChange={(value) => setMonths(value)}
        />
      )}
      <RecordingFields contract={contract} after={decided} note={note} onNote={setNote} change={decide} />
    </FormDialog>
  );
}
