// A day is typed or picked with the browser's own calendar, in the order its person is used to.
import { TextInput } from '@mantine/core';

interface DayInputProps {
  readonly label: string;
  /** yyyy-mm-dd, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

export function DayInput({ label, value, onChange, hint, error, required, disabled }: DayInputProps) {
  return (
    <TextInput
      type="date"
      label={label}
      description={hint}
      value={value}
      error={error}
      required={required ?? false}
      disabled={disabled ?? false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
