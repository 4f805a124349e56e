// The two ways to assign licenses by hand: to one person, or to many by a sheet.
import { Button } from '@mantine/core';
import { IconPlus, IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { putAssignment } from '#shared/api/assignments.ts';
import { beginImport } from '#shared/api/imports.ts';
import { usePermission } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { LinkButton } from '#web/ui/links.tsx';
import { NOTHING_TYPED } from './typing.ts';

const AssignDialog = later(() => import('./assign-dialog.tsx').then((file) => file.AssignDialog));

interface AssignToolsProps {
  readonly applicationId: string;
  /** Chosen beforehand. */
  readonly licenseId?: string;
}

export function AssignTools({ applicationId, licenseId = '' }: AssignToolsProps) {
  const mayAssign = usePermission(putAssignment, applicationId).allowed;
  const mayMap = usePermission(beginImport).allowed;
  const [assigning, setAssigning] = useState(false);
  if (!mayAssign) return null;
  return (
    <>
      {mayMap && (
        <LinkButton
          to="/applications/$id/map"
          params={{ id: applicationId }}
          variant="default"
          leftSection={<IconTableImport size={16} aria-hidden />}
        >
          Map by a sheet
        </LinkButton>
      )}
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAssigning(true)}>
        Assign a license
      </Button>
      {assigning && (
        <AssignDialog
          applicationId={applicationId}
          given={{ ...NOTHING_TYPED, licenseId }}
          onClose={() => setAssigning(false)}
        />
      )}
    </>
  );
}
