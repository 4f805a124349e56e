// An upload is finished when everything that follows its publication is done; until then it can be finished again.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { ConnectionState } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import {
  deleteImportPages,
  type ImportHead,
  loadImport,
  putImport,
  type StoredImport,
} from '#shared/table/import-store.ts';
import { keys } from '#shared/table/keys.ts';
import { deleteItems, type Table } from '#shared/table/table.ts';
import { releaseUpload } from '#shared/table/upload-claim-store.ts';
import type { Manifest } from '../manifest.ts';
import { chunkKey, findManifest } from '../read.ts';
import type { PublishedImport } from './publish.ts';

export async function finishImport(
  table: Table,
  connection: Stored<ConnectionState>,
  published: PublishedImport,
  at: Instant,
): Promise<StoredImport> {
  const { head, pages } = published.stored;
  const ended: ImportHead = { ...head, state: 'finished', endedAt: at, result: resultOf(published) };
  await putImport(table, ended);
  await releaseUpload(table, connection.state.id, head.id);
  const finished = { head: ended, pages };
  await forget(table, connection.state.id, published, finished);
  return finished;
}

function resultOf({ outcome, counts }: PublishedImport): NonNullable<ImportHead['result']> {
  const { joined, left, gained, lost, status } = counts;
  return { joined, left, changed: gained + lost + status, unchanged: outcome === 'unchanged' };
}

/**
 * Rows that no version is made of any more, and the chunks of the version before the last: the last one may still be read by
 * whoever has it open. What a crash leaves here is forgotten by the next upload.
 */
async function forget(
  table: Table,
  connectionId: string,
  { outcome, manifest, base }: PublishedImport,
  finished: StoredImport,
): Promise<void> {
  const { kind, id } = finished.head;
  if (outcome === 'unchanged') return deleteImportPages(table, finished);
  if (!base) return;
  const replaced = base.sources?.[kind];
  const old =
    replaced === undefined || replaced === id ? undefined : await loadImport(table, connectionId, replaced);
  if (old) await deleteImportPages(table, old);
  await forgetBefore(table, connectionId, base, manifest);
}

/** The chunks of the version before `base` that neither it nor the one published after it is made of. */
export async function forgetBefore(
  table: Table,
  connectionId: string,
  base: Manifest,
  manifest: Manifest,
): Promise<void> {
  if (base.previous === undefined) return;
  const before = await findManifest(table, connectionId, base.previous);
  if (!before) return;
  const live = new Set([base, manifest].flatMap((one) => chunkNames(connectionId, one)));
  const dead = before.buckets
    .map((_, bucket) => chunkKey(connectionId, before, bucket))
    .filter(({ SK }) => !live.has(SK));
  await deleteItems(table, [...dead, keys.manifest(connectionId, before.version)]);
}

function chunkNames(connectionId: string, manifest: Manifest): string[] {
  return manifest.buckets.map((_, bucket) => chunkKey(connectionId, manifest, bucket).SK);
}
