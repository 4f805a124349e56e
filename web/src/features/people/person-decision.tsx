// What a human decides about a person stays through every later read.
import { Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { decidePerson, type PersonDetail } from '#shared/api/people.ts';
import { reasonsOf } from '#web/api/problem.ts';
import { useChange } from '#web/api/queries.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';

interface PersonDecisionFormProps {
  readonly person: PersonDetail;
  readonly onClose: () => void;
}

export function PersonDecisionForm({ person, onClose }: PersonDecisionFormProps) {
  const { decision } = person;
  const [exempt, setExempt] = useState(decision?.exempt !== undefined);
  const [reason, setReason] = useState(decision?.exempt?.reason ?? '');
  const [until, setUntil] = useState<string>(decision?.exempt?.until ?? '');
  const [note, setNote] = useState(decision?.note ?? '');
  const save = useChange(decidePerson, {
    onDone: () => {
      say.done('Saved');
      onClose();
    },
  });
  const submit = () =>
    save.mutate({
      params: { id: person.id },
      body: {
        version: decision?.version ?? 0,
        note,
        accounts: decision?.accounts ?? {},
        ...(exempt && { exempt: { reason, ...(until && { until }) } }),
      },
    });
  const reasons = reasonsOf(save.error);
  return (
    <FormDialog
      title={`Decide about ${person.name}`}
      submit="Save"
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <Switch
        label="Exempt"
        description="Never a candidate for reclaim: parental leave, shared desks, board members"
        checked={exempt}
        onChange={(event) => setExempt(event.currentTarget.checked)}
      />
      {exempt && (
        <>
          <TextInput
            label="Reason"
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={reasons['exempt.reason']}
          />
          <DayInput label="Until" hint="Empty: until somebody changes it" value={until} onChange={setUntil} />
        </>
      )}
      <Textarea
        label="Note"
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
