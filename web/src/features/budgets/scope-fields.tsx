// What a budget is for: everything, an application, a vendor or a department.
import { Autocomplete, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listApplications } from '#shared/api/applications.ts';
import { listPeople } from '#shared/api/people.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import type { BudgetTyping } from './budget-typing.ts';
import { SCOPE_WORDS } from './words.ts';

interface ScopeFieldsProps {
  readonly typing: BudgetTyping;
  readonly set: (change: Partial<BudgetTyping>) => void;
  readonly reasons: Readonly<Record<string, string>>;
  /** Whether more than one's own applications may be planned. */
  readonly all: boolean;
}

export function ScopeFields({ typing, set, reasons, all }: ScopeFieldsProps) {
  const { ownedApplications } = useSession();
  const { data } = useQuery(reading(listApplications, { query: { limit: 1000 } }));
  const people = useQuery({
    ...reading(listPeople, { query: { limit: 1 } }),
    enabled: typing.scope === 'department',
  });
  const offered = data?.items.filter(({ id }) => all || ownedApplications.includes(id)) ?? [];
  const vendors = [...new Set(data?.items.map(({ vendor }) => vendor).filter(Boolean))].toSorted();
  return (
    <Stack gap="xs">
      {all && (
        <div>
          <Text fz="sm" fw={500} mb={4} id="budget-scope">
            For
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="budget-scope"
            data={Object.entries(SCOPE_WORDS).map(([value, label]) => ({ value, label }))}
            value={typing.scope}
            onChange={(scope) => set({ scope: scope as BudgetTyping['scope'] })}
          />
        </div>
      )}
      {typing.scope === 'application' && (
        <Select
          label="Application"
          required
          searchable
          data={offered.map(({ id, name }) => ({ value: id, label: name }))}
          value={typing.applicationId || null}
          error={reasons.applicationId}
          onChange={(value) => set({ applicationId: value ?? '' })}
        />
      )}
      {typing.scope === 'vendor' && (
        <TextInput
          label="Vendor"
          required
          list="budget-vendors"
          maxLength={120}
          value={typing.vendor}
          error={reasons.vendor}
          onChange={(event) => set({ vendor: event.currentTarget.value })}
        />
      )}
      {typing.scope === 'department' && (
        <Autocomplete
          label="Department"
          description="What is charged to it: by who holds the licenses today, or in the fixed shares of an application"
          required
          maxLength={120}
          data={people.data?.departments ?? []}
          value={typing.department}
          error={reasons.department}
          onChange={(department) => set({ department })}
        />
      )}
      <datalist id="budget-vendors">
        {vendors.map((vendor) => (
          <option key={vendor} value={vendor} />
        ))}
      </datalist>
    </Stack>
  );
}
