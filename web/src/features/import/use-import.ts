// One import from the chosen file to what it changed: always in exactly one stage.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { beginImport, finishImport, type Import, putImportPage } from '#shared/api/imports.ts';
import type { ImportKind, RowError } from '#shared/domain/imports/import-kind.ts';
import { call } from '#web/api/client.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { useChange } from '#web/api/queries.ts';
import { joinErrors, pagesOf, type Understanding } from './prepare.ts';
import { type ChosenFile, readFile } from './read-file.ts';
import { type Sent, sendPages } from './send.ts';

export type Stage =
  | { readonly at: 'choose'; readonly trouble?: string }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'checking'; readonly file: ChosenFile; readonly trouble?: unknown }
  | { readonly at: 'sending'; readonly file: ChosenFile; readonly rows: number; readonly closing: boolean }
  | {
      readonly at: 'done';
      readonly file: ChosenFile;
      readonly kind: ImportKind;
      readonly imported: Import;
      readonly errors: readonly RowError[];
    };

export function useImport(connectionId: string) {
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const [abort, setAbort] = useState<AbortController>();
  /** What has arrived under which upload, so that trying again goes on where it stopped. */
  const held = useRef<{ readonly importId: string; readonly key: unknown; readonly sent: Sent }>(undefined);
  const client = useQueryClient();
  const begin = useChange(beginImport);
  const finish = useChange(finishImport);

  const choose = async (chosen: File) => {
    setStage({ at: 'reading', name: chosen.name });
    // Reading a large file holds the page for a moment: its name is drawn before.
    await new Promise((resolve) => setTimeout(resolve, 30));
    try {
      const read = await readFile(chosen);
      held.current = undefined;
      setStage(
        read.ok ? { at: 'checking', file: read.value } : { at: 'choose', trouble: read.refusal.reason },
      );
    } catch (error) {
      setStage({ at: 'choose', trouble: sentenceOf(error) });
    }
  };

  /** @param open upload to go on with; another one is begun where it is absent */
  const send = async (
    file: ChosenFile,
    understanding: Understanding,
    known: readonly RowError[],
    open: Import | undefined,
  ) => {
    const controller = new AbortController();
    const { kind } = understanding;
    setAbort(controller);
    setStage({ at: 'sending', file, rows: 0, closing: false });
    try {
      // What was held counts only while its upload is still open: it may have been given up meanwhile.
      const last = held.current;
      const same = last && last.key === understanding && last.importId === open?.id ? last : undefined;
      const importId =
        same?.importId ??
        open?.id ??
        (await begin.mutateAsync({ params: { id: connectionId }, body: { kind, fileName: file.name } })).id;
      const upload = same ?? { importId, key: understanding, sent: { pages: new Map() } };
      held.current = upload;
      const params = { id: connectionId, importId };
      const pages = await sendPages({
        pages: pagesOf(understanding),
        sent: upload.sent,
        signal: controller.signal,
        put: ({ page, firstRow, rows }) =>
          call(putImportPage, { params: { ...params, page }, body: { firstRow, rows } }, controller.signal),
        onRows: (rows) => setStage({ at: 'sending', file, rows, closing: false }),
      });
      setStage({ at: 'sending', file, rows: file.rows.length, closing: true });
      const imported = await finish.mutateAsync({ params, body: { pages } });
      held.current = undefined;
      const errors = joinErrors(known, [...upload.sent.pages.values()].flat());
      setStage({ at: 'done', file, kind, imported, errors });
    } catch (error) {
      void client.invalidateQueries({ queryKey: ['imports'] });
      setStage({ at: 'checking', file, ...(!controller.signal.aborted && { trouble: error }) });
    } finally {
      setAbort(undefined);
    }
  };

  return {
    stage,
    choose,
    send,
    /** Stops sending; what has arrived waits to be continued or given up. */
    stop: () => abort?.abort(),
    restart: () => setStage({ at: 'choose' }),
  };
}
