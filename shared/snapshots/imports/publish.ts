// An upload publishes what the connection's files say together; the same file once more changes nothing.
import { inflateRawSync } from 'node:zlib';
import type { Actor } from '#shared/domain/access/role.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { RowValues } from '#shared/domain/imports/columns.ts';
import { type ImportedFacts, importedFacts } from '#shared/domain/imports/import-facts.ts';
import { ImportKind } from '#shared/domain/imports/import-kind.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import type { ConnectionState } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import {
  type ImportHead,
  loadImport,
  putImport,
  readImportPages,
  type StoredImport,
} from '#shared/table/import-store.ts';
import type { Table } from '#shared/table/table.ts';
import { openUpload } from '#shared/table/upload-claim-store.ts';
import { type ChangeCounts, countsOf, toldCounts } from '../changes.ts';
import { openDeal } from '../deal.ts';
import { losesTooMuch } from '../held.ts';
import type { Manifest } from '../manifest.ts';
import { type Publication, publishRead } from '../publish.ts';
import { accountBuckets, findManifest, readManifest } from '../read.ts';

export interface ImportFinish {
  readonly importId: string;
  /** Pages the whole upload has; each must have been sent. */
  readonly pages: number;
  /** Somebody saw how many accounts it takes out. */
  readonly mayLose: boolean;
  readonly actor: Actor;
  readonly at: Instant;
  /** Of the organization. */
  readonly timeZone: string;
}

export interface PublishedImport {
  readonly stored: StoredImport;
  readonly outcome: 'published' | 'unchanged';
  readonly counts: ChangeCounts;
  /** Of the version that holds what the file says. */
  readonly manifest: Manifest;
  /** The version that this upload replaced. */
  readonly base: Manifest | undefined;
}

/** Sent again after it was cut off, it answers what it had published; what follows it is done again. */
export async function publishImport(
  table: Table,
  connection: Stored<ConnectionState>,
  wish: ImportFinish,
): Promise<Outcome<PublishedImport>> {
  const { importId, pages } = wish;
  const { id: connectionId, published } = connection.state;
  const whole = await wholeUpload(table, connectionId, importId, pages);
  if (!whole.ok) return whole;
  const stored = whole.value;

  const base = published && (await readManifest(table, connectionId, published.version));
  const sources = { ...base?.sources, [stored.head.kind]: importId };
  // Named before anything is published: whoever reads the sources later must find how many pages they have.
  const head: ImportHead = { ...stored.head, finishedPages: pages };
  await putImport(table, head);
  const facts = await factsOf(table, connectionId, sources, wish.timeZone);
  const [quantity] = facts.assignedQuantities;
  if (quantity !== undefined)
    return refuse(
      'invalid',
      `${quantity} is a quantity, which nobody can be assigned; take its assignments out or upload it as a user license`,
      { field: 'license' },
    );
  const lost = base && !wish.mayLose ? await lostBy(table, connectionId, base, facts) : 0;
  if (base && losesTooMuch(base.rows, lost))
    return refuse(
      'notNow',
      `${lost} of the ${base.rows} accounts of this connection are not in the file: they would lose what they hold`,
      { field: 'mayLose' },
    );
  const publication = await publishAll(table, connection, facts, sources, wish);
  if (publication.outcome !== 'published' && publication.outcome !== 'unchanged')
    return refuse('conflict', 'The connection changed meanwhile; finish the upload again');
  const told =
    publication.outcome === 'published'
      ? { ...publication, base }
      : await toldBefore(table, connectionId, publication.manifest, head);
  return done({ ...told, stored: { ...stored, head } });
}

/** An open upload of which every page has arrived. */
export async function wholeUpload(
  table: Table,
  owner: string,
  importId: string,
  pages: number,
): Promise<Outcome<StoredImport>> {
  const stored = await loadImport(table, owner, importId);
  if (!stored) return refuse('notFound', 'There is no such upload');
  if (stored.head.state !== 'open' || (await openUpload(table, owner)) !== importId)
    return refuse('notNow', 'This upload is closed; begin another one');
  for (let page = 1; page <= pages; page++)
    if (!stored.pages.has(page))
      return refuse('invalid', `Page ${page} has not been sent`, { field: 'pages' });
  return done(stored);
}

/** The file may say what was published already, or have been published itself before it was cut off. */
async function toldBefore(
  table: Table,
  connectionId: string,
  manifest: Manifest,
  { kind, id }: ImportHead,
): Promise<Omit<PublishedImport, 'stored'>> {
  if (manifest.sources?.[kind] !== id)
    return { outcome: 'unchanged', counts: countsOf([]), manifest, base: manifest };
  const { previous, version, rows } = manifest;
  const base = previous === undefined ? undefined : await findManifest(table, connectionId, previous);
  return {
    outcome: 'published',
    counts: await toldCounts(table, connectionId, version, rows),
    manifest,
    base,
  };
}

/** How many accounts of the present version the files no longer name. */
async function lostBy(
  table: Table,
  connectionId: string,
  base: Manifest,
  { accounts }: ImportedFacts,
): Promise<number> {
  const named = new Set(accounts.map(({ id }) => id));
  let lost = 0;
  for await (const rows of accountBuckets(table, connectionId, base.version))
    lost += rows.filter(({ id }) => !named.has(id)).length;
  return lost;
}

/** What all files of a connection say together. */
async function factsOf(
  table: Table,
  connectionId: string,
  sources: Readonly<Record<string, string>>,
  timeZone: string,
): Promise<ImportedFacts> {
  const rows: { -readonly [K in ImportKind]?: RowValues<K>[] } = {};
  for (const kind of ImportKind.options) {
    const importId = sources[kind];
    if (importId !== undefined) rows[kind] = (await uploadedRows(table, connectionId, importId)) as never[];
  }
  return importedFacts(rows, timeZone);
}

async function publishAll(
  table: Table,
  connection: Stored<ConnectionState>,
  facts: ImportedFacts,
  sources: Readonly<Record<string, string>>,
  { actor, at, timeZone }: ImportFinish,
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
      day: civilDayOf(at, timeZone),
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
      figures: () => ({ attempt }),
    },
  );
  if (publication.outcome === 'unchanged') await setFigures(table, connection.key, { attempt });
  return publication;
}

/** Every row that was sent and could be read, in their order. */
export async function uploadedRows(table: Table, connectionId: string, importId: string): Promise<unknown[]> {
  const source = await loadImport(table, connectionId, importId);
  if (!source) throw new Error(`The upload ${importId} of ${connectionId} is missing`);
  const pages = source.head.finishedPages ?? source.pages.size;
  const bytes = await readImportPages(table, connectionId, importId, pages);
  return bytes.flatMap((one) => JSON.parse(inflateRawSync(one).toString()) as unknown[]);
}
