// One question for each decision: what follows from it, and a note for the log.
import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  type ActionRow,
  answerAction,
  cancelAction,
  closeAction,
  restoreAction,
} from '#shared/api/actions.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';

export type Decision = 'approve' | 'refuse' | 'cancel' | 'close' | 'skip' | 'restore';

const WORDS: Record<Decision, readonly [title: string, submit: string, follows: string]> = {
  approve: ['Approve this?', 'Approve', 'It is done at the vendor within minutes.'],
  refuse: ['Refuse this?', 'Refuse', 'Nothing is done, and whoever asked sees your reason.'],
  cancel: ['Cancel this?', 'Cancel it', 'Nothing is done at the vendor. It can be asked for again.'],
  close: [
    'Was it done by hand?',
    'Mark as done',
    'The next read of the vendor checks it; what it does not show comes back here.',
  ],
  skip: ['Is it not needed any more?', 'Not needed', 'Nothing is done, and it leaves the open actions.'],
  restore: ['Give the license back?', 'Give back', 'It is given back at the vendor if one is left.'],
};

interface DecideDialogProps {
  readonly action: ActionRow;
  readonly decision: Decision;
  readonly onClose: () => void;
  readonly onDone: (after: ActionRow) => void;
}

export function DecideDialog({ action, decision, onClose, onDone }: DecideDialogProps) {
  const [note, setNote] = useState('');
  const [title, submit, follows] = WORDS[decision];
  const told = {
    onDone: (after: ActionRow) => {
      say.done(`${action.seat.account.name}: ${submit.toLowerCase()}`);
      onDone(after);
    },
  };
  const answer = useChange(answerAction, told);
  const cancel = useChange(cancelAction, told);
  const close = useChange(closeAction, told);
  const restore = useChange(restoreAction, told);
  const params = { id: action.id };
  const noted = note.trim() === '' ? {} : { note: note.trim() };
  const seen = { version: action.version, ...noted };
  const send = () => {
    if (decision === 'approve' || decision === 'refuse')
      answer.mutate({
        params,
        body: { ...seen, verdict: decision === 'approve' ? 'approved' : 'refused' },
      });
    else if (decision === 'cancel') cancel.mutate({ params, body: seen });
    else if (decision === 'restore') restore.mutate({ params, body: noted });
    else close.mutate({ params, body: { ...seen, outcome: decision === 'close' ? 'done' : 'skipped' } });
  };
  const all = [answer, cancel, close, restore];
  return (
    <FormDialog
      title={title}
      submit={submit}
      size="md"
      busy={all.some(({ isPending }) => isPending)}
      error={all.find(({ error }) => error)?.error}
      isTyped={note !== ''}
      onClose={onClose}
      onSubmit={send}
    >
      <Text fz="sm">{follows}</Text>
      <Textarea
        label="Note"
        description="Optional; it stands in the log"
        maxLength={1000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
