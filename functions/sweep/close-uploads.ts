// An upload that nobody finished within its day is given up, and its pages go.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { connectionPlace } from '#shared/snapshots/imports/place.ts';
import { clearAbandoned } from '#shared/snapshots/imports/stage.ts';
import { clearLeftParts, spendPlace } from '#shared/snapshots/spend/spend-place.ts';
import { SPEND_OWNER } from '#shared/table/keys.ts';
import type { Table } from '#shared/table/table.ts';
import { lapsedUploads, releaseUpload } from '#shared/table/upload-claim-store.ts';

/** @returns how many uploads were closed */
export async function closeUploads(table: Table, at: Instant): Promise<number> {
  let closed = 0;
  for (const { owner, importId } of await lapsedUploads(table, at)) {
    await releaseUpload(table, owner, importId);
    closed += await clearAbandoned(
      table,
      owner === SPEND_OWNER ? spendPlace : connectionPlace(owner),
      undefined,
      at,
    );
  }
  await clearLeftParts(table, at);
  return closed;
}
