// What was agreed: its name, its kind, whom it is with and which applications it is about.
import { MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listApplications } from '#shared/api/applications.ts';
import { ContractKind } from '#shared/domain/contracts/contract.ts';
import { reading } from '#web/api/queries.ts';
import { Fields } from '#web/ui/fields.tsx';
import { Card } from '#web/ui/page.tsx';
import { type PartProps, reasonAt } from './contract-typing.ts';
import { PredecessorSelect } from './predecessor-select.tsx';
import { KIND_WORDS } from './words.ts';

interface WhatProps extends PartProps {
  /** The contract itself; absent for a new one. */
  readonly own: string | undefined;
}

export function WhatFields({ typing, set, reasons, own }: WhatProps) {
  const { data } = useQuery(reading(listApplications, { query: { limit: 1000 } }));
  return (
    <Card title="What was agreed">
      <Stack gap="sm">
        <TextInput
          label="Name"
          required
          maxLength={200}
          value={typing.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={reasons.name && 'A contract needs a name'}
        />
        <Fields>
          <Select
            label="Kind"
            allowDeselect={false}
            data={ContractKind.options.map((value) => ({ value, label: KIND_WORDS[value] }))}
            value={typing.kind}
            onChange={(value) => set({ kind: ContractKind.catch('contract').parse(value) })}
          />
          <TextInput
            label="Vendor"
            maxLength={120}
            value={typing.vendor}
            onChange={(event) => set({ vendor: event.currentTarget.value })}
          />
        </Fields>
        <MultiSelect
          label="Applications"
          searchable
          clearable
          data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={[...typing.applicationIds]}
          onChange={(applicationIds) => set({ applicationIds })}
          error={reasonAt(reasons, 'applicationIds')}
        />
        <PredecessorSelect
          own={own}
          value={typing.predecessorId}
          onChange={(predecessorId) => set({ predecessorId })}
          error={reasons.predecessorId}
        />
        <Textarea
          label="Description"
          autosize
          minRows={1}
          maxRows={6}
          maxLength={4000}
          value={typing.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
      </Stack>
    </Card>
  );
}
