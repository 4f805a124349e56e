// The ledger is append-only: read by month, or by the thing that changed.
import { LedgerEntry, type SubjectKind } from '#shared/domain/ledger/entry.ts';
import { indexes, partitions } from './keys.ts';
import { type Place, type QueryPage, type QueryRange, queryPage, type Table } from './table.ts';

export interface LedgerPage {
  readonly entries: readonly LedgerEntry[];
  readonly next: QueryPage['next'];
}

interface Part {
  readonly after?: Place;
  readonly limit: number;
}

/** The log of a month, newest first. @param month yyyy-mm in UTC */
export function monthOfLedger(month: string): QueryRange {
  return { partition: partitions.ledgerMonth(month), descending: true };
}

/** The log of a thing, newest first, in the order of its versions. */
export function subjectOfLedger(kind: SubjectKind, id: string): QueryRange {
  return { index: 'GSI1', partition: indexes.subject(kind, id), descending: true };
}

/** Entries still in an outbox are in `Stored.pending`. */
export async function ledgerOf(table: Table, range: QueryRange, part: Part): Promise<LedgerPage> {
  const { items, next } = await queryPage(table, { ...range, ...part });
  return { entries: items.map((item) => LedgerEntry.parse(item.entry)), next };
}
