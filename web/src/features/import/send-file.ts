// A checked file is sent as begin, pages of a thousand rows, finish; progress is told page by page.
import {
  beginImport,
  finishImport,
  type Import,
  MAX_IMPORT_PAGE_ROWS,
  putImportPage,
} from '#shared/api/imports.ts';
import type { ImportKind, RowError } from '#shared/domain/imports/import-kind.ts';
import type { CanonicalRow } from '#shared/domain/imports/mapping.ts';
import { call } from '#web/api/client.ts';

export interface Sending {
  readonly connectionId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly rows: readonly CanonicalRow[];
}

/** A page sent again replaces itself, so one that got no answer is simply sent again this often. */
const TRIES = 3;

export async function sendFile(
  { connectionId, kind, fileName, rows }: Sending,
  onProgress: (sent: number) => void,
): Promise<{ readonly finished: Import; readonly errors: readonly RowError[] }> {
  const { id: importId } = await call(beginImport, {
    params: { id: connectionId },
    body: { kind, fileName },
  });
  const errors: RowError[] = [];
  const pages = Math.ceil(rows.length / MAX_IMPORT_PAGE_ROWS);
  for (let page = 1; page <= pages; page++) {
    const from = (page - 1) * MAX_IMPORT_PAGE_ROWS;
    const part = rows.slice(from, from + MAX_IMPORT_PAGE_ROWS);
    const answer = await again(() =>
      call(putImportPage, {
        params: { id: connectionId, importId, page },
        body: { firstRow: from + 1, rows: [...part] },
      }),
    );
    errors.push(...answer.errors);
    onProgress(Math.min(rows.length, from + part.length));
  }
  const finished = await again(() =>
    call(finishImport, { params: { id: connectionId, importId }, body: { pages } }),
  );
  return { finished, errors };
}

/** Only what got no answer is tried again; a refusal is one. */
async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TypeError) || tries === TRIES) throw error;
    }
  }
}
