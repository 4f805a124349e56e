// Finishing a statement packs its rows by month and publishes them by one new item; only then do they count.
import { inflateRawSync } from 'node:zlib';
import type { Actor } from '#shared/domain/access/role.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { monthOf, rowKeys, type SpendRow } from '#shared/domain/spend/spend-row.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import type { Stored } from '#shared/table/entity.ts';
import { loadImport, putImport, readImportPages, type StoredImport } from '#shared/table/import-store.ts';
import { keys, SPEND_OWNER } from '#shared/table/keys.ts';
import { putSpendParts } from '#shared/table/spend-row-store.ts';
import { loadStatement, type StatementState, statementEntity } from '#shared/table/statement-store.ts';
import type { Table } from '#shared/table/table.ts';
import { openUpload, releaseUpload } from '#shared/table/upload-claim-store.ts';
import { contentOf, packStatement, rowIdOf } from './pack.ts';
import { readSpend } from './read.ts';
import { spendPlace } from './spend-place.ts';

const CLOSED = refuse('notNow', 'This upload is closed; begin another one');

export interface StatementFinish {
  readonly importId: string;
  /** Pages the whole upload has; each must have been sent. */
  readonly pages: number;
  readonly actor: Actor;
  readonly at: Instant;
}

/** Sent again after it succeeded, it answers the same; broken off anywhere, it goes on from there. */
export async function finishStatement(
  table: Table,
  { importId, pages, actor, at }: StatementFinish,
): Promise<Outcome<StatementState>> {
  const stored = await loadImport(table, SPEND_OWNER, importId);
  if (!stored) return refuse('notFound', 'There is no such upload');
  const published = await loadStatement(table, importId);
  if (published) return settled(table, stored, published.state, at);
  if (stored.head.state !== 'open' || (await openUpload(table, SPEND_OWNER)) !== importId) return CLOSED;
  for (let page = 1; page <= pages; page++)
    if (!stored.pages.has(page))
      return refuse('invalid', `Page ${page} has not been sent`, { field: 'pages' });

  const read = await pagesOf(table, importId, pages);
  if (!read.ok) return read;
  if ('state' in read.value) return done(read.value.state);
  const { bytes } = read.value;
  const rows = bytes.flatMap((one) => JSON.parse(inflateRawSync(one).toString()) as SpendRow[]);
  if (rows.length === 0)
    return refuse('invalid', 'No row of this statement can be applied', { field: 'pages' });
  const content = contentOf(bytes);
  const { parts, months } = packStatement(importId, content, rows);
  const { packed = [] } = stored.head;
  // Named before they are written, so that they are found if nothing comes of it.
  if (!packed.some((one) => one.content === content))
    await putImport(table, { ...stored.head, packed: [...packed, { content, months }] });
  await putSpendParts(table, parts);

  const counts = [...stored.pages].filter(([page]) => page <= pages).map(([, count]) => count);
  const total = (what: 'rows' | 'refused') => counts.reduce((sum, count) => sum + count[what], 0);
  const added = await countNew(table, rows);
  const state: StatementState = {
    id: importId,
    fileName: stored.head.fileName,
    startedAt: stored.head.startedAt,
    endedAt: at,
    pages,
    rows: total('rows'),
    refused: total('refused'),
    added,
    known: rows.length - added,
    content,
    months,
  };
  const changes = [
    { field: 'transactions', after: added },
    ...(rows.length > added ? [{ field: 'known before', after: rows.length - added }] : []),
    ...(state.refused > 0 ? [{ field: 'left out', after: state.refused }] : []),
  ];
  const created = await createItem(table, statementEntity, at, {
    state,
    line: { actor, deed: 'imported', changes },
  });
  const winner: Stored<StatementState> | undefined = created.ok
    ? created.value
    : await loadStatement(table, importId);
  if (!winner) return refuse('conflict', 'The upload changed meanwhile; finish it again');
  return settled(table, stored, winner.state, at);
}

type PagesRead = { readonly bytes: readonly Uint8Array[] } | { readonly state: StatementState };

/** Pages are gone when another finish has published them, or when somebody gave the upload up meanwhile. */
async function pagesOf(table: Table, importId: string, pages: number): Promise<Outcome<PagesRead>> {
  try {
    return done({ bytes: await readImportPages(table, SPEND_OWNER, importId, pages) });
  } catch (error) {
    const published = await loadStatement(table, importId);
    if (published) return done({ state: published.state });
    if ((await openUpload(table, SPEND_OWNER)) !== importId) return CLOSED;
    throw error;
  }
}

/** Rows that no statement has told, themselves told once. */
async function countNew(table: Table, rows: readonly SpendRow[]): Promise<number> {
  const months = [...new Set(rows.map(({ day }) => monthOf(day)))].sort();
  const byYear = Map.groupBy(months, (month) => month.slice(0, 4));
  const found = await Promise.all(
    [...byYear.values()].map((some) => readSpend(table, some[0] ?? '', some.at(-1) ?? '')),
  );
  const known = new Set(found.flat().map(({ id }) => id));
  const keyed = rowKeys(rows).map((key, at) => rowIdOf(monthOf(rows[at]?.day ?? ''), key));
  return new Set(keyed.filter((id) => !known.has(id))).size;
}

/** What is left to do once it counts; the word that it is finished comes last, so that nothing is forgotten. */
async function settled(
  table: Table,
  stored: StoredImport,
  state: StatementState,
  at: Instant,
): Promise<Outcome<StatementState>> {
  if (stored.head.state !== 'finished') {
    await spendPlace.clear(table, stored, true);
    const fresh = (await loadImport(table, SPEND_OWNER, state.id)) ?? stored;
    await putImport(table, { ...fresh.head, state: 'finished', endedAt: at });
  }
  await releaseUpload(table, SPEND_OWNER, state.id);
  return done(state);
}

/** Its rows count no more, and what other statements say of the same transactions comes to light again. */
export async function undoStatement(
  table: Table,
  importId: string,
  actor: Actor,
  at: Instant,
): Promise<Outcome<StatementState>> {
  const outcome = await changeItem(table, statementEntity, keys.statement(importId), at, ({ state }) =>
    state.undone
      ? 'unchanged'
      : { state: { ...state, undone: { at, by: actor.name ?? actor.id } }, line: { actor, deed: 'undone' } },
  );
  if (outcome.ok) return done(outcome.value.state);
  const { refusal } = outcome;
  return refusal.code === 'notFound' ? refuse('notFound', 'There is no such finished import') : outcome;
}
