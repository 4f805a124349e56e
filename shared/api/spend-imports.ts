// Statements over HTTP: begun, filled page by page, finished, and taken back as a whole.
import * as z from 'zod';
import { Instant } from '#shared/domain/calendar/civil-day.ts';
import { RowError } from '#shared/domain/imports/import-kind.ts';
import { YearMonth } from '#shared/domain/spend/spend-row.ts';
import { StatementOptions } from '#shared/domain/spend/statement-preset.ts';
import { READERS } from './readers.ts';
import { listQuery, pageOf, route } from './route.ts';
import { SPEND_EDITORS } from './spend.ts';

/** Keeps one page under the 6 MB that a request may carry, and a whole statement within one finish. */
const MOST_PAGES = 100;
const MOST_PAGE_ROWS = 1000;

export const SpendImport = z.object({
  id: z.string(),
  fileName: z.string(),
  state: z.enum(['open', 'finished', 'abandoned', 'undone']),
  startedAt: Instant,
  endedAt: Instant.optional(),
  pages: z.int(),
  rows: z.int(),
  refused: z.int(),
  /** When it was published: transactions that were new, and those that an earlier statement had told. */
  result: z.object({ added: z.int(), known: z.int(), from: YearMonth, to: YearMonth }).optional(),
  undone: z.object({ at: Instant, by: z.string() }).optional(),
});
export type SpendImport = z.infer<typeof SpendImport>;

const OfImport = z.object({ id: z.string().min(1).max(100) });

export const beginSpendImport = route({
  id: 'beginSpendImport',
  method: 'POST',
  path: '/api/spend/imports',
  noun: 'spend',
  access: { roles: SPEND_EDITORS },
  summary: 'Open the upload of a statement; 409 while another one is open',
  body: z.object({ fileName: z.string().trim().min(1).max(200) }),
  response: SpendImport,
  status: 201,
});

export const putSpendPage = route({
  id: 'putSpendPage',
  method: 'PUT',
  path: '/api/spend/imports/{id}/pages/{page}',
  noun: 'spend',
  access: { roles: SPEND_EDITORS },
  summary:
    'Send a page of mapped rows and how to read them; a page sent again replaces itself, and bad rows are answered by number',
  params: OfImport.extend({ page: z.coerce.number().int().min(1).max(MOST_PAGES) }),
  body: z.object({
    /** Number of the page's first row in the file. */
    firstRow: z.int().min(1).max(10_000_000),
    options: StatementOptions.default({}),
    rows: z
      .array(z.record(z.string(), z.string().max(2000)))
      .min(1)
      .max(MOST_PAGE_ROWS),
  }),
  response: z.object({
    accepted: z.int(),
    errors: z.array(RowError),
  }),
});

export const finishSpendImport = route({
  id: 'finishSpendImport',
  method: 'POST',
  path: '/api/spend/imports/{id}/finish',
  noun: 'spend',
  access: { roles: SPEND_EDITORS },
  summary: 'Publish what was sent; the same statement once more changes nothing',
  params: OfImport,
  body: z.object({ pages: z.int().min(1).max(MOST_PAGES) }),
  response: SpendImport,
});

export const abandonSpendImport = route({
  id: 'abandonSpendImport',
  method: 'DELETE',
  path: '/api/spend/imports/{id}',
  noun: 'spend',
  access: { roles: SPEND_EDITORS },
  summary: 'Close an upload without publishing it',
  params: OfImport,
});

export const undoSpendImport = route({
  id: 'undoSpendImport',
  method: 'POST',
  path: '/api/spend/imports/{id}/undo',
  noun: 'spend',
  access: { roles: SPEND_EDITORS },
  summary:
    'Take a finished import back: its transactions count no more, unless another statement tells them too',
  params: OfImport,
  response: SpendImport,
});

export const listSpendImports = route({
  id: 'listSpendImports',
  method: 'GET',
  path: '/api/spend/imports',
  noun: 'spend',
  access: READERS.spend,
  summary: 'Uploads of statements, newest first',
  query: listQuery(['startedAt', 'fileName', 'rows'], {}),
  response: pageOf(SpendImport),
});

export const spendImportRoutes = [
  beginSpendImport,
  putSpendPage,
  finishSpendImport,
  abandonSpendImport,
  undoSpendImport,
  listSpendImports,
] as const;
