// What is typed into a connector's form becomes the values that its schemas take; nothing of a form is known here.
import type { FormField } from '#shared/api/connectors.ts';

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
