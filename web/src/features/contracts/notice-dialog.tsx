// That notice was sent is recorded with its day, and the end it reaches is shown first.
import { Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ContractView, recordNotice } from '#shared/api/contracts.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { DEFAULT_LEAD_DAYS } from '#shared/domain/reminders/kind.ts';
import { reasonsOf } from '#web/api/problem.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { outcomeSentence } from './computed-dates.tsx';

interface NoticeDialogProps {
  readonly contract: ContractView;
  readonly onClose: () => void;
}

export function NoticeDialog({ contract, onClose }: NoticeDialogProps) {
  const { today } = useSession();
  const [sentOn, setSentOn] = useState<string>(today);
  const [channel, setChannel] = useState('');
  const [note, setNote] = useState('');
  const record = useChange(recordNotice, {
    onDone: () => {
      say.done('The notice is recorded; its reminders stop');
      onClose();
    },
  });
  const after =
    sentOn === ''
      ? undefined
      : contractDates({ ...contract, noticeSent: { sentOn, channel } }, today, DEFAULT_LEAD_DAYS.cancelBy);
  const reasons = reasonsOf(record.error);
  return (
    <FormDialog
      title={`Notice sent for ${contract.name}`}
      submit="Record notice"
      busy={record.isPending}
      error={record.error}
      size="md"
      onClose={onClose}
      onSubmit={() =>
        record.mutate({
          params: { id: contract.id },
          body: { version: contract.version, sentOn, channel, ...(note.trim() && { note }) },
        })
      }
    >
      <DayInput label="Sent on" required value={sentOn} onChange={setSentOn} error={reasons.sentOn} />
      <TextInput
        label="How it went out"
        required
        placeholder="Mail, portal, registered letter"
        maxLength={120}
        value={channel}
        onChange={(event) => setChannel(event.currentTarget.value)}
        error={reasons.channel}
      />
      {after && (
        <Text fz="sm" role="status">
          Then: {outcomeSentence(after, today)}
        </Text>
      )}
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
