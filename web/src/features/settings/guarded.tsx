// A part of the settings that this person may not set says who may.
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { maySet, settersOf } from '#shared/domain/settings/setters.ts';
import type { SettingsPatch } from '#shared/domain/settings/settings.ts';
import { useSession } from '#web/app/session.ts';
import { ROLE_NAMES } from '#web/ui/words.ts';

export function Guarded({
  field,
  children,
}: {
  readonly field: keyof SettingsPatch;
  readonly children: ReactNode;
}) {
  const { roles } = useSession();
  const names = new Intl.ListFormat('en').format(settersOf(field).map((role) => ROLE_NAMES[role]));
  return (
    <Tooltip label={`Set by ${names}`} disabled={maySet(field, roles)}>
      <div>{children}</div>
    </Tooltip>
  );
}
