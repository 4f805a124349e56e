// One upload from the chosen file to what it changed: always in exactly one stage.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RowError } from '#shared/domain/imports/import-kind.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { joinErrors, type Page, pagesOf, type Understanding } from './prepare.ts';
import { type ChosenFile, readFile } from './read-file.ts';
import { type Sent, sendPages } from './send.ts';

export type Stage<Done> =
  | { readonly at: 'choose'; readonly trouble?: string }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'checking'; readonly file: ChosenFile; readonly trouble?: unknown }
  | { readonly at: 'sending'; readonly file: ChosenFile; readonly rows: number; readonly closing: boolean }
  | {
      readonly at: 'done';
      readonly file: ChosenFile;
      readonly understanding: Understanding;
      readonly imported: Done;
      readonly errors: readonly RowError[];
    };

/** Where a file goes, in the three acts of every upload. */
export interface Uploader<Done> {
  /** Whose lists are asked anew when an upload is broken off. */
  readonly noun: string;
  /** @returns the upload's id */
  readonly begin: (file: ChosenFile, understanding: Understanding) => Promise<string>;
  readonly put: (
    importId: string,
    page: Page,
    understanding: Understanding,
    signal: AbortSignal,
  ) => Promise<{ readonly errors: readonly RowError[] }>;
  /** @param mayLose somebody saw what it takes out, and wants it */
  readonly finish: (importId: string, pages: number, mayLose: boolean) => Promise<Done>;
}

export function useUpload<Done>({ noun, begin, put, finish }: Uploader<Done>) {
  const [stage, setStage] = useState<Stage<Done>>({ at: 'choose' });
  const [abort, setAbort] = useState<AbortController>();
  /** What has arrived under which upload, so that trying again goes on where it stopped. */
  const held = useRef<{ readonly importId: string; readonly key: unknown; readonly sent: Sent }>(undefined);
  const client = useQueryClient();

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
    open: { readonly id: string } | undefined,
    mayLose = false,
  ) => {
    const controller = new AbortController();
    setAbort(controller);
    setStage({ at: 'sending', file, rows: 0, closing: false });
    try {
      // What was held counts only while its upload is still open: it may have been given up meanwhile.
      const last = held.current;
      const same = last && last.key === understanding && last.importId === open?.id ? last : undefined;
      const importId = same?.importId ?? open?.id ?? (await begin(file, understanding));
      const upload = same ?? { importId, key: understanding, sent: { pages: new Map() } };
      held.current = upload;
      const pages = await sendPages({
        pages: pagesOf(understanding),
        sent: upload.sent,
        signal: controller.signal,
        put: (page) => put(importId, page, understanding, controller.signal),
        onRows: (rows) => setStage({ at: 'sending', file, rows, closing: false }),
      });
      setStage({ at: 'sending', file, rows: file.rows.length, closing: true });
      const imported = await finish(importId, pages, mayLose);
      held.current = undefined;
      const errors = joinErrors(known, [...upload.sent.pages.values()].flat());
      setStage({ at: 'done', file, understanding, imported, errors });
    } catch (error) {
      void client.invalidateQueries({ queryKey: [noun] });
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
