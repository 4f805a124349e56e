// An upload is opened, filled page by page and closed; one at a time per place, whoever sends it.
import { deflateRawSync } from 'node:zlib';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { FileKind, RowError } from '#shared/domain/imports/import-kind.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import {
  type ImportHead,
  type ImportPage,
  listImports,
  loadImport,
  putImport,
  putImportPage,
  type StoredImport,
} from '#shared/table/import-store.ts';
import type { Table } from '#shared/table/table.ts';
import { claimUpload, openUpload, releaseUpload } from '#shared/table/upload-claim-store.ts';
import { newVersion } from '../manifest.ts';
import type { UploadPlace } from './place.ts';

/** An upload left alone gives way to another one after a day. */
const OPEN_MS = 86_400_000;
/** An item holds 400 KB, its keys included. */
const MOST_PAGE_BYTES = 390_000;

const NO_IMPORT = refuse('notFound', 'There is no such upload');
const CLOSED = refuse('notNow', 'This upload is closed; begin another one');

export interface ImportWish {
  readonly kind: FileKind;
  readonly fileName: string;
  readonly at: Instant;
}

export async function beginImport(
  table: Table,
  place: UploadPlace,
  { kind, fileName, at }: ImportWish,
): Promise<Outcome<StoredImport>> {
  const { owner } = place;
  const id = newVersion(at);
  const head: ImportHead = { id, owner, kind, fileName, state: 'open', startedAt: at };
  const until = new Date(Date.parse(at) + OPEN_MS).toISOString();
  if (!(await claimUpload(table, { owner, importId: id, until }, at)))
    return refuse('notNow', 'Another upload is open here; finish or abandon it first');
  await putImport(table, head);
  await clearAbandoned(table, place, id, at);
  return done({ head, pages: new Map() });
}

export interface PageAnswer {
  readonly accepted: number;
  readonly errors: readonly RowError[];
}

/** A page's rows as they were understood. */
export interface PageRows {
  readonly values: readonly unknown[];
  readonly errors: readonly RowError[];
  /** Numbers of the rows that cannot be applied. */
  readonly refused: readonly number[];
}

/** Good rows are kept, bad ones answered by their number in the file. @param read understands the page by its kind of file */
export async function stagePage(
  table: Table,
  page: ImportPage,
  read: (kind: FileKind) => PageRows,
): Promise<Outcome<PageAnswer>> {
  const { owner, importId } = page;
  const [stored, open] = await Promise.all([loadImport(table, owner, importId), openUpload(table, owner)]);
  if (!stored) return NO_IMPORT;
  if (stored.head.state !== 'open' || open !== importId) return CLOSED;
  const { values, errors, refused } = read(stored.head.kind);
  const bytes = deflateRawSync(JSON.stringify(values));
  if (bytes.length > MOST_PAGE_BYTES)
    return refuse('tooLarge', 'This page holds too much text; send fewer rows at a time', { field: 'rows' });
  const rows = values.length + refused.length;
  await putImportPage(table, page, { rows, refused: refused.length }, bytes);
  return done({ accepted: values.length, errors });
}

/** Closing one that is closed already changes nothing. */
export async function abandonImport(
  table: Table,
  place: UploadPlace,
  importId: string,
  at: Instant,
): Promise<Outcome<StoredImport>> {
  const stored = await loadImport(table, place.owner, importId);
  if (!stored) return NO_IMPORT;
  if (stored.head.state === 'finished') return refuse('notNow', 'This upload is finished and stays');
  await releaseUpload(table, place.owner, importId);
  if (stored.head.state === 'abandoned') return done(stored);
  const head = await giveUp(table, place, stored, at);
  if (head.state === 'finished') return refuse('notNow', 'This upload is finished and stays');
  return done({ ...stored, head });
}

/** An upload left open gives its pages back, unless it was published and only the word of that was lost. */
async function giveUp(
  table: Table,
  place: UploadPlace,
  stored: StoredImport,
  at: Instant,
): Promise<ImportHead> {
  const isPublished = await place.isPublished(table, stored.head.id);
  const head: ImportHead = { ...stored.head, state: isPublished ? 'finished' : 'abandoned', endedAt: at };
  await putImport(table, head);
  await place.clear(table, { ...stored, head }, isPublished);
  return head;
}

/** Uploads that nobody finished give their pages back. */
export async function clearAbandoned(
  table: Table,
  place: UploadPlace,
  open: string | undefined,
  at: Instant,
): Promise<number> {
  const left = (await listImports(table, place.owner)).filter(
    ({ head }) => head.state === 'open' && head.id !== open,
  );
  for (const stored of left) await giveUp(table, place, stored, at);
  return left.length;
}
