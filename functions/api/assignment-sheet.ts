// A sheet of assignments is read row by row against what there is, and applied as one version.
import type { ApiContext } from '#functions/runtime/context.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import type { AssignmentEdit } from '#shared/domain/assignments/edits.ts';
import type { SheetFrame } from '#shared/domain/assignments/read-sheet.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import {
  applicationOfHand,
  assignedByHand,
  type EditFrame,
  editAssignments,
} from '#shared/snapshots/assignments.ts';
import { uploadedRows, wholeUpload } from '#shared/snapshots/imports/publish.ts';
import {
  deleteImportPages,
  type ImportHead,
  putImport,
  type StoredImport,
} from '#shared/table/import-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { releaseUpload } from '#shared/table/upload-claim-store.ts';
import { announceAssignments, assignableLicenses, countsOf, toldAssignments } from './assignable.ts';

/** What rows are read against; nothing for a connection whose files say everything themselves. */
export async function sheetFrame(
  table: Table,
  connectionId: string,
  at: Instant,
): Promise<SheetFrame | undefined> {
  const applicationId = applicationOfHand(connectionId);
  if (applicationId === undefined) return undefined;
  const [licenses, accounts, { timeZone }] = await Promise.all([
    assignableLicenses(table, applicationId),
    assignedByHand(table, applicationId),
    settingsOf(table),
  ]);
  const held = new Set(accounts.flatMap(({ id, holds }) => holds.map(({ sku }) => `${id} ${sku}`)));
  return {
    licenses,
    isAssigned: (mail, licenseId) => held.has(`${mail} ${licenseId}`),
    today: civilDayOf(at, timeZone),
  };
}

/** Cut off and finished again, it says the same once more, which changes nothing. */
export async function finishSheet(
  context: ApiContext,
  sheet: { readonly connectionId: string; readonly importId: string; readonly pages: number },
  frame: Omit<EditFrame, 'told'>,
): Promise<Outcome<StoredImport>> {
  const { table } = context;
  const { connectionId, importId, pages } = sheet;
  const whole = await wholeUpload(table, connectionId, importId, pages);
  if (!whole.ok) return whole;
  const { head } = whole.value;
  await putImport(table, { ...head, finishedPages: pages });
  const edits = (await uploadedRows(table, connectionId, importId)) as AssignmentEdit[];
  const applicationId = applicationIdOf(connectionId);
  const licenses = new Map((await assignableLicenses(table, applicationId)).map((one) => [one.id, one]));
  for (const { licenseId } of edits) {
    const license = licenses.get(licenseId);
    if (!license) return refuse('conflict', 'A license of this sheet was deleted meanwhile; upload it again');
    if (license.refusal) return { ok: false, refusal: license.refusal };
  }
  const edited = await editAssignments(table, applicationId, edits, {
    ...frame,
    told: toldAssignments((id) => licenses.get(id)?.name ?? id),
  });
  if (!edited.ok) return edited;
  const { added, changed, removed } = countsOf(edited.value.changes);
  const ended: ImportHead = {
    ...head,
    finishedPages: pages,
    state: 'finished',
    endedAt: frame.at,
    result: { joined: added, left: removed, changed, unchanged: edited.value.changes.length === 0 },
  };
  await putImport(table, ended);
  await releaseUpload(table, connectionId, importId);
  await announceAssignments(context, edited.value, frame.at);
  const finished = { head: ended, pages: whole.value.pages };
  await deleteImportPages(table, finished);
  return done(finished);
}
