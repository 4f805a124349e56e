// Uploads over HTTP: begun, filled page by page, finished or given up.
import { capturePublished } from '#functions/connector-sync/capture-published.ts';
import type { ApiContext } from '#functions/runtime/context.ts';
import * as routes from '#shared/api/imports.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Actor } from '#shared/domain/access/role.ts';
import { readSheet } from '#shared/domain/assignments/read-sheet.ts';
import { UploadKind } from '#shared/domain/imports/import-kind.ts';
import { readRows } from '#shared/domain/imports/read-row.ts';
import { done, type Outcome, type Refusal, refuse } from '#shared/domain/refusal.ts';
import { eventEntry } from '#shared/events/event.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';
import { applicationOfHand, handConnection } from '#shared/snapshots/assignments.ts';
import { finishImport } from '#shared/snapshots/imports/finish.ts';
import { connectionPlace } from '#shared/snapshots/imports/place.ts';
import { type PublishedImport, publishImport } from '#shared/snapshots/imports/publish.ts';
import { abandonImport, beginImport, stagePage } from '#shared/snapshots/imports/stage.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { type ConnectionState, loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { listImports, loadImport, type StoredImport } from '#shared/table/import-store.ts';
import { putRun } from '#shared/table/run-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { openUpload, releaseUpload } from '#shared/table/upload-claim-store.ts';
import { finishSheet, sheetFrame } from '../assignment-sheet.ts';
import { endpoint } from '../endpoint.ts';

/** Where a sheet of assignments goes is made with the first one. */
async function placeFor(
  table: Table,
  id: string,
  kind: UploadKind,
  frame: { readonly actor: Actor; readonly at: string },
): Promise<Outcome<Stored<ConnectionState>>> {
  const applicationId = applicationOfHand(id);
  if ((applicationId !== undefined) !== (kind === 'mapping'))
    return refuse(
      'invalid',
      'A sheet of assignments goes to what is assigned by hand, every other file to a connection of CSV files',
      { field: 'kind' },
    );
  if (applicationId === undefined) return uploadConnection(table, id);
  return (await loadApplication(table, applicationId))
    ? handConnection(table, applicationId, frame)
    : refuse('notFound', 'There is no such application');
}

/** Nothing was uploaded where a vendor is read, nor where nothing was ever assigned by hand. */
async function mayBeEmpty(table: Table, id: string, { code }: Refusal): Promise<boolean> {
  if (code === 'notNow') return true;
  const applicationId = applicationOfHand(id);
  return applicationId !== undefined && (await loadApplication(table, applicationId)) !== undefined;
}

async function uploadConnection(table: Table, id: string): Promise<Outcome<Stored<ConnectionState>>> {
  const stored = await loadConnection(table, id);
  if (!stored) return refuse('notFound', 'There is no such connection');
  if (connectorById(stored.state.connector)?.upload) return done(stored);
  return refuse(
    'notNow',
    'This connection reads its vendor by itself; files go to a connection of CSV files',
  );
}

/** @param open id of the connection's open upload: one that was left alone is over, whatever its head says */
function view({ head, pages }: StoredImport, open: string | undefined): routes.Import {
  const { finishedPages: _, emptied: __, packed: ___, owner, ...shown } = head;
  const counts = [...pages.values()];
  const total = (what: 'rows' | 'refused') => counts.reduce((sum, page) => sum + page[what], 0);
  return {
    ...shown,
    connectionId: owner,
    kind: UploadKind.parse(head.kind),
    state: head.state === 'open' && head.id !== open ? 'abandoned' : head.state,
    pages: pages.size,
    rows: total('rows'),
    refused: total('refused'),
  };
}

/** What follows a publication: the licenses take what the file says of them, and whoever counts is hurried. */
async function follow(
  context: ApiContext,
  connectionId: string,
  { stored, outcome, counts, manifest }: PublishedImport,
  at: string,
): Promise<void> {
  const { table } = context;
  await capturePublished(table, connectionId, at);
  await putRun(table, {
    id: stored.head.id,
    connectionId,
    cause: 'import',
    startedAt: stored.head.startedAt,
    endedAt: at,
    outcome,
    accounts: manifest.rows,
    skus: manifest.skus.length,
    calls: 0,
    retries: 0,
    ...(outcome === 'published' && { changes: counts }),
  });
  if (outcome === 'published')
    await context.send(eventEntry(snapshotPublished, { connectionId, version: manifest.version }, at));
}

/** What a person may do with an upload, and a machine client of the connection under routes of its own. */
export const uploads = {
  begin: endpoint(routes.beginImport, async ({ table }, { params, body, actor, at }) => {
    const connection = await placeFor(table, params.id, body.kind, { actor, at });
    if (!connection.ok) return connection;
    const begun = await beginImport(table, connectionPlace(params.id), { ...body, at });
    return begun.ok ? done(view(begun.value, begun.value.head.id)) : begun;
  }),

  page: endpoint(routes.putImportPage, async ({ table }, { params, body, at }) => {
    const { id: owner, importId, page } = params;
    const sheet = await sheetFrame(table, owner, at);
    const staged = await stagePage(table, { owner, importId, page }, (kind) =>
      sheet ? readSheet(body.rows, body.firstRow, sheet) : readRows(kind, body.rows, body.firstRow),
    );
    return staged.ok ? done({ ...staged.value, errors: [...staged.value.errors] }) : staged;
  }),

  finish: endpoint(routes.finishImport, async (context, { params, body, actor, at }) => {
    const { table } = context;
    const connection = await uploadConnection(table, params.id);
    if (!connection.ok) return connection;
    const { importId } = params;
    const stored = await loadImport(table, params.id, importId);
    if (stored?.head.state === 'finished') {
      // What was cut off behind that word is done now.
      await releaseUpload(table, params.id, importId);
      await capturePublished(table, params.id, at);
      return done(view(stored, undefined));
    }
    const { timeZone } = await settingsOf(table);
    if (applicationOfHand(params.id) !== undefined) {
      const finished = await finishSheet(
        context,
        { connectionId: params.id, importId, ...body },
        { actor, at, timeZone },
      );
      return finished.ok ? done(view(finished.value, undefined)) : finished;
    }
    const wish = { importId, ...body, actor, at, timeZone };
    const published = await publishImport(table, connection.value, wish);
    if (!published.ok) return published;
    await follow(context, params.id, published.value, at);
    return done(view(await finishImport(table, connection.value, published.value, at), undefined));
  }),

  abandon: endpoint(routes.abandonImport, async ({ table }, { params, at }) => {
    const connection = await uploadConnection(table, params.id);
    if (!connection.ok) return connection;
    const abandoned = await abandonImport(table, connectionPlace(params.id), params.importId, at);
    return abandoned.ok ? done(undefined) : abandoned;
  }),

  list: endpoint(routes.listImports, async ({ table }, { params }) => {
    const connection = await uploadConnection(table, params.id);
    if (!connection.ok)
      return (await mayBeEmpty(table, params.id, connection.refusal)) ? done({ items: [] }) : connection;
    const [all, open] = await Promise.all([listImports(table, params.id), openUpload(table, params.id)]);
    return done({ items: all.map((one) => view(one, open)) });
  }),
};

export const importEndpoints = Object.values(uploads);
