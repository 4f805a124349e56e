// Statements over HTTP: begun, filled page by page, finished, given up, or taken back after they counted.
import type { SpendImport } from '#shared/api/spend-imports.ts';
import * as routes from '#shared/api/spend-imports.ts';
import type { ReadOptions } from '#shared/domain/imports/column.ts';
import type { CanonicalRow } from '#shared/domain/imports/mapping.ts';
import { readRows } from '#shared/domain/imports/read-row.ts';
import { done } from '#shared/domain/refusal.ts';
import { statementRow } from '#shared/domain/spend/statement-row.ts';
import { abandonImport, beginImport, type PageRows, stagePage } from '#shared/snapshots/imports/stage.ts';
import { finishStatement, undoStatement } from '#shared/snapshots/spend/finish.ts';
import { spendPlace } from '#shared/snapshots/spend/spend-place.ts';
import { listImports, type StoredImport } from '#shared/table/import-store.ts';
import { SPEND_OWNER } from '#shared/table/keys.ts';
import { listStatements, type StatementState } from '#shared/table/statement-store.ts';
import { openUpload } from '#shared/table/upload-claim-store.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

/** Published or undone. */
function viewStatement({ content: _, months, added, known, undone, ...shown }: StatementState): SpendImport {
  const told = Object.keys(months).sort();
  const [from, to] = [told[0], told.at(-1)];
  return {
    ...shown,
    state: undone ? 'undone' : 'finished',
    ...(from !== undefined && to !== undefined && { result: { added, known, from, to } }),
    ...(undone && { undone }),
  };
}

/** Not published. @param open id of the open upload: one that was left alone is over, whatever its head says */
function viewUpload({ head, pages }: StoredImport, open: string | undefined): SpendImport {
  const { id, fileName, startedAt, endedAt } = head;
  const counts = [...pages.values()];
  return {
    id,
    fileName,
    startedAt,
    ...(endedAt !== undefined && { endedAt }),
    state: head.state === 'open' && id === open ? 'open' : 'abandoned',
    pages: pages.size,
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    refused: counts.reduce((sum, { refused }) => sum + refused, 0),
  };
}

function readPage(rows: readonly CanonicalRow[], firstRow: number, options: ReadOptions): PageRows {
  const { values, errors, refused } = readRows('statement', rows, firstRow, options);
  const read = values.map((one) => statementRow(one, options));
  return { values: read.flatMap((one) => (one.ok ? [one.row] : [])), errors, refused };
}

export const spendImportEndpoints = [
  endpoint(routes.beginSpendImport, async ({ table }, { body, at }) => {
    const begun = await beginImport(table, spendPlace, { kind: 'statement', fileName: body.fileName, at });
    return begun.ok ? done(viewUpload(begun.value, begun.value.head.id)) : begun;
  }),

  endpoint(routes.putSpendPage, async ({ table }, { params, body }) => {
    const { rows, firstRow, options } = body;
    const page = { owner: SPEND_OWNER, importId: params.id, page: params.page };
    const staged = await stagePage(table, page, () => readPage(rows, firstRow, options));
    return staged.ok ? done({ ...staged.value, errors: [...staged.value.errors] }) : staged;
  }),

  endpoint(routes.finishSpendImport, async ({ table }, { params, body, actor, at }) => {
    const finish = { importId: params.id, pages: body.pages, actor, at };
    const finished = await finishStatement(table, finish);
    return finished.ok ? done(viewStatement(finished.value)) : finished;
  }),

  endpoint(routes.abandonSpendImport, async ({ table }, { params, at }) => {
    const abandoned = await abandonImport(table, spendPlace, params.id, at);
    return abandoned.ok ? done(undefined) : abandoned;
  }),

  endpoint(routes.undoSpendImport, async ({ table }, { params, actor, at }) => {
    const undone = await undoStatement(table, params.id, actor, at);
    return undone.ok ? done(viewStatement(undone.value)) : undone;
  }),

  endpoint(routes.listSpendImports, async ({ table }, { query }) => {
    const [statements, uploads, open] = await Promise.all([
      listStatements(table),
      listImports(table, SPEND_OWNER),
      openUpload(table, SPEND_OWNER),
    ]);
    const published = new Set(statements.map(({ id }) => id));
    const rows = [
      ...statements.map(viewStatement),
      ...uploads.filter(({ head }) => !published.has(head.id)).map((one) => viewUpload(one, open)),
    ];
    const order = query.order ?? (query.sort === undefined ? 'desc' : 'asc');
    return pageOfRows(
      rows,
      { ...query, order },
      {
        list: 'spendImports',
        id: (row) => row.id,
        text: (row) => [row.fileName],
        value: (row, sort) => row[sort as 'startedAt'],
        sort: 'startedAt',
      },
    );
  }),
];
