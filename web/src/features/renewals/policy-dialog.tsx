// One policy: for which contracts, whether somebody has to decide, and who has to approve.
import { Checkbox, MultiSelect, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listApplications } from '#shared/api/applications.ts';
import { Role } from '#shared/domain/access/role.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { useReasons } from '#web/ui/use-reasons.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';
import { ROLE_NAME } from '#web/ui/words.ts';
import { hasLimit, type PolicyTyping, policyTyping, readPolicy } from './policy-typing.ts';
import { modeWords } from './policy-words.ts';
import { TouchedRenewals } from './touched-renewals.tsx';

const WHEN_WORDS: Record<PolicyTyping['when'], string> = {
  never: 'Never',
  aboveAmount: 'Above an amount',
  overBudget: 'When it goes over budget',
  aboveAmountOrOverBudget: 'Above an amount or over budget',
  always: 'Always',
};

const RESTS_MS = 400;

interface PolicyDialogProps {
  readonly policy: RenewalPolicy | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSave: (policy: RenewalPolicy) => void;
}

export function PolicyDialog({ policy, busy, error, onClose, onSave }: PolicyDialogProps) {
  const { reportingCurrency } = useSession();
  const [opened] = useState(() => policyTyping(policy, reportingCurrency));
  const [id] = useState(() => policy?.id ?? crypto.randomUUID());
  const [typing, setTyping] = useState(opened);
  const { data: applications } = useQuery(reading(listApplications, { query: { limit: 1000 } }));
  const set = (change: Partial<PolicyTyping>) => setTyping((now) => ({ ...now, ...change }));
  const { policy: typed, troubles } = readPolicy(id, typing);
  const { reasons, attempt } = useReasons(undefined, troubles);
  const [settled] = useDebouncedValue(typed, RESTS_MS);
  const needsCurrency = typing.from.trim() !== '' || hasLimit(typing.when);
  return (
    <FormDialog
      title={policy ? `Change ${policy.name}` : 'Add a policy'}
      submit={policy ? 'Save' : 'Add'}
      size="lg"
      noValidate
      busy={busy}
      error={error}
      isTyped={isChanged(opened, typing)}
      onClose={onClose}
      onSubmit={() => attempt(() => typed && onSave(typed))}
    >
      <TextInput
        label="Name"
        required
        placeholder="Large renewals"
        maxLength={120}
        value={typing.name}
        error={reasons.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Text fz="sm" fw={560} mt={4}>
        For contracts
      </Text>
      <Fields>
        <Select
          label="About the application"
          placeholder="Any"
          clearable
          searchable
          data={applications?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
          value={typing.applicationId || null}
          onChange={(value) => set({ applicationId: value ?? '' })}
        />
        <TextInput
          label="With the vendor"
          placeholder="Any"
          maxLength={120}
          value={typing.vendor}
          error={reasons.vendor}
          onChange={(event) => set({ vendor: event.currentTarget.value })}
        />
        <AmountInput
          label="Next term of at least"
          placeholder="Any"
          unit={typing.currency}
          value={typing.from}
          error={reasons.from}
          onChange={(from) => set({ from })}
        />
      </Fields>
      <Radio.Group
        label="What happens"
        value={typing.mode}
        onChange={(mode) => set({ mode: mode as PolicyTyping['mode'] })}
      >
        <Stack gap={6} mt={6}>
          <Radio value="review" label={modeWords('review')} />
          <Radio value="automatic" label={modeWords('automatic')} />
        </Stack>
      </Radio.Group>
      <Fields>
        <Select
          label="Approval is needed"
          allowDeselect={false}
          data={Object.entries(WHEN_WORDS).map(([value, label]) => ({ value, label }))}
          value={typing.when}
          onChange={(when) => set({ when: (when ?? 'never') as PolicyTyping['when'] })}
        />
        {hasLimit(typing.when) && (
          <AmountInput
            label="Above"
            required
            unit={typing.currency}
            value={typing.above}
            error={reasons.above}
            onChange={(above) => set({ above })}
          />
        )}
        {needsCurrency && (
          <TextInput
            label="Currency"
            required
            maxLength={3}
            value={typing.currency}
            error={reasons.currency}
            onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
          />
        )}
      </Fields>
      {typing.when !== 'never' && (
        <Fields>
          <MultiSelect
            label="Approved by"
            placeholder={typing.roles.length === 0 ? 'Roles' : ''}
            data={Role.options.map((value) => ({ value, label: ROLE_NAME[value] }))}
            value={[...typing.roles]}
            error={reasons.roles}
            onChange={(roles) => set({ roles: roles as Role[] })}
          />
          <TextInput
            label="Or by somebody in person"
            placeholder="name@example.com"
            description="Several are parted by commas"
            value={typing.mails}
            error={reasons.mails}
            onChange={(event) => set({ mails: event.currentTarget.value })}
          />
        </Fields>
      )}
      <TextInput
        label="Tell one level higher"
        description="Days before the deadline, while it is undecided: first owners, then administrators"
        placeholder="Never"
        maw={320}
        value={typing.escalateDays}
        error={reasons.escalateDays}
        onChange={(event) => set({ escalateDays: event.currentTarget.value })}
      />
      <Checkbox
        label="Also terms of 45 days or less get a renewal"
        checked={typing.shortTerms}
        onChange={(event) => set({ shortTerms: event.currentTarget.checked })}
      />
      {settled && <TouchedRenewals policy={settled} />}
    </FormDialog>
  );
}
