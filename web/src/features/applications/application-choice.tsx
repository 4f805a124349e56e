// An application is chosen by name, or added on the spot where there is none yet.
import { Button, Group, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { createApplication, listApplications } from '#shared/api/applications.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { say } from '#web/ui/say.ts';

interface ApplicationChoiceProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Offered to be added while no application has this name. */
  readonly suggestion?: { readonly name: string; readonly category: string };
}

export function ApplicationChoice({ value, onChange, suggestion }: ApplicationChoiceProps) {
  const { data } = useQuery(reading(listApplications, { query: { limit: 1000 } }));
  const mayAdd = usePermission(createApplication).allowed;
  const add = useChange(createApplication, {
    onDone: ({ id, name }) => {
      onChange(id);
      say.done(`${name} was added`);
    },
  });
  const items = data?.items ?? [];
  const isNew = suggestion?.name && data && !items.some(({ name }) => name === suggestion.name);
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label="Application"
        required
        searchable
        flex={1}
        data={items.map(({ id, name }) => ({ value: id, label: name }))}
        value={value || null}
        onChange={(id) => onChange(id ?? '')}
        nothingFoundMessage="No application goes by that name"
      />
      {isNew && mayAdd && value === '' && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          loading={add.isPending}
          onClick={() =>
            add.mutate(
              { body: { name: suggestion.name, vendor: suggestion.name, category: suggestion.category } },
              { onError: (error) => say.failed(error) },
            )
          }
        >
          Add {suggestion.name}
        </Button>
      )}
    </Group>
  );
}
