// An account that belongs to nobody in the directory is given to a person.
import { Select, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listPeople } from '#shared/api/people.ts';
import { reading } from '#web/api/queries.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { say } from '#web/ui/say.ts';
import { useVerdict } from './verdict.ts';

interface AssignAccountProps {
  readonly connectionId: string;
  readonly accountId: string;
  /** How the vendor names it. */
  readonly account: string;
  readonly onClose: () => void;
}

export function AssignAccount({ connectionId, accountId, account, onClose }: AssignAccountProps) {
  const [text, setText] = useState('');
  const [person, setPerson] = useState<{ readonly value: string; readonly label: string }>();
  const { data, isFetching } = useQuery({
    ...reading(listPeople, { query: { text: person?.label === text ? '' : text, limit: 25 } }),
    placeholderData: keepPreviousData,
  });
  const give = useVerdict(() => {
    say.done(`${account} now belongs to ${person?.label ?? 'this person'}; the counts follow in a moment`);
    onClose();
  });
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const mails = new Map((data?.items ?? []).map(({ id, mails }) => [id, mails[0]]));
  const choices = person && !found.some(({ value }) => value === person.value) ? [person, ...found] : found;
  return (
    <FormDialog
      title={`Whose account is ${account}?`}
      submit="Assign"
      size="md"
      busy={give.isPending}
      error={give.error}
      onClose={onClose}
      onSubmit={() =>
        person && give.mutate({ personId: person.value, connectionId, accountId, says: 'theirs' })
      }
    >
      <Select
        label="Person"
        placeholder="Name, mail or department"
        required
        searchable
        data={choices}
        filter={({ options }) => options}
        searchValue={text}
        onSearchChange={setText}
        value={person?.value ?? null}
        onChange={(value, option) => setPerson(value ? option : undefined)}
        nothingFoundMessage={isFetching ? 'Searching' : 'Nobody in the directory matches'}
        renderOption={({ option }) => (
          <div>
            <Text fz="sm">{option.label}</Text>
            <Text fz="xs" c="dimmed">
              {mails.get(option.value)}
            </Text>
          </div>
        )}
      />
      <Text fz="sm" c="dimmed">
        It stays theirs through every later read. Their page has the way back.
      </Text>
    </FormDialog>
  );
}
