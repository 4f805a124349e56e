// What a change changed, field by field, as the log tells it.
import type { FieldChange } from '../ledger/entry.ts';

/** Texts longer than this are told by their beginning: an entry holds at most 4 KB. */
const SHOWN_CHARACTERS = 300;

/** Fields of either side whose values differ; an absent value is left out. */
export function fieldChanges(before: object, after: object, except: readonly string[] = []): FieldChange[] {
  const old = before as Record<string, unknown>;
  const young = after as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  return fields
    .filter((field) => !except.includes(field) && JSON.stringify(old[field]) !== JSON.stringify(young[field]))
    .map((field) => ({
      field,
      ...(old[field] !== undefined && { before: shown(old[field]) }),
      ...(young[field] !== undefined && { after: shown(young[field]) }),
    }));
}

function shown(value: unknown): unknown {
  return typeof value === 'string' && value.length > SHOWN_CHARACTERS
    ? `${value.slice(0, SHOWN_CHARACTERS)}…`
    : value;
}
