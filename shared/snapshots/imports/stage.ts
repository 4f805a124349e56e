// An upload is opened, filled page by page and closed; one at a time per connection, whoever sends it.
import { deflateRawSync } from 'node:zlib';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { ImportKind, RowError } from '#shared/domain/imports/import-kind.ts';
import type { CanonicalRow } from '#shared/domain/imports/mapping.ts';
import { readRows } from '#shared/domain/imports/read-row.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { type ConnectionState, connectionFigures, loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import {
  deleteImportPages,
  type ImportHead,
  listImports,
  loadImport,
  putImport,
  putImportPage,
  type StoredImport,
} from '#shared/table/import-store.ts';
import type { Table } from '#shared/table/table.ts';
import { newVersion } from '../manifest.ts';
import { readManifest } from '../read.ts';

/** An upload left alone gives way to another one after a day. */
const OPEN_MS = 86_400_000;
/** An item holds 400 KB, its keys included. */
const MOST_PAGE_BYTES = 390_000;

const NO_IMPORT = refuse('notFound', 'There is no such upload');
const CLOSED = refuse('notNow', 'This upload is closed; begin another one');

export interface ImportWish {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly at: Instant;
}

export async function beginImport(
  table: Table,
  connection: Stored<ConnectionState>,
  { kind, fileName, at }: ImportWish,
): Promise<Outcome<StoredImport>> {
  const connectionId = connection.state.id;
  const id = newVersion(at);
  const head: ImportHead = { id, connectionId, kind, fileName, state: 'open', startedAt: at };
  const expiresAt = new Date(Date.parse(at) + OPEN_MS).toISOString();
  const free = 'attribute_not_exists(#figures.#f_upload) OR #figures.#f_upload.#expires < :now';
  const claimed = await setFigures(
    table,
    connection.key,
    { upload: { importId: id, expiresAt } },
    { guard: { expression: free, names: { '#expires': 'expiresAt' }, values: { ':now': at } } },
  );
  if (!claimed && (await openImportOf(table, connectionId)) !== id)
    return refuse('notNow', 'Another upload of this connection is open; finish or abandon it first');
  await putImport(table, head);
  await clearAbandoned(table, connectionId, id, at);
  return done({ head, pages: new Map() });
}

export interface PageAnswer {
  readonly accepted: number;
  readonly errors: readonly RowError[];
}

/** Good rows are kept, bad ones answered by their number in the file. */
export async function stagePage(
  table: Table,
  place: { readonly connectionId: string; readonly importId: string; readonly page: number },
  firstRow: number,
  rows: readonly CanonicalRow[],
): Promise<Outcome<PageAnswer>> {
  const { connectionId, importId } = place;
  const [stored, open] = await Promise.all([
    loadImport(table, connectionId, importId),
    openImportOf(table, connectionId),
  ]);
  if (!stored) return NO_IMPORT;
  if (stored.head.state !== 'open' || open !== importId) return CLOSED;
  const { values, errors, refused } = readRows(stored.head.kind, rows, firstRow);
  const bytes = deflateRawSync(JSON.stringify(values));
  if (bytes.length > MOST_PAGE_BYTES)
    return refuse('tooLarge', 'This page holds too much text; send fewer rows at a time', { field: 'rows' });
  await putImportPage(table, place, { rows: rows.length, refused: refused.length }, bytes);
  return done({ accepted: values.length, errors });
}

/** Closing one that is closed already changes nothing. */
export async function abandonImport(
  table: Table,
  connection: Stored<ConnectionState>,
  importId: string,
  at: Instant,
): Promise<Outcome<StoredImport>> {
  const stored = await loadImport(table, connection.state.id, importId);
  if (!stored) return NO_IMPORT;
  if (stored.head.state === 'finished') return refuse('notNow', 'This upload is finished and stays');
  await closeClaim(table, connection, importId);
  if (stored.head.state === 'abandoned') return done(stored);
  const head = await giveUp(table, stored, await sourcesOf(table, connection.state.id), at);
  if (head.state === 'finished') return refuse('notNow', 'This upload is finished and stays');
  return done({ ...stored, head });
}

/** The uploads that the published version is made of. */
async function sourcesOf(table: Table, connectionId: string): Promise<readonly string[]> {
  const published = (await loadConnection(table, connectionId))?.state.published;
  if (!published) return [];
  return Object.values((await readManifest(table, connectionId, published.version)).sources ?? {});
}

/** An upload left open gives its pages back, unless it was published and only the word of that was lost. */
async function giveUp(
  table: Table,
  stored: StoredImport,
  sources: readonly string[],
  at: Instant,
): Promise<ImportHead> {
  const isPublished = sources.includes(stored.head.id);
  const head: ImportHead = { ...stored.head, state: isPublished ? 'finished' : 'abandoned', endedAt: at };
  if (isPublished) await putImport(table, head);
  else await deleteImportPages(table, { ...stored, head });
  return head;
}

export async function openImportOf(table: Table, connectionId: string): Promise<string | undefined> {
  const stored = await loadConnection(table, connectionId);
  return stored && connectionFigures(stored).upload?.importId;
}

/** Lets another upload begin, if this one is the open one. */
export async function closeClaim(
  table: Table,
  connection: Stored<ConnectionState>,
  importId: string,
): Promise<void> {
  await setFigures(
    table,
    connection.key,
    { upload: undefined },
    {
      guard: {
        expression: '#figures.#f_upload.#importId = :importId',
        names: { '#importId': 'importId' },
        values: { ':importId': importId },
      },
    },
  );
}

/** Uploads that nobody finished give their pages back. */
export async function clearAbandoned(
  table: Table,
  connectionId: string,
  open: string | undefined,
  at: Instant,
): Promise<number> {
  const left = (await listImports(table, connectionId)).filter(
    ({ head }) => head.state === 'open' && head.id !== open,
  );
  if (left.length === 0) return 0;
  const sources = await sourcesOf(table, connectionId);
  for (const stored of left) await giveUp(table, stored, sources, at);
  return left.length;
}
