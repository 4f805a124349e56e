// Editing goes to the typed layer; a field that a connection holds is closed and says by whom.
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { type LicenseDetail, updateLicense } from '#shared/api/licenses.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { say } from '#web/ui/say.ts';
import { useReasons } from '#web/ui/use-reasons.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';
import { LicenseFields, type LicenseTyping, missingIn, typedValues, typingOf } from './license-fields.tsx';

interface EditLicenseProps {
  readonly license: LicenseDetail;
  readonly onClose: () => void;
}

/** What was held is shown as the vendor says it, so that nobody thinks it is missing. */
function openTyping({ manual, captured, locked }: LicenseDetail, currency: string): LicenseTyping {
  const held = Object.fromEntries(locked.map(({ field }) => [field, captured?.[field]]));
  return typingOf({ ...manual, ...held }, currency);
}

export function EditLicense({ license, onClose }: EditLicenseProps) {
  const { reportingCurrency } = useSession();
  const before = openTyping(license, reportingCurrency);
  const [typing, setTyping] = useState(before);
  const [managed, setManaged] = useState(license.managed);
  const save = useChange(updateLicense, {
    onDone: () => {
      say.done('Saved');
      onClose();
    },
  });
  const submit = () => {
    const [was, is] = [typedValues(before), typedValues(typing)];
    const held: readonly string[] = license.locked.map(({ field }) => field);
    const manual = Object.fromEntries(
      Object.entries(is).filter(
        ([field, value]) => !held.includes(field) && value !== was[field as keyof typeof was],
      ),
    );
    save.mutate({
      params: { id: license.id },
      body: { version: license.version, manual, ...(managed !== license.managed && { managed }) } as never,
    });
  };
  const isHeld = license.locked.some(({ field }) => field === 'name');
  const { reasons, attempt } = useReasons(save.error, isHeld ? {} : missingIn(typing));
  const locks = Object.fromEntries(
    license.locked.map(({ field, connectionId, connectionName }) => [
      field,
      <span key={field}>
        Held by{' '}
        <TextLink to="/connections/$id" params={{ id: connectionId }} fz="inherit">
          {connectionName}
        </TextLink>
      </span>,
    ]),
  );
  return (
    <FormDialog
      title={`Edit ${license.name}`}
      submit="Save"
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      noValidate
      isTyped={managed !== license.managed || isChanged(before, typing)}
      onSubmit={() => attempt(submit)}
    >
      <LicenseFields
        typing={typing}
        change={(change) => setTyping((now) => ({ ...now, ...change }))}
        reasons={reasons}
        locks={locks}
      />
      <Switch
        label="Managed"
        description="Counts, people, spend and opportunities know only managed licenses"
        checked={managed}
        onChange={(event) => setManaged(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}
