// A person says that a license kept by hand and one that a connection reads are the same.
import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type LicenseDetail, linkLicense, listLicenses } from '#shared/api/licenses.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { useReasons } from '#web/ui/use-reasons.ts';
import { spoken } from '#web/ui/words.ts';

interface LinkLicenseProps {
  readonly license: LicenseDetail;
  readonly onClose: () => void;
}

export function LinkLicense({ license, onClose }: LinkLicenseProps) {
  const navigate = useNavigate();
  const { applicationId } = license;
  const { data } = useQuery(reading(listLicenses, { query: { applicationId, limit: 1000 } }));
  const [capturedId, setCapturedId] = useState<string | null>(null);
  const link = useChange(linkLicense, {
    onDone: ({ id, name }) => {
      say.done(`It is ${name} now, with what was typed`);
      return navigate({ to: '/licenses/$id', params: { id } });
    },
  });
  const { reasons, attempt } = useReasons(
    link.error,
    capturedId === null ? { capturedId: 'Choose the license that is the same' } : {},
  );
  const captured = (data?.items ?? []).filter(({ connectionId }) => connectionId !== undefined);
  return (
    <FormDialog
      title={`Link ${license.name}`}
      submit="Link"
      size="md"
      busy={link.isPending}
      error={link.error}
      onClose={onClose}
      noValidate
      onSubmit={() =>
        attempt(() =>
          link.mutate({
            params: { id: license.id },
            body: { version: license.version, capturedId: capturedId ?? '' },
          }),
        )
      }
    >
      <Text fz="sm">
        What was typed moves onto the license that is read; what the vendor tells is shown, and the typed
        values come back when license information is switched off. This entry goes.
      </Text>
      <Select
        label="The same as"
        required
        searchable
        placeholder={captured.length === 0 ? 'No license of this application is read' : 'Choose'}
        data={captured.map(({ id, name, type }) => ({ value: id, label: `${name} · ${spoken(type)}` }))}
        value={capturedId}
        onChange={setCapturedId}
        error={reasons.capturedId}
      />
    </FormDialog>
  );
}
