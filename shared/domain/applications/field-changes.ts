// What a change changed, field by field, as the log tells it.
import type { FieldChange } from '../ledger/entry.ts';

/** Longer values are told by their beginning: an entry holds at most 4 KB. */
const SHOWN_CHARACTERS = 150;
/** Changes of more bytes than this name their fields only, which leaves room for subject, actor and note. */
const TOLD_BYTES = 2_800;

/** Fields of either side whose values differ; an absent value is left out. */
export function fieldChanges(before: object, after: object, except: readonly string[] = []): FieldChange[] {
  const old = before as Record<string, unknown>;
  const young = after as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  const changes = fields
    .filter((field) => !except.includes(field) && JSON.stringify(old[field]) !== JSON.stringify(young[field]))
    .map((field) => ({
      field: shown(field) as string,
      ...(old[field] !== undefined && { before: shown(old[field]) }),
      ...(young[field] !== undefined && { after: shown(young[field]) }),
    }));
  const bytes = new TextEncoder().encode(JSON.stringify(changes)).length;
  return bytes <= TOLD_BYTES
    ? changes
    : changes.slice(0, 20).map(({ field }) => ({ field: field.slice(0, 40) }));
}

function shown(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : value;
}
