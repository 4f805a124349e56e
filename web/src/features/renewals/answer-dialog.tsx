// A decision that was asked for is approved or refused; an administrator who was not asked says so explicitly.
import { Checkbox, List, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { answerRenewal, type RenewalView } from '#shared/api/renewals.ts';
import type { DecisionRequest } from '#shared/domain/renewals/renewal.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { isConflict } from '../contracts/changed-since.tsx';
import { Conflict } from './conflict.tsx';
import { EffectBox } from './effect-box.tsx';
import { approversWords, reasonSentence, requestSentence } from './sentences.ts';

interface AnswerDialogProps {
  readonly view: RenewalView;
  readonly request: DecisionRequest;
  readonly verdict: 'approved' | 'refused';
  readonly onClose: () => void;
}

export function AnswerDialog({ view, request, verdict, onClose }: AnswerDialogProps) {
  const { today } = useSession();
  const [note, setNote] = useState('');
  const [override, setOverride] = useState(false);
  const [tried, setTried] = useState(false);
  const overrides = !view.may.approve;
  const approves = verdict === 'approved';
  const answer = useChange(answerRenewal, {
    onDone: () => {
      say.done(approves ? 'Approved' : 'Refused; it goes back into review');
      onClose();
    },
  });
  const conflict = isConflict(answer.error) ? answer.error : undefined;
  const { contract, row } = view;
  return (
    <FormDialog
      title={`${approves ? 'Approve' : 'Refuse'}: ${contract.name}`}
      submit={approves ? 'Approve' : 'Refuse'}
      danger={!approves}
      size="lg"
      noValidate
      busy={answer.isPending}
      isTyped={note !== ''}
      error={conflict ? undefined : answer.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (overrides && !override) return;
        answer.mutate({
          params: { id: row.contractId },
          body: {
            version: contract.version,
            verdict,
            ...(note.trim() && { note }),
            ...(overrides && { override: true as const }),
          },
        });
      }}
    >
      <Text fz="sm">{requestSentence(request)}.</Text>
      {request.note && (
        <Text fz="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
          {request.note}
        </Text>
      )}
      {request.reasons.length > 0 && (
        <List size="sm" withPadding>
          {request.reasons.map((reason) => (
            <List.Item key={JSON.stringify(reason)}>{reasonSentence(reason)}</List.Item>
          ))}
        </List>
      )}
      {approves ? (
        <EffectBox view={view} decision={request.decision} today={today} isAsked />
      ) : (
        <Text fz="sm">Nothing changes; it goes back into review and has to be decided anew.</Text>
      )}
      {overrides && (
        <Checkbox
          label="Decide as an administrator’s override"
          description={`You were not asked, but ${approversWords(request.approvers)}. It is recorded as an override.`}
          checked={override}
          error={tried && !override ? 'Say that you override those who were asked' : undefined}
          onChange={(event) => setOverride(event.currentTarget.checked)}
        />
      )}
      <Textarea
        label="Note"
        description="Stands in the log"
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {conflict && <Conflict view={view} error={conflict} onReload={onClose} />}
    </FormDialog>
  );
}
