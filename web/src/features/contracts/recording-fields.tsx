// What recording a decision or a notice has in common: what would follow, a note, and somebody else's change that came between.
import { Text, Textarea } from '@mantine/core';
import type { ContractView } from '#shared/api/contracts.ts';
import type { DatedContract } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import type { Outcome } from '#shared/domain/refusal.ts';
import { useSession } from '#web/app/session.ts';
import { ChangedSince, isConflict } from './changed-since.tsx';
import { outcomeSentence } from './computed-dates.tsx';
import { useFresh } from './use-fresh.ts';

interface RecordingFieldsProps {
  readonly contract: ContractView;
  /** The contract as it would be, or why it cannot; nothing while too little is typed. */
  readonly after: Outcome<DatedContract> | undefined;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly change: { readonly error: unknown; readonly reset: () => void };
}

export function RecordingFields({ contract, after, note, onNote, change }: RecordingFieldsProps) {
  const { today } = useSession();
  const fresh = useFresh(contract.id, () => change.reset());
  return (
    <>
      {after && (
        <Text fz="sm" role="status">
          {after.ok
            ? `Then: ${outcomeSentence(contractDates(after.value, today, []), today)}`
            : after.refusal.reason}
        </Text>
      )}
      <Textarea
        label="Note"
        description="Stands in the log"
        maxLength={1000}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
      {isConflict(change.error) && (
        <ChangedSince
          id={contract.id}
          error={change.error}
          then="Nothing was recorded yet."
          busy={fresh.busy}
          onReload={() => void fresh.load()}
        />
      )}
    </>
  );
}
