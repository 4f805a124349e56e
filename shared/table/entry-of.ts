// The ledger entry of a change is fixed where it is made: names and notes are cut to the bytes that an entry has.
import { bytesInLog, cutToBytes } from '#shared/domain/ledger/cut.ts';
import type { LedgerEntry, LedgerLine } from '#shared/domain/ledger/entry.ts';
import type { Entity } from './entity.ts';

/** A ledger entry larger than this would let an item's history outgrow its state. */
const MAX_ENTRY_BYTES = 4_096;
/** Of a thing or a person: enough to know it by, little enough to leave room for what happened. */
const MAX_NAME_BYTES = 300;

/** The log cannot take another entry now; the write is refused and whoever watches is alarmed. */
export class OutboxRefused extends Error {
  override readonly name = 'OutboxRefused';
}

/** @throws OutboxRefused when what changed alone takes more than an entry may; `fieldChanges` never makes so much */
export function entryOf<S extends object>(
  entity: Entity<S>,
  change: { readonly state: S; readonly line: LedgerLine },
  version: number,
  at: string,
): LedgerEntry {
  const { note, actor, ...line } = change.line;
  const subject = { kind: entity.kind, ...entity.subject(change.state) };
  const entry: LedgerEntry = {
    id: `${subject.kind}:${subject.id}:${version}`,
    at,
    subject: { ...subject, name: cutToBytes(subject.name, MAX_NAME_BYTES) },
    version,
    changes: [],
    ...line,
    actor: {
      ...actor,
      ...(actor.name !== undefined && { name: cutToBytes(actor.name, MAX_NAME_BYTES) }),
    },
  };
  const bytes = bytesInLog(entry);
  if (bytes > MAX_ENTRY_BYTES)
    throw new OutboxRefused(`A ledger entry of ${bytes} bytes is larger than ${MAX_ENTRY_BYTES}`);
  const room = MAX_ENTRY_BYTES - bytes - ',"note":""'.length;
  return note === undefined || room <= 0 ? entry : { ...entry, note: cutToBytes(note, room) };
}
