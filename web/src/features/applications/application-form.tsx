// The fields of an application, the same when it is added and when it is changed.
import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { createApplication, updateApplication } from '#shared/api/applications.ts';
import { type Application, ApprovalStatus } from '#shared/domain/applications/application.ts';
import { INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { useChange } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { Fields } from '#web/ui/fields.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { OwnerFields } from '#web/ui/owner-fields.tsx';
import { useReasons } from '#web/ui/use-reasons.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';
import { APPROVAL_WORDS } from '#web/ui/words.ts';
import {
  ChargebackFields,
  readShares,
  type ShareTyping,
  sharesTrouble,
  shareTyping,
} from './chargeback-fields.tsx';

interface ApplicationFormProps {
  readonly application?: Application;
  readonly onClose: () => void;
  /** The form stays until what this returns is done. */
  readonly onDone: (application: Application) => unknown;
}

function typingOf(application: Application | undefined) {
  return {
    name: application?.name ?? '',
    vendor: application?.vendor ?? '',
    category: application?.category ?? '',
    website: application?.website ?? '',
    approval: application?.approval ?? ('approved' as const),
    period: application?.inactivityPeriodDays,
    notes: application?.notes ?? '',
    owners: application?.owners ?? {},
    shares: (application?.chargeback.map(shareTyping) ?? []) as readonly ShareTyping[],
  };
}

/** What the page knows by itself to be refused. */
function earlyReasons(
  typing: Pick<ReturnType<typeof typingOf>, 'name' | 'website' | 'shares'>,
): Record<string, string> {
  const shares = sharesTrouble(typing.shares);
  const website = typing.website.trim();
  return {
    ...(typing.name.trim() === '' && { name: 'Give it a name' }),
    ...(shares !== undefined && { chargeback: shares }),
    ...(website !== '' &&
      !/^https?:\/\/\S+$/.test(website) && { website: 'An address begins with https://' }),
  };
}

export function ApplicationForm({ application, onClose, onDone }: ApplicationFormProps) {
  const { inactivityPeriodDays } = useSession();
  const [typing, setTyping] = useState(() => typingOf(application));
  const [opened] = useState(typing);
  const set = (change: Partial<typeof typing>) => setTyping((now) => ({ ...now, ...change }));
  const add = useChange(createApplication, { onDone });
  const save = useChange(updateApplication, { onDone });
  const change = application ? save : add;
  const submit = () => {
    const { website, period, shares, ...rest } = typing;
    const body = {
      ...rest,
      chargeback: readShares(shares),
      ...(website.trim() && { website: website.trim() }),
      ...(period !== undefined && { inactivityPeriodDays: period }),
    };
    if (application)
      save.mutate({ params: { id: application.id }, body: { ...body, version: application.version } });
    else add.mutate({ body });
  };
  const { reasons, attempt } = useReasons(change.error, earlyReasons(typing));
  return (
    <FormDialog
      title={application ? `Change ${application.name}` : 'Add an application'}
      submit={application ? 'Save' : 'Add application'}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      noValidate
      isTyped={isChanged(opened, typing)}
      onSubmit={() => attempt(submit)}
    >
      <TextInput
        label="Name"
        required
        maxLength={120}
        value={typing.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={reasons.name}
      />
      <Fields>
        <TextInput
          label="Vendor"
          value={typing.vendor}
          onChange={(event) => set({ vendor: event.currentTarget.value })}
          error={reasons.vendor}
        />
        <TextInput
          label="Category"
          value={typing.category}
          onChange={(event) => set({ category: event.currentTarget.value })}
          error={reasons.category}
        />
      </Fields>
      <Fields>
        <Select
          label="Approval"
          allowDeselect={false}
          data={ApprovalStatus.options.map((value) => ({ value, label: APPROVAL_WORDS[value] }))}
          value={typing.approval}
          onChange={(value) => set({ approval: ApprovalStatus.catch('approved').parse(value) })}
        />
        <Select
          label="Inactive after"
          clearable
          placeholder={`${inactivityPeriodDays} days, as the organization`}
          data={INACTIVITY_PERIODS.map((days) => ({ value: String(days), label: `${days} days` }))}
          value={typing.period === undefined ? null : String(typing.period)}
          onChange={(value) => set({ period: INACTIVITY_PERIODS.find((days) => String(days) === value) })}
        />
      </Fields>
      <TextInput
        label="Website"
        type="url"
        placeholder="https://"
        value={typing.website}
        onChange={(event) => set({ website: event.currentTarget.value })}
        error={reasons.website}
      />
      <OwnerFields owners={typing.owners} onChange={(owners) => set({ owners })} reasons={reasons} />
      <ChargebackFields
        shares={typing.shares}
        onChange={(shares) => set({ shares })}
        error={reasons.chargeback}
      />
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        maxRows={6}
        value={typing.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
        error={reasons.notes}
      />
    </FormDialog>
  );
}
