// An entry of the log as people read it: who did what to which thing, and what changed from what to what.
import type { Deed, FieldChange, LedgerEntry, SubjectKind } from '#shared/domain/ledger/entry.ts';
import { spoken } from '#web/ui/words.ts';
import { shownValue } from './value-words.ts';

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
  opened: 'opened the renewal of',
  reviewed: 'took the renewal into review of',
  asked: 'asked for a decision about',
  approved: 'approved the decision about',
  refused: 'refused the decision about',
  takenBack: 'took the decision back about',
  lapsed: 'let the renewal lapse of',
  confirmed: 'confirmed',
  suspended: 'stopped mail to',
  resumed: 'resumed mail to',
  unsubscribed: 'unsubscribed',
  imported: 'imported',
  sent: 'sent a mail to',
  undone: 'undid the import of',
  assigned: 'assigned',
  unassigned: 'left to the rules',
  archived: 'archived',
  restored: 'restored',
  revoked: 'revoked',
  requested: 'asked for',
  calledOff: 'called off',
  begun: 'began',
  performed: 'carried out',
  postponed: 'put off',
  failed: 'could not carry out',
  skipped: 'saw no more reason for',
  retried: 'wants another try of',
  closed: 'did by hand',
  reopened: 'did not see the result of',
};

const KIND_WORDS: Partial<Record<SubjectKind, string>> = {
  rate: 'Exchange rates',
  feed: 'Calendar feed',
  action: 'License action',
};

export function kindWords(kind: SubjectKind): string {
  return KIND_WORDS[kind] ?? spoken(kind);
}

export function actorName({ actor }: Pick<LedgerEntry, 'actor'>): string {
  return actor.name ?? (actor.kind === 'rule' ? spoken(actor.id.replaceAll('-', ' ')) : actor.id);
}

/** What was, and what is; where nothing was, only what is. */
export function changeText({ before, after }: FieldChange): string {
  return before === undefined ? shownValue(after) : `${shownValue(before)} → ${shownValue(after)}`;
}
