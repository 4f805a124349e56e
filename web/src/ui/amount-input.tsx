// A decimal number is typed as it is written on paper; what it is counted in stands behind it.
import { Text, TextInput } from '@mantine/core';

interface AmountInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
  /** `EUR`, `%`; nothing while it is not known. */
  readonly unit?: string;
  readonly required?: boolean;
  readonly error?: string | undefined;
}

/** Twelve digits, their commas and four decimals. */
const LONGEST = 20;

export function AmountInput({ label, value, onChange, hint, unit = '', ...others }: AmountInputProps) {
  return (
    <TextInput
      {...others}
      label={label}
      description={hint}
      inputMode="decimal"
      autoComplete="off"
      className="sl-num"
      maxLength={LONGEST}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={
        unit && (
          <Text fz="sm" c="dimmed">
            {unit}
          </Text>
        )
      }
      rightSectionWidth={unit ? `${unit.length * 0.6 + 1.2}rem` : undefined}
      rightSectionPointerEvents="none"
    />
  );
}
