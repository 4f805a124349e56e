// Finishing an upload publishes what the connection's files say together; the same file once more changes nothing.
import { inflateRawSync } from 'node:zlib';
import type { Actor } from '#shared/domain/access/role.ts';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import type { RowValues } from '#shared/domain/imports/columns.ts';
import { type ImportedFacts, importedFacts } from '#shared/domain/imports/import-facts.ts';
import { ImportKind } from '#shared/domain/imports/import-kind.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import type { ConnectionState } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import {
  deleteImportPages,
  type ImportHead,
  loadImport,
  putImport,
  readImportPages,
  type StoredImport,
} from '#shared/table/import-store.ts';
import { keys } from '#shared/table/keys.ts';
import { deleteItems, type Table } from '#shared/table/table.ts';
import { openUpload, releaseUpload } from '#shared/table/upload-claim-store.ts';
import { openDeal } from '../deal.ts';
import type { Manifest } from '../manifest.ts';
import { type Publication, publishRead } from '../publish.ts';
import { chunkKey, readManifest, SnapshotMissing } from '../read.ts';

export interface ImportFinish {
  readonly importId: string;
  /** Pages the whole upload has; each must have been sent. */
  readonly pages: number;
  readonly actor: Actor;
  readonly at: Instant;
  readonly day: CivilDay;
}

export interface FinishedImport {
  readonly stored: StoredImport;
  /** Absent when it had been finished before. */
  readonly publication?: Publication;
}

/** Sent again after it succeeded, it answers the same. */
export async function finishImport(
  table: Table,
  connection: Stored<ConnectionState>,
  finish: ImportFinish,
): Promise<Outcome<FinishedImport>> {
  const { importId, pages, at } = finish;
  const { id: connectionId, published } = connection.state;
  const stored = await loadImport(table, connectionId, importId);
  if (!stored) return refuse('notFound', 'There is no such upload');
  if (stored.head.state === 'finished') return done({ stored });
  if (stored.head.state !== 'open' || (await openUpload(table, connectionId)) !== importId)
    return refuse('notNow', 'This upload is closed; begin another one');
  for (let page = 1; page <= pages; page++)
    if (!stored.pages.has(page))
      return refuse('invalid', `Page ${page} has not been sent`, { field: 'pages' });

  const base = published && (await readManifest(table, connectionId, published.version));
  const sources = { ...base?.sources, [stored.head.kind]: importId };
  // Named before anything is published: whoever reads the sources later must find how many pages they have.
  const head: ImportHead = { ...stored.head, finishedPages: pages };
  await putImport(table, head);
  const facts = await factsOf(table, connectionId, sources);
  const [quantity] = facts.assignedQuantities;
  if (quantity !== undefined)
    return refuse(
      'invalid',
      `${quantity} is a quantity, which nobody can be assigned; take its assignments out or upload it as a user license`,
      { field: 'license' },
    );
  const publication = await publishAll(table, connection, facts, sources, finish);
  if (publication.outcome === 'lostRace' || publication.outcome === 'gone')
    return refuse('conflict', 'The connection changed meanwhile; finish the upload again');

  const ended: ImportHead = { ...head, state: 'finished', endedAt: at, result: resultOf(publication) };
  await putImport(table, ended);
  await releaseUpload(table, connectionId, importId);
  const finished = { head: ended, pages: stored.pages };
  await forget(table, connectionId, base, publication, finished);
  return done({ stored: finished, publication });
}

/** What all files of a connection say together. */
async function factsOf(
  table: Table,
  connectionId: string,
  sources: Readonly<Record<string, string>>,
): Promise<ImportedFacts> {
  const rows: { -readonly [K in ImportKind]?: RowValues<K>[] } = {};
  for (const kind of ImportKind.options) {
    const importId = sources[kind];
    if (importId !== undefined) rows[kind] = (await rowsOf(table, connectionId, importId)) as never[];
  }
  return importedFacts(rows);
}

async function publishAll(
  table: Table,
  connection: Stored<ConnectionState>,
  facts: ImportedFacts,
  sources: Readonly<Record<string, string>>,
  { actor, at, day }: ImportFinish,
): Promise<Publication> {
  const deal = openDeal();
  for (const sku of facts.skus) deal.sku(sku);
  for (const account of facts.accounts) deal.account(account);
  const attempt = { lastAttemptAt: at, lastSuccessAt: at, failures: 0 };
  const publication = await publishRead(
    table,
    connection,
    {
      deal,
      readAt: at,
      day,
      accounts: true,
      skus: true,
      vouched: true,
      mayHold: false,
      expires: false,
      sources,
    },
    {
      actor,
      at,
      deed: 'imported',
      patch: (_, state) => ({
        health: {
          state: 'healthy',
          since: state.health.state === 'healthy' ? (state.health.since ?? at) : at,
        },
      }),
      figures: () => ({ figures: { attempt } }),
    },
  );
  if (publication.outcome === 'unchanged') await setFigures(table, connection.key, { attempt });
  return publication;
}

async function rowsOf(table: Table, connectionId: string, importId: string): Promise<unknown[]> {
  const source = await loadImport(table, connectionId, importId);
  if (!source) throw new Error(`The upload ${importId} of ${connectionId} is missing`);
  const pages = source.head.finishedPages ?? source.pages.size;
  const bytes = await readImportPages(table, connectionId, importId, pages);
  return bytes.flatMap((one) => JSON.parse(inflateRawSync(one).toString()) as unknown[]);
}

function resultOf(publication: Publication): NonNullable<ImportHead['result']> {
  if (publication.outcome !== 'published') return { joined: 0, left: 0, changed: 0, unchanged: true };
  const { joined, left, gained, lost, status } = publication.counts;
  return { joined, left, changed: gained + lost + status, unchanged: false };
}

/**
 * Rows that no version is made of any more, and the chunks of the version before the last: the last one may still be read by
 * whoever has it open. What a crash leaves here is forgotten by the next upload.
 */
async function forget(
  table: Table,
  connectionId: string,
  base: Manifest | undefined,
  publication: Publication,
  finished: StoredImport,
): Promise<void> {
  if (publication.outcome === 'unchanged') {
    if (publication.manifest.sources?.[finished.head.kind] !== finished.head.id)
      await deleteImportPages(table, finished);
    return;
  }
  if (publication.outcome !== 'published' || !base) return;
  const replaced = base.sources?.[finished.head.kind];
  const old = replaced === undefined ? undefined : await loadImport(table, connectionId, replaced);
  if (old) await deleteImportPages(table, old);
  if (base.previous === undefined) return;
  const before = await manifestOf(table, connectionId, base.previous);
  if (!before) return;
  const live = new Set([base, publication.manifest].flatMap((one) => chunkNames(connectionId, one)));
  const dead = before.buckets
    .map((_, bucket) => chunkKey(connectionId, before, bucket))
    .filter(({ SK }) => !live.has(SK));
  await deleteItems(table, [...dead, keys.manifest(connectionId, before.version)]);
}

function chunkNames(connectionId: string, manifest: Manifest): string[] {
  return manifest.buckets.map((_, bucket) => chunkKey(connectionId, manifest, bucket).SK);
}

async function manifestOf(table: Table, owner: string, version: string): Promise<Manifest | undefined> {
  try {
    return await readManifest(table, owner, version);
  } catch (error) {
    if (error instanceof SnapshotMissing) return undefined;
    throw error;
  }
}
