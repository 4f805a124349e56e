// What is typed into a connector's form becomes the values that its schemas take; nothing of a form is known here.
import type { FormField } from '#shared/api/connectors.ts';
import { FIELD_WORDS } from '#shared/domain/connections/field-words.ts';

export type Typed = Readonly<Record<string, string | boolean | readonly string[]>>;

/** What a form shows before anything is typed. */
export function initialTyped(
  fields: readonly FormField[],
  known: Readonly<Record<string, unknown>> = {},
): Typed {
  return Object.fromEntries(
    fields.map(({ name, type, initial }) => {
      const value = known[name] ?? initial;
      if (type === 'boolean') return [name, value === true];
      if (type === 'list') return [name, Array.isArray(value) ? value.map(String) : []];
      return [name, value === undefined || value === null ? '' : String(value)];
    }),
  );
}

/** Empty texts are left out, so that optional fields stay absent. */
export function valuesOf(fields: readonly FormField[], typed: Typed): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, type } of fields) {
    const value = typed[name];
    if (value === undefined) continue;
    if (typeof value === 'string') {
      const text = type === 'multiline' ? value : value.trim();
      if (text !== '') values[name] = type === 'number' ? Number(text) : text;
    } else if (typeof value === 'boolean' || value.length > 0) values[name] = value;
  }
  return values;
}

/** What the connector would refuse, by field, as far as its form tells; empty fields are `missingIn`'s. */
export function troublesIn(fields: readonly FormField[], typed: Typed): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = typed[field.name];
      const text = typeof value === 'string' ? value.trim() : '';
      const trouble = text === '' ? undefined : troubleWith(field, text);
      return trouble === undefined ? [] : [[field.name, trouble]];
    }),
  );
}

function troubleWith({ minLength, maxLength, format }: FormField, text: string): string | undefined {
  if (minLength !== undefined && text.length < minLength) return FIELD_WORDS.short(minLength);
  if (maxLength !== undefined && text.length > maxLength) return FIELD_WORDS.long(maxLength);
  if (format === 'url' && !URL.canParse(text)) return FIELD_WORDS.url;
  return format === 'email' && !/^\S+@\S+\.\S+$/.test(text) ? FIELD_WORDS.email : undefined;
}

/** Labels of the fields that must be filled and are not. */
export function missingIn(fields: readonly FormField[], typed: Typed): string[] {
  return fields
    .filter(({ name, required, type }) => {
      if (!required || type === 'boolean') return false;
      const value = typed[name];
      return typeof value === 'string' ? value.trim() === '' : !Array.isArray(value) || value.length === 0;
    })
    .map(({ label }) => label);
}
