// A decision is recorded with what follows from it shown first.
import { NumberInput, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type ContractView, decideContract } from '#shared/api/contracts.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { letEnd, renew } from '#shared/domain/contracts/decide.ts';
import { DEFAULT_LEAD_DAYS } from '#shared/domain/reminders/kind.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { outcomeSentence } from './computed-dates.tsx';

interface DecisionDialogProps {
  readonly contract: ContractView;
  readonly decision: 'renew' | 'end';
  readonly onClose: () => void;
}

export function DecisionDialog({ contract, decision, onClose }: DecisionDialogProps) {
  const { today } = useSession();
  const agreed = contract.renewal.kind === 'none' ? 12 : contract.renewal.months;
  const [months, setMonths] = useState<number>(agreed);
  const [note, setNote] = useState('');
  const decide = useChange(decideContract, {
    onDone: () => {
      say.done('The decision is recorded; its reminders stop');
      onClose();
    },
  });
  const decided = decision === 'renew' ? renew(contract, months, today) : letEnd(contract, today);
  const after = contractDates(decided.ok ? decided.value : contract, today, DEFAULT_LEAD_DAYS.cancelBy);
  return (
    <FormDialog
      title={decision === 'renew' ? `Renew ${contract.name}` : `Let ${contract.name} end`}
      submit={decision === 'renew' ? 'Record renewal' : 'Record decision'}
      busy={decide.isPending}
      error={decide.error}
      size="md"
      onClose={onClose}
      onSubmit={() =>
        decide.mutate({
          params: { id: contract.id },
          body: {
            version: contract.version,
            decision,
            ...(decision === 'renew' && { months }),
            ...(note.trim() && { note }),
          },
        })
      }
    >
      {decision === 'renew' && (
        <NumberInput
          label="For how many months"
          description={`Agreed: ${agreed}`}
          min={1}
          max={600}
          allowDecimal={false}
          value={months}
          onChange={(value) => setMonths(typeof value === 'number' ? value : agreed)}
        />
      )}
      <Text fz="sm" role="status">
        Then: {outcomeSentence(after, today)}
      </Text>
      <Textarea
        label="Note"
        description="Stands in the log"
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
