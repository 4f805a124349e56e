// Statements are uploaded to the organisation itself; one that is published needs its pages no more.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { deleteImportPages, listImports, putImport, type StoredImport } from '#shared/table/import-store.ts';
import { SPEND_OWNER } from '#shared/table/keys.ts';
import { partKey } from '#shared/table/spend-row-store.ts';
import { loadStatement } from '#shared/table/statement-store.ts';
import { deleteItems, type Table } from '#shared/table/table.ts';
import type { UploadPlace } from '../imports/place.ts';

export const spendPlace: UploadPlace = {
  owner: SPEND_OWNER,
  isPublished: async (table, importId) => (await loadStatement(table, importId)) !== undefined,
  clear: (table, over) => deleteImportPages(table, over),
};

/** No request lives this long: whoever finished an upload that was given up meanwhile is done with it. */
const PARTS_KEPT_MS = 86_400_000;

/** Parts that a broken-off finish left behind go a day after their upload, unless it was published after all. */
export async function clearLeftParts(table: Table, at: Instant): Promise<void> {
  const before = new Date(Date.parse(at) - PARTS_KEPT_MS).toISOString();
  for (const stored of await listImports(table, SPEND_OWNER)) {
    const { packed, state, startedAt } = stored.head;
    if (packed === undefined || state === 'open' || startedAt >= before) continue;
    await clearParts(table, stored);
  }
}

async function clearParts(table: Table, { head }: StoredImport): Promise<void> {
  const { packed = [], ...rest } = head;
  const counts = (await loadStatement(table, head.id))?.state.content;
  const left = packed
    .filter(({ content }) => content !== counts)
    .flatMap(({ content, months }) =>
      Object.entries(months).flatMap(([month, parts]) =>
        Array.from({ length: parts }, (_, part) => partKey({ month, importId: head.id, content, part })),
      ),
    );
  await deleteItems(table, left);
  await putImport(table, rest);
}
