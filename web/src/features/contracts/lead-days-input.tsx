// Days before a date, typed one after the other.
import { TagsInput } from '@mantine/core';

interface LeadDaysInputProps {
  readonly label: string;
  /** Says to screen readers what the row says to eyes. */
  readonly within?: string;
  readonly days: readonly string[];
  readonly onChange: (days: readonly string[]) => void;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** Shown while none are typed. */
  readonly placeholder?: string;
}

export function LeadDaysInput(props: LeadDaysInputProps) {
  const { label, within, days, onChange, error, required, disabled, placeholder = '30, 7' } = props;
  return (
    <TagsInput
      label={label}
      {...(within && { 'aria-label': `${within}: ${label.toLowerCase()}` })}
      required={required ?? false}
      disabled={disabled ?? false}
      inputMode="numeric"
      placeholder={days.length === 0 ? placeholder : ''}
      splitChars={[',', ' ', ';']}
      maxTags={10}
      value={[...days]}
      onChange={onChange}
      error={error && 'Whole days from 0 to 730'}
    />
  );
}
