// Uploads: a head per upload that counts its pages, and the pages beside it; a page sent again replaces itself.
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '#shared/domain/calendar/civil-day.ts';
import { FileKind } from '#shared/domain/imports/import-kind.ts';
import { keys, partitions, prefixes } from './keys.ts';
import { deleteItems, getItem, getItems, type Item, queryPage, type Table } from './table.ts';

export const ImportHead = z.object({
  id: z.string(),
  /** Of its pages: a connection, or the organisation's spend. */
  owner: z.string(),
  kind: FileKind,
  fileName: z.string(),
  state: z.enum(['open', 'finished', 'abandoned']),
  startedAt: Instant,
  endedAt: Instant.optional(),
  /** Pages that the finished upload consists of. */
  finishedPages: z.int().optional(),
  /** Its pages were deleted: another upload took its place, or it was given up. */
  emptied: z.literal(true).optional(),
  /** Of a statement: the parts by month that finishing began to write. */
  packed: z.array(z.object({ content: z.string(), months: z.record(z.string(), z.int()) })).optional(),
  result: z.object({ joined: z.int(), left: z.int(), changed: z.int(), unchanged: z.boolean() }).optional(),
});
export type ImportHead = z.infer<typeof ImportHead>;

export interface StoredImport {
  readonly head: ImportHead;
  /** Rows sent and rows refused of each page, by its number. */
  readonly pages: ReadonlyMap<number, { readonly rows: number; readonly refused: number }>;
}

/** Replaces the head's own facts and leaves its pages; the first time it makes both. */
export async function putImport(table: Table, head: ImportHead): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.import(head.owner, head.id),
      UpdateExpression: 'SET #head = :head, #pages = if_not_exists(#pages, :none)',
      ExpressionAttributeNames: { '#head': 'head', '#pages': 'pages' },
      ExpressionAttributeValues: { ':head': ImportHead.parse(head), ':none': {} },
    }),
  );
}

export async function loadImport(
  table: Table,
  owner: string,
  importId: string,
): Promise<StoredImport | undefined> {
  const item = await getItem(table, keys.import(owner, importId));
  return item && importOf(item);
}

/** Newest first. */
export async function listImports(table: Table, owner: string, limit = 50): Promise<StoredImport[]> {
  const { items } = await queryPage(table, {
    partition: partitions.imports(owner),
    prefix: prefixes.import,
    descending: true,
    limit,
    consistent: true,
  });
  return items.map(importOf);
}

/** The page first, then its count: a count never speaks of a page that is not there. */
export async function putImportPage(
  table: Table,
  { owner, importId, page }: ImportPage,
  counts: { readonly rows: number; readonly refused: number },
  bytes: Uint8Array,
): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keys.importPage(owner, importId, page), bytes },
    }),
  );
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.import(owner, importId),
      UpdateExpression: 'SET #pages.#page = :counts',
      ConditionExpression: 'attribute_exists(PK)',
      ExpressionAttributeNames: { '#pages': 'pages', '#page': `p${page}` },
      ExpressionAttributeValues: { ':counts': [counts.rows, counts.refused] },
    }),
  );
}

export interface ImportPage {
  readonly owner: string;
  readonly importId: string;
  readonly page: number;
}

/** Pages 1 to `pages`, read strongly. @throws Error when one of them is missing: a broken world */
export async function readImportPages(
  table: Table,
  owner: string,
  importId: string,
  pages: number,
): Promise<Uint8Array[]> {
  const wanted = Array.from({ length: pages }, (_, index) => keys.importPage(owner, importId, index + 1));
  const found = new Map((await getItems(table, wanted, true)).map((item) => [item.SK, item]));
  return wanted.map(({ SK }) => {
    const item = found.get(SK);
    if (!item) throw new Error(`Page ${SK} of ${owner} is missing`);
    return item.bytes as Uint8Array;
  });
}

/** The head stays, as history. */
export async function deleteImportPages(table: Table, { head, pages }: StoredImport): Promise<void> {
  const { owner, id } = head;
  await deleteItems(
    table,
    [...pages.keys()].map((page) => keys.importPage(owner, id, page)),
  );
  await putImport(table, { ...head, emptied: true });
}

function importOf(item: Item): StoredImport {
  const counts = Object.entries(item.pages as Record<string, [rows: number, refused: number]>);
  return {
    head: ImportHead.parse({ owner: item.PK.slice(partitions.imports('').length), ...(item.head as object) }),
    pages: new Map(counts.map(([name, [rows, refused]]) => [Number(name.slice(1)), { rows, refused }])),
  };
}
