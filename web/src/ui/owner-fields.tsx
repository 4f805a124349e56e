// Owners are named by their mail address, one for each thing they answer for.
import { TextInput } from '@mantine/core';
import type { Owners } from '#shared/domain/access/owners.ts';
import { Fields } from './fields.tsx';

const KINDS = [
  { key: 'business', label: 'Owner' },
  { key: 'it', label: 'IT owner' },
  { key: 'finance', label: 'Finance owner' },
] as const;

interface OwnerFieldsProps {
  readonly owners: Owners;
  readonly onChange: (owners: Owners) => void;
  readonly reasons: Readonly<Record<string, string>>;
}

export function OwnerFields({ owners, onChange, reasons }: OwnerFieldsProps) {
  return (
    <Fields>
      {KINDS.map(({ key, label }) => (
        <TextInput
          key={key}
          label={label}
          type="email"
          placeholder="name@example.com"
          miw={160}
          value={owners[key] ?? ''}
          error={reasons[`owners.${key}`]}
          onChange={(event) => {
            const { [key]: _, ...others } = owners;
            const mail = event.currentTarget.value.trim();
            onChange(mail === '' ? others : { ...others, [key]: mail });
          }}
        />
      ))}
    </Fields>
  );
}
