// A whole number is typed in digits, anything else is refused; arrow keys count up and down, and what lies outside of the range is brought into it.
import { Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { wholeNumberIn } from './whole-number.ts';

interface CountInputProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  /** Empty while nothing is typed. */
  readonly value: number | '';
  readonly onChange: (value: number | '') => void;
  readonly min?: number;
  readonly max: number;
  /** Stands behind the number: `months`. */
  readonly unit?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly error?: ReactNode;
  readonly maw?: number;
}

export function CountInput(props: CountInputProps) {
  const { value, onChange, min = 0, max, unit, placeholder, error, ...others } = props;
  const [refused, setRefused] = useState(false);
  const within = (count: number) => Math.min(max, Math.max(min, count));
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setRefused(false);
    onChange(within((value === '' ? min - by : value) + by));
  };
  return (
    <TextInput
      {...others}
      {...(placeholder !== undefined && { placeholder })}
      inputMode="numeric"
      autoComplete="off"
      className="sl-num"
      value={value === '' ? '' : String(value)}
      onKeyDown={step}
      error={refused ? 'Only a whole number fits here' : error}
      onBlur={() => {
        setRefused(false);
        if (value !== '' && value !== within(value)) onChange(within(value));
      }}
      onChange={(event) => {
        const count = wholeNumberIn(event.currentTarget.value);
        setRefused(count === undefined);
        if (count !== undefined) onChange(count);
      }}
      rightSection={
        unit && (
          <Text fz="sm" c="dimmed">
            {unit}
          </Text>
        )
      }
      rightSectionWidth={unit ? `${unit.length * 0.55 + 1.2}rem` : undefined}
      rightSectionPointerEvents="none"
    />
  );
}
