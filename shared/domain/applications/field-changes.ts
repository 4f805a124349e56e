// What a change changed, field by field, as the log tells it.
import { bytesInLog, cutToBytes } from '../ledger/cut.ts';
import type { FieldChange } from '../ledger/entry.ts';

/** Longer values are told by their beginning: an entry holds at most 4 KB. */
const SHOWN_CHARACTERS = 150;
/** Of lists and records as many items as fit into this. */
const SHOWN_ITEMS = 300;
/** Changes of more bytes than this name their fields only, which leaves room for subject, actor and note. */
const TOLD_BYTES = 2_800;
/** Of a field that is only named: twenty of them are less than the bytes told. */
const FIELD_BYTES = 120;

/** Fields of either side whose values differ; an absent value is left out. */
export function fieldChanges(before: object, after: object, except: readonly string[] = []): FieldChange[] {
  const old = before as Record<string, unknown>;
  const young = after as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  const changes = fields
    .filter((field) => !except.includes(field) && JSON.stringify(old[field]) !== JSON.stringify(young[field]))
    .map((field) => {
      const [before, after] = told(old[field], young[field]);
      return {
        field: shortened(field),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      };
    });
  return bytesInLog(changes) <= TOLD_BYTES
    ? changes
    : changes.slice(0, 20).map(({ field }) => ({ field: cutToBytes(field, FIELD_BYTES) }));
}

/** Both sides of a change; of lists and records too long to be told only what differs, and of that as much as fits. */
function told(before: unknown, after: unknown): [unknown, unknown] {
  if (fits(before) && fits(after)) return [before, after];
  if (isRecord(before) || isRecord(after)) {
    const [old, young] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
    const differing = (one: object, other: object) =>
      Object.entries(one).filter(([name, value]) => !same(value, (other as Record<string, unknown>)[name]));
    return [
      before === undefined ? undefined : recorded(differing(old, young)),
      after === undefined ? undefined : recorded(differing(young, old)),
    ];
  }
  if (Array.isArray(before) || Array.isArray(after)) {
    const [old, young] = [Array.isArray(before) ? before : [], Array.isArray(after) ? after : []];
    const [gone, come] = [lacking(old, young), lacking(young, old)];
    // The same things in another order.
    if (gone.length === 0 && come.length === 0) return [listed(old), listed(young)];
    return [gone.length > 0 ? listed(gone) : undefined, come.length > 0 ? listed(come) : undefined];
  }
  return [
    typeof before === 'string' ? shortened(before) : before,
    typeof after === 'string' ? shortened(after) : after,
  ];
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function fits(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= SHOWN_CHARACTERS;
  return (JSON.stringify(value) ?? '').length <= SHOWN_ITEMS;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function lacking(some: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(others.map((one) => JSON.stringify(one)));
  return some.filter((one) => !known.has(JSON.stringify(one)));
}

/** The items that fit together. */
function fitting<Item>(items: readonly Item[]): Item[] {
  let room = SHOWN_ITEMS;
  return items.filter((item) => {
    room -= JSON.stringify(item).length;
    return room >= 0;
  });
}

function recorded(entries: readonly [string, unknown][]): Record<string, unknown> {
  const some = fitting(entries);
  const more = entries.length - some.length;
  return { ...Object.fromEntries(some), ...(more > 0 && { more }) };
}

function listed(items: readonly unknown[]): unknown[] {
  const short = items.map((item) => (typeof item === 'string' ? shortened(item) : item));
  const some = fitting(short);
  const more = short.length - some.length;
  return more === 0 ? some : [...some, some.length === 0 ? `${more} of them` : `${more} more`];
}
