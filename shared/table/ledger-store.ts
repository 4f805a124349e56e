// The ledger is append-only: read by month, or by the thing that changed.
import { LedgerEntry, type SubjectKind } from '#shared/domain/ledger/entry.ts';
import { indexes, partitions } from './keys.ts';
import { type QueryPage, queryPage, type Table } from './table.ts';

export interface LedgerPage {
  readonly entries: readonly LedgerEntry[];
  readonly next: QueryPage['next'];
}

interface Place {
  readonly after?: Record<string, unknown>;
  readonly limit: number;
}

/** Newest first. @param month yyyy-mm in UTC */
export async function ledgerOfMonth(
  table: Table,
  month: string,
  { after, limit }: Place,
): Promise<LedgerPage> {
  return page(
    await queryPage(table, {
      partition: partitions.ledgerMonth(month),
      descending: true,
      limit,
      ...(after && { after }),
    }),
  );
}

/** Newest first, in the order of the subject's versions. Entries still in its outbox are in `Stored.pending`. */
export async function ledgerOfSubject(
  table: Table,
  kind: SubjectKind,
  id: string,
  { after, limit }: Place,
): Promise<LedgerPage> {
  return page(
    await queryPage(table, {
      index: 'GSI1',
      partition: indexes.subject(kind, id),
      descending: true,
      limit,
      ...(after && { after }),
    }),
  );
}

function page({ items, next }: QueryPage): LedgerPage {
  return { entries: items.map((item) => LedgerEntry.parse(item.entry)), next };
}
