// A license that no connection reads is added by hand.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listApplications } from '#shared/api/applications.ts';
import { createLicense } from '#shared/api/licenses.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { permissionFor, useSession } from '#web/app/session.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { useReasons } from '#web/ui/use-reasons.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';
import { LicenseFields, type LicenseTyping, missingIn, typedValues, typingOf } from './license-fields.tsx';

interface AddLicenseProps {
  readonly onClose: () => void;
  readonly applicationId?: string;
}

export function AddLicense({ onClose, applicationId: given }: AddLicenseProps) {
  const session = useSession();
  const navigate = useNavigate();
  const applications = useQuery(reading(listApplications, { query: { limit: 1000 } }));
  const [applicationId, setApplicationId] = useState(given ?? '');
  const empty = typingOf({}, session.reportingCurrency);
  const [typing, setTyping] = useState<LicenseTyping>(empty);
  const add = useChange(createLicense, {
    onDone: ({ id }) => navigate({ to: '/licenses/$id', params: { id } }),
  });
  const allowed = (applications.data?.items ?? []).filter(
    ({ id }) => permissionFor(session, createLicense, id).allowed,
  );
  const submit = () => {
    const { kind, name, ...values } = typedValues(typing);
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    add.mutate({ body: { applicationId, name: name ?? '', kind, ...said } });
  };
  const { reasons, attempt } = useReasons(add.error, {
    ...(applicationId === '' && { applicationId: 'Choose the application it belongs to' }),
    ...missingIn(typing),
  });
  return (
    <FormDialog
      title="Add a license"
      submit="Add license"
      onClose={onClose}
      noValidate
      isTyped={applicationId !== (given ?? '') || isChanged(empty, typing)}
      onSubmit={() => attempt(submit)}
      busy={add.isPending}
      error={add.error}
    >
      <Select
        label="Application"
        required
        searchable
        data={allowed.map(({ id, name }) => ({ value: id, label: name }))}
        value={applicationId || null}
        onChange={(value) => setApplicationId(value ?? '')}
        error={reasons.applicationId}
        nothingFoundMessage="No application goes by that name"
      />
      <LicenseFields
        typing={typing}
        change={(change) => setTyping((before) => ({ ...before, ...change }))}
        reasons={reasons}
      />
    </FormDialog>
  );
}
