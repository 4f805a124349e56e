// Uploads of files that were parsed on the client's side: begin, pages of up to a thousand rows, finish.
import * as z from 'zod';
import { Instant } from '#shared/domain/calendar/civil-day.ts';
import { RowError, UploadKind } from '#shared/domain/imports/import-kind.ts';
import { onOneLine } from '#shared/domain/text.ts';
import { READERS } from './readers.ts';
import { route } from './route.ts';

const IT = ['admin', 'itManager'] as const;

/** Keeps one page under the 6 MB that a request may carry. */
export const MAX_IMPORT_PAGE_ROWS = 1000;

export const Import = z.object({
  id: z.string(),
  connectionId: z.string(),
  kind: UploadKind,
  fileName: z.string(),
  state: z.enum(['open', 'finished', 'abandoned']),
  startedAt: Instant,
  endedAt: Instant.optional(),
  pages: z.int(),
  rows: z.int(),
  refused: z.int(),
  /** What finishing changed. */
  result: z
    .object({
      joined: z.int(),
      left: z.int(),
      changed: z.int(),
      unchanged: z.boolean(),
    })
    .optional(),
});
export type Import = z.infer<typeof Import>;

const OfConnection = z.object({ id: z.string().min(1).max(200) });
const OfImport = OfConnection.extend({ importId: z.string().min(1).max(100) });

export const beginImport = route({
  id: 'beginImport',
  method: 'POST',
  path: '/api/connections/{id}/imports',
  noun: 'imports',
  access: { roles: IT },
  summary:
    'Open an upload; 409 while another one of this connection is open. A sheet of assignments (`mapping`) goes to the connection `<application>.hand`',
  params: OfConnection,
  body: z.object({
    kind: UploadKind,
    fileName: z.string().overwrite(onOneLine).trim().min(1).max(200),
  }),
  response: Import,
  status: 201,
});

export const putImportPage = route({
  id: 'putImportPage',
  method: 'PUT',
  path: '/api/connections/{id}/imports/{importId}/pages/{page}',
  noun: 'imports',
  access: { roles: IT },
  summary:
    'Send a page of mapped rows; a page sent again replaces itself, and bad rows are answered by number',
  params: OfImport.extend({ page: z.coerce.number().int().min(1).max(10_000) }),
  body: z.object({
    /** Number of the page's first row in the file. */
    firstRow: z.int().min(1),
    rows: z
      .array(z.record(z.string(), z.string().max(2000)))
      .min(1)
      .max(MAX_IMPORT_PAGE_ROWS),
  }),
  response: z.object({ accepted: z.int(), errors: z.array(RowError) }),
});

export const finishImport = route({
  id: 'finishImport',
  method: 'POST',
  path: '/api/connections/{id}/imports/{importId}/finish',
  noun: 'imports',
  access: { roles: IT },
  summary: 'Publish what was sent; sending the same file again changes nothing',
  params: OfImport,
  body: z.object({
    pages: z.int().min(0).max(10_000),
    /** Whether it may take out more than a fifth of the accounts; else such a file is refused, naming this field. */
    mayLose: z.boolean().default(false),
  }),
  response: Import,
});

export const abandonImport = route({
  id: 'abandonImport',
  method: 'DELETE',
  path: '/api/connections/{id}/imports/{importId}',
  noun: 'imports',
  access: { roles: IT },
  summary: 'Close an upload without publishing it',
  params: OfImport,
});

export const listImports = route({
  id: 'listImports',
  method: 'GET',
  path: '/api/connections/{id}/imports',
  noun: 'imports',
  access: READERS.imports,
  summary: 'Uploads of a connection, newest first',
  params: OfConnection,
  response: z.object({ items: z.array(Import) }),
});

export const importRoutes = [beginImport, putImportPage, finishImport, abandonImport, listImports] as const;
