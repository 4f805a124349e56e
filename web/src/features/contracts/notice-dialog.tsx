// That notice was sent is recorded with its day and its paper, and the end it reaches is shown first.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ContractView, recordNotice } from '#shared/api/contracts.ts';
import { sendNotice } from '#shared/domain/contracts/decide.ts';
import { reasonsOf } from '#web/api/problem.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { isConflict } from './changed-since.tsx';
import { reasonAt } from './contract-typing.ts';
import { RecordingFields } from './recording-fields.tsx';
import { documentInput } from './row-typing.ts';

interface NoticeDialogProps {
  readonly contract: ContractView;
  readonly onClose: () => void;
}

export function NoticeDialog({ contract, onClose }: NoticeDialogProps) {
  const { today } = useSession();
  const [sentOn, setSentOn] = useState<string>(today);
  const [channel, setChannel] = useState('');
  const [link, setLink] = useState('');
  const [note, setNote] = useState('');
  const record = useChange(recordNotice, {
    onDone: () => {
      say.done('The notice is recorded; its reminders stop');
      onClose();
    },
  });
  const sent = sentOn === '' ? undefined : sendNotice(contract, { sentOn, channel }, today);
  const document =
    link.trim() === '' ? {} : { document: documentInput({ key: 0, title: 'Notice', url: link }) };
  const reasons = reasonsOf(record.error);
  return (
    <FormDialog
      title={`Notice sent for ${contract.name}`}
      submit="Record notice"
      busy={record.isPending}
      error={isConflict(record.error) ? undefined : record.error}
      size="md"
      onClose={onClose}
      onSubmit={() =>
        record.mutate({
          params: { id: contract.id },
          body: { version: contract.version, sentOn, channel, ...document, ...(note.trim() && { note }) },
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
      <TextInput
        label="Link to the notice"
        inputMode="url"
        placeholder="https://"
        maxLength={500}
        value={link}
        onChange={(event) => setLink(event.currentTarget.value)}
        error={reasonAt(reasons, 'document') && 'An address that begins with https://'}
      />
      <RecordingFields contract={contract} after={sent} note={note} onNote={setNote} change={record} />
    </FormDialog>
  );
}
