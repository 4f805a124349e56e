// An entry of the log as people read it: who did what to which thing, and what changed from what to what.
import type { Deed, FieldChange, LedgerEntry } from '#shared/domain/ledger/entry.ts';
import { number } from '#web/ui/format.ts';
import { spoken, TASK_WORDS } from '#web/ui/words.ts';

export const DEEDS: Record<Deed, string> = {
  created: 'added',
  changed: 'changed',
  deleted: 'deleted',
  connected: 'connected',
  reconnected: 'reconnected',
  taskSwitched: 'switched tasks of',
  published: 'published a new read of',
  readHeld: 'held back a read of',
  heldAccepted: 'accepted the held read of',
  heldDiscarded: 'discarded the held read of',
  broke: 'could not read',
  recovered: 'reads again',
  captured: 'read the values of',
  vanished: 'no longer found',
  reappeared: 'found again',
  linked: 'linked',
  managed: 'took under management',
  unmanaged: 'left unmanaged',
  decided: 'decided about',
  noticeSent: 'recorded the notice of',
  confirmed: 'confirmed',
  suspended: 'stopped mail to',
  resumed: 'resumed mail to',
  unsubscribed: 'unsubscribed',
  imported: 'imported',
  sent: 'sent a mail to',
};

export function actorName({ actor }: Pick<LedgerEntry, 'actor'>): string {
  return actor.name ?? (actor.kind === 'rule' ? spoken(actor.id.replaceAll('-', ' ')) : actor.id);
}

/** A value of a change: short, and never an empty place. */
function shownValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(shownValue).join(', ');
  if (typeof value === 'object') {
    const parts = Object.entries(value);
    if (parts.length === 0) return 'nothing';
    return parts.map(([name, part]) => `${fieldName(name).toLowerCase()} ${shownValue(part)}`).join(', ');
  }
  return JSON.stringify(value);
}

/** What was, and what is; where nothing was, only what is. */
export function changeText({ before, after }: FieldChange): string {
  return before === undefined ? shownValue(after) : `${shownValue(before)} → ${shownValue(after)}`;
}

export function fieldName(field: string): string {
  const task = Object.entries(TASK_WORDS).find(([name]) => name === field);
  return task ? task[1].name : spoken(field.replaceAll('.', ' '));
}
