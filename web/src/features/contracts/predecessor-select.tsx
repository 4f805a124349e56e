// The contract that another one follows on.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listContracts } from '#shared/api/contracts.ts';
import { reading } from '#web/api/queries.ts';

interface PredecessorProps {
  /** The contract that follows; it cannot follow on itself. */
  readonly own: string | undefined;
  /** An id; empty for none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error: string | undefined;
}

export function PredecessorSelect({ own, value, onChange, error }: PredecessorProps) {
  const { data } = useQuery(reading(listContracts, { query: { limit: 1000, sort: 'name' } }));
  const known = (data?.items ?? [])
    .filter(({ id }) => id !== own)
    .map(({ id, name }) => ({ value: id, label: name }));
  const isGone = data !== undefined && value !== '' && !known.some((one) => one.value === value);
  return (
    <Select
      label="Follows on"
      description="Its reminders of the end stop when this one covers the day after it"
      clearable
      searchable
      nothingFoundMessage="No such contract"
      data={isGone ? [...known, { value, label: 'One that is gone' }] : known}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      error={error}
    />
  );
}
