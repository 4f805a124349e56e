// What the page does with a file before it is sent: the same rules as the API, no row lost, no page too large.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_IMPORT_PAGE_ROWS, putImportPage } from '#shared/api/imports.ts';
import { templateCsv } from '#shared/domain/imports/bad-rows.ts';
import { ImportKind } from '#shared/domain/imports/import-kind.ts';
import { guessMapping } from '#shared/domain/imports/mapping.ts';
import { parseCsv } from '#shared/domain/imports/parse-csv.ts';
import { readRows } from '#shared/domain/imports/read-row.ts';
import {
  checkRows,
  dateOrders,
  joinErrors,
  pagesOf,
  type Understanding,
} from '#web/features/import/prepare.ts';

function understood(kind: ImportKind, text: string, dateOrder?: 'dayFirst' | 'monthFirst'): Understanding {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.refusal.reason);
  return {
    kind,
    file: parsed.value,
    mapping: guessMapping(kind, parsed.value.headers),
    options: { dateOrder },
  };
}

const never = new AbortController().signal;

describe('a file before it is sent', () => {
  it.each(ImportKind.options)('the template of %s can be imported as it is', async (kind) => {
    const checked = await checkRows(understood(kind, templateCsv(kind)), never);
    expect(checked).toEqual({ rows: 1, refused: 0, errors: [] });
  });

  it('names each bad row by its number, its column and the reason', async () => {
    const file = understood('people', 'Mail,Status\na@example.com,active\nnobody,gone\n');
    const checked = await checkRows(file, never);
    expect(checked?.refused).toBe(1);
    expect(checked?.errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'mail'],
      [2, 'status'],
    ]);
  });

  it('stops checking when the columns were corrected meanwhile', async () => {
    const controller = new AbortController();
    const checking = checkRows(understood('people', 'Mail\na@example.com\n'), controller.signal);
    controller.abort();
    expect(await checking).toBeUndefined();
  });

  it('asks for the order of a date only where the file itself does not show it', () => {
    const file = (dates: string) => understood('licenses', `License,Expires\n${dates}`);
    expect(dateOrders(file('a,04/05/2026\n'))).toEqual({ open: true, proven: undefined });
    expect(dateOrders(file('a,04/05/2026\nb,13/05/2026\n'))).toEqual({ open: true, proven: 'dayFirst' });
    expect(dateOrders(file('a,2026-05-04\nb,05/05/2026\n'))).toEqual({ open: false, proven: undefined });
  });

  it('sends dates in one notation, so that the API needs no order', () => {
    const [page] = pagesOf(understood('licenses', 'License,Expires\na,04/05/2026\n', 'dayFirst'));
    expect(page?.rows).toEqual([{ name: 'a', expiresOn: '2026-05-04' }]);
  });

  it('a cell of thousands of letters is a bad row, not a refused page', async () => {
    const file = understood('people', `Mail,Aliases\na@example.com,${'b@example.com '.repeat(300)}\n`);
    expect((await checkRows(file, never))?.errors[0]?.reason).toMatch(/longer than/);
    const [page] = pagesOf(file);
    expect(readRows('people', page?.rows ?? [], 1).refused).toEqual([1]);
  });

  it('keeps its own reasons and adds those of the API for rows that looked good here', () => {
    const ours = [{ row: 3, column: 'mail', reason: 'is missing' }];
    const theirs = [
      { row: 3, column: 'mail', reason: 'is missing' },
      { row: 1, column: 'name', reason: 'is longer than 200 characters' },
    ];
    expect(joinErrors(ours, theirs).map(({ row }) => row)).toEqual([1, 3]);
  });
});

describe('pages of a file', () => {
  const cell = fc.string({ maxLength: 40 });
  const shape = fc.record({
    rows: fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 60 }),
    /** How often the rows stand below each other. */
    times: fc.integer({ min: 1, max: 60 }),
    /** Letters added to each name. */
    padding: fc.constantFrom(0, 500, 1900),
  });

  it('hold every row once, in order, numbered as in the file, and fit the request', () => {
    fc.assert(
      fc.property(shape, ({ rows, times, padding }) => {
        const all = Array.from({ length: times }, () => rows)
          .flat()
          .map(([mail, name]) => [mail, name + 'x'.repeat(padding)]);
        const understanding: Understanding = {
          kind: 'people',
          file: { rows: all },
          mapping: { mail: 0, name: 1 },
          options: {},
        };
        let next = 1;
        let number = 1;
        for (const { page, firstRow, rows: sent } of pagesOf(understanding)) {
          expect([page, firstRow]).toEqual([number++, next]);
          expect(sent.length).toBeLessThanOrEqual(MAX_IMPORT_PAGE_ROWS);
          expect(putImportPage.body.safeParse({ firstRow, rows: sent }).success).toBe(true);
          expect(new Blob([JSON.stringify(sent)]).size).toBeLessThan(390_000);
          next += sent.length;
        }
        expect(next - 1).toBe(all.length);
      }),
      { numRuns: 30 },
    );
  });

  it('are refused by the API in exactly the rows that were refused here', async () => {
    const word = fc.constantFrom('a@example.com', 'nobody', '', 'active', 'gone', '=1+1', '04/05/2026');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 30 }), async (rows) => {
        const understanding: Understanding = {
          kind: 'people',
          file: { rows },
          mapping: { mail: 0, status: 1 },
          options: {},
        };
        const here = await checkRows(understanding, never);
        const there = [...pagesOf(understanding)].flatMap(
          (page) => readRows('people', page.rows, page.firstRow).errors,
        );
        expect(there).toEqual(here?.errors);
      }),
      { numRuns: 50 },
    );
  });
});
