// A license is assigned to a person by hand, or what was said of that is changed.
import { Autocomplete, Select, Text, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { putAssignment } from '#shared/api/assignments.ts';
import { listLicenses } from '#shared/api/licenses.ts';
import { listPeople } from '#shared/api/people.ts';
import { readMail } from '#shared/domain/imports/cell-readers.ts';
import { askOnceCounted } from '#web/api/once-counted.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { useReasons } from '#web/ui/use-reasons.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';
import type { AssignmentTyping } from './typing.ts';

interface AssignDialogProps {
  readonly applicationId: string;
  readonly given: AssignmentTyping;
  /** An assignment that stands: whose and of what stays as it is. */
  readonly stands?: boolean;
  readonly onClose: () => void;
}

export function AssignDialog({ applicationId, given, stands = false, onClose }: AssignDialogProps) {
  const [typing, setTyping] = useState(given);
  const { mail, licenseId, role, from, until } = typing;
  const change = (next: Partial<AssignmentTyping>) => setTyping((before) => ({ ...before, ...next }));
  const client = useQueryClient();
  const licenses = useQuery(reading(listLicenses, { query: { applicationId, limit: 1000 } }));
  const choices = (licenses.data?.items ?? []).filter(({ assignable }) => assignable);
  const only = choices.length === 1 ? choices[0]?.id : undefined;
  const chosen = licenseId || only || '';
  const put = useChange(putAssignment, {
    onDone: () => {
      askOnceCounted(client, ['licenses', 'overview']);
      const name = choices.find(({ id }) => id === chosen)?.name ?? 'The license';
      say.done(stands ? 'Saved' : `${name} is assigned to ${mail}; the counts follow in a moment`);
      onClose();
    },
  });
  const { reasons, attempt } = useReasons(put.error, {
    ...('reason' in readMail(mail) && { mail: 'Say whom by their mail address' }),
    ...(chosen === '' && { licenseId: 'Choose the license' }),
    ...(from && until && until < from && { until: 'The last day lies before the first' }),
  });
  const submit = () =>
    put.mutate({
      params: { id: chosen, mail: mail.trim() },
      body: { ...(role.trim() && { role: role.trim() }), ...(from && { from }), ...(until && { until }) },
    });
  return (
    <FormDialog
      title={stands ? `What ${mail} holds` : 'Assign a license'}
      submit={stands ? 'Save' : 'Assign'}
      size="md"
      noValidate
      isTyped={isChanged(given, typing)}
      busy={put.isPending}
      error={put.error}
      onClose={onClose}
      onSubmit={() => attempt(submit)}
    >
      {!stands && (
        <PersonField mail={mail} error={reasons.mail} onChange={(next) => change({ mail: next })} />
      )}
      <Select
        label="License"
        required
        searchable
        disabled={stands}
        data={choices.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen || null}
        onChange={(value) => change({ licenseId: value ?? '' })}
        error={reasons.licenseId ?? reasons.license}
        nothingFoundMessage="No license of this application can be assigned by hand"
      />
      <TextInput
        label="Role"
        description="What they do with it, in your own words"
        value={role}
        onChange={(event) => change({ role: event.currentTarget.value })}
        error={reasons.role}
      />
      <div className="sl-fields">
        <DayInput
          label="Start date"
          hint="First day they hold it"
          value={from}
          onChange={(next) => change({ from: next })}
          error={reasons.from}
        />
        <DayInput
          label="End date"
          hint="Last day they hold it"
          value={until}
          onChange={(next) => change({ until: next })}
          error={reasons.until}
        />
      </div>
    </FormDialog>
  );
}

interface PersonFieldProps {
  readonly mail: string;
  readonly error: string | undefined;
  readonly onChange: (mail: string) => void;
}

/** Somebody of the directory, or any address: not everybody who holds a license is in it. */
function PersonField({ mail, error, onChange }: PersonFieldProps) {
  const { data } = useQuery({
    ...reading(listPeople, { query: { text: mail, limit: 25 } }),
    placeholderData: keepPreviousData,
  });
  const people = new Map((data?.items ?? []).map((one) => [one.mails[0] ?? '', one]));
  return (
    <Autocomplete
      label="Person"
      placeholder="Name or mail address"
      required
      data={[...people.keys()].filter(Boolean)}
      filter={({ options }) => options}
      value={mail}
      onChange={onChange}
      error={error}
      renderOption={({ option }) => {
        const { name, department } = people.get(option.value) ?? {};
        return (
          <div>
            <Text fz="sm">{name ?? option.value}</Text>
            <Text fz="xs" c="dimmed">
              {[option.value, department].filter(Boolean).join(' · ')}
            </Text>
          </div>
        );
      }}
    />
  );
}
