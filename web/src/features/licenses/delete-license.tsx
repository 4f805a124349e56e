// Deleting a license that was kept by hand.
import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { deleteLicense, type LicenseDetail } from '#shared/api/licenses.ts';
import { useChange } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';

interface DeleteLicenseProps {
  readonly license: LicenseDetail;
  readonly onClose: () => void;
}

export function DeleteLicense({ license, onClose }: DeleteLicenseProps) {
  const navigate = useNavigate();
  const remove = useChange(deleteLicense, {
    onDone: () => {
      say.done(`${license.name} was deleted`);
      return navigate({ to: '/licenses' });
    },
  });
  return (
    <FormDialog
      title={`Delete ${license.name}?`}
      submit="Delete"
      danger
      size="md"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { id: license.id } })}
    >
      <Text fz="sm">It leaves every list and count. Its log stays. This cannot be taken back.</Text>
    </FormDialog>
  );
}
