// A decision with what follows from it and what it costs shown before it is sent.
import { Radio, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { decideRenewal, type RenewalView } from '#shared/api/renewals.ts';
import { reasonsOf } from '#web/api/problem.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { CountInput } from '#web/ui/count-input.tsx';
import { DayInput } from '#web/ui/day-input.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { day } from '#web/ui/format.ts';
import { say } from '#web/ui/say.ts';
import { useReasons } from '#web/ui/use-reasons.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';
import { isConflict } from '../contracts/changed-since.tsx';
import { Conflict } from './conflict.tsx';
import { agreedLines, type DecisionTyping, decisionTyping, readDecision } from './decision-typing.ts';
import { EffectBox } from './effect-box.tsx';
import { LineTermsFields } from './line-terms-fields.tsx';
import { DECISION_WORDS } from './words.ts';

interface DecideDialogProps {
  readonly view: RenewalView;
  readonly onClose: () => void;
}

export function DecideDialog({ view, onClose }: DecideDialogProps) {
  const { today } = useSession();
  const { contract, row } = view;
  const agreed = agreedLines(view);
  const [opened] = useState(() => decisionTyping(view));
  const [typing, setTyping] = useState(opened);
  const [note, setNote] = useState('');
  const set = (change: Partial<DecisionTyping>) => setTyping((now) => ({ ...now, ...change }));
  const decide = useChange(decideRenewal, {
    onDone: ({ row: { state } }) => {
      say.done(
        state === 'awaitingApproval'
          ? 'Asked for; it takes effect once it is approved'
          : 'Decided; its reminders stop as soon as nothing is left to do',
      );
      onClose();
    },
  });
  const agreedMonths = contract.renewal.kind === 'none' ? undefined : contract.renewal.months;
  const { decision, troubles } = readDecision(typing, agreed, agreedMonths);
  const { reasons, attempt } = useReasons(decide.error, troubles);
  const conflict = isConflict(decide.error) ? decide.error : undefined;
  const goesOn = typing.decision !== 'cancel';
  return (
    <FormDialog
      title={`Decide on ${contract.name}`}
      submit={DECISION_WORDS[typing.decision]}
      danger={!goesOn}
      size="xl"
      noValidate
      busy={decide.isPending}
      isTyped={isChanged(opened, typing) || note !== ''}
      error={conflict || Object.keys(reasonsOf(decide.error)).length > 0 ? undefined : decide.error}
      onClose={onClose}
      onSubmit={() =>
        attempt(() => {
          if (decision)
            decide.mutate({
              params: { id: row.contractId },
              body: { version: contract.version, decision, ...(note.trim() && { note }) },
            });
        })
      }
    >
      <Text fz="sm" c="dimmed">
        By {day(row.deadline)}; the present term ends on {day(row.ends)}.
      </Text>
      <Radio.Group
        label="Decision"
        value={typing.decision}
        onChange={(value) => set({ decision: value as DecisionTyping['decision'] })}
        error={reasons.decision}
      >
        <Stack gap={6} mt={6}>
          <Radio value="renew" label={DECISION_WORDS.renew} description="Same quantities, same prices" />
          <Radio
            value="change"
            label={DECISION_WORDS.change}
            description="Other quantities or prices from the next term on"
          />
          <Radio
            value="cancel"
            label={DECISION_WORDS.cancel}
            description={
              row.kind === 'automatic' ? 'It ends once notice is sent' : 'It ends by itself with the term'
            }
          />
        </Stack>
      </Radio.Group>
      {goesOn && (
        <SegmentedControl
          aria-label="How long"
          data={[
            { value: 'months', label: 'For some months' },
            { value: 'until', label: 'Until a day' },
          ]}
          value={typing.length}
          onChange={(length) => set({ length: length as DecisionTyping['length'] })}
          maw={320}
        />
      )}
      {goesOn && typing.length === 'until' && (
        <DayInput
          label="Until which day"
          hint="Its last day, so that it ends together with others"
          required
          value={typing.until}
          error={reasons.until ?? reasons['decision.until']}
          onChange={(until) => set({ until })}
        />
      )}
      {goesOn && typing.length === 'months' && (
        <CountInput
          label="For how many months"
          description={agreedMonths === undefined ? 'No renewal is agreed' : `Agreed: ${agreedMonths}`}
          required
          min={1}
          max={600}
          maw={220}
          value={typing.months}
          error={reasons.months}
          onChange={(months) => set({ months })}
        />
      )}
      {typing.decision === 'change' && (
        <LineTermsFields
          view={view}
          agreed={agreed}
          lines={typing.lines}
          reasons={reasons}
          onChange={(lines) => set({ lines })}
        />
      )}
      <EffectBox view={view} decision={decision} today={today} />
      <Textarea
        label="Note"
        description="Stands in the log and in front of whoever approves it"
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        error={reasons.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {conflict && <Conflict view={view} error={conflict} onReload={onClose} />}
    </FormDialog>
  );
}
