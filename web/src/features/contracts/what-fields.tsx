// What was agreed: its name, its kind, whom it is with and which applications it is about.
import { MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listApplications } from '#shared/api/applications.ts';
import { listContracts } from '#shared/api/contracts.ts';
import { ContractKind } from '#shared/domain/contracts/contract.ts';
import { reading } from '#web/api/queries.ts';
import { Fields } from '#web/ui/fields.tsx';
import { Card } from '#web/ui/page.tsx';
import { type PartProps, reasonAt } from './contract-typing.ts';
import { KIND_WORDS } from './words.ts';

interface WhatFieldsProps extends PartProps {
  /** Absent while it is added. */
  readonly id: string | undefined;
}

export function WhatFields({ typing, set, reasons, id }: WhatFieldsProps) {
  const { data } = useQuery(reading(listApplications, { query: { limit: 1000 } }));
  const contracts = useQuery(reading(listContracts, { query: { limit: 1000, sort: 'name' } }));
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
        <Select
          label="Follows"
          description="The contract that this one goes on from"
          placeholder="No contract"
          searchable
          clearable
          data={(contracts.data?.items ?? [])
            .filter((one) => one.id !== id)
            .map((one) => ({ value: one.id, label: one.name }))}
          value={typing.predecessorId || null}
          onChange={(predecessorId) => set({ predecessorId: predecessorId ?? '' })}
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
          error={reasons.description}
        />
      </Stack>
    </Card>
  );
}
