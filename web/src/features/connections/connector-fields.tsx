// The fields of any connector, drawn from what it declares; secrets are typed blind and never shown again.
import { PasswordInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { FormField } from '#shared/api/connectors.ts';
import { CountInput } from '#web/ui/count-input.tsx';
import type { Typed } from './form-values.ts';

interface ConnectorFieldsProps {
  readonly fields: readonly FormField[];
  readonly typed: Typed;
  readonly change: (name: string, value: string | boolean | readonly string[]) => void;
  readonly reasons: Readonly<Record<string, string>>;
}

export function ConnectorFields({ fields, typed, change, reasons }: ConnectorFieldsProps) {
  return fields.map((field) => (
    <Field
      key={field.name}
      field={field}
      value={typed[field.name] ?? ''}
      onChange={(value) => change(field.name, value)}
      error={reasons[`config.${field.name}`] ?? reasons[`credentials.${field.name}`] ?? reasons[field.name]}
    />
  ));
}

interface FieldProps {
  readonly field: FormField;
  readonly value: string | boolean | readonly string[];
  readonly onChange: (value: string | boolean | readonly string[]) => void;
  readonly error: string | undefined;
}

function Field({ field, value, onChange, error }: FieldProps) {
  const { label, hint, type, choices = [], secret, required, placeholder } = field;
  const text = typeof value === 'string' ? value : '';
  const common = {
    label,
    description: hint,
    required,
    error: error && error.charAt(0).toUpperCase() + error.slice(1),
    ...(placeholder !== undefined && { placeholder }),
  };
  if (type === 'boolean') {
    return (
      <Switch
        label={label}
        description={hint}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (type === 'choice')
    return (
      <Select {...common} data={choices} value={text || null} onChange={(chosen) => onChange(chosen ?? '')} />
    );
  if (type === 'list') {
    return (
      <TagsInput
        {...common}
        data={choices.map((choice) => choice.value)}
        value={Array.isArray(value) ? [...value] : []}
        onChange={onChange}
      />
    );
  }
  if (type === 'number') {
    return (
      <CountInput
        {...common}
        max={Number.MAX_SAFE_INTEGER}
        value={text === '' ? '' : Number(text)}
        onChange={(next) => onChange(String(next))}
      />
    );
  }
  if (type === 'multiline') {
    return (
      <Textarea
        {...common}
        autosize
        minRows={4}
        maxRows={10}
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const Input = secret ? PasswordInput : TextInput;
  return (
    <Input
      {...common}
      autoComplete={secret ? 'new-password' : 'off'}
      spellCheck={false}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
