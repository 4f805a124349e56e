// Pages on their way: each arrives, accidents are mended, refusals and a stop are heeded, and nothing arrives twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '#web/api/problem.ts';
import type { Page } from '#web/features/import/prepare.ts';
import { type Sending, sendPages } from '#web/features/import/send.ts';

const pagesOf = (count: number): Page[] =>
  Array.from({ length: count }, (_, at) => ({
    page: at + 1,
    firstRow: at * 2 + 1,
    rows: [{ mail: 'a@example.com' }, { mail: 'b@example.com' }],
  }));

function sending(count: number, put: Sending['put']) {
  const controller = new AbortController();
  const heard: number[] = [];
  const given: Sending = {
    pages: pagesOf(count),
    sent: { pages: new Map() },
    put,
    signal: controller.signal,
    onRows: (rows) => heard.push(rows),
    wait: async () => undefined,
  };
  return { given, heard, controller };
}

const busy = new ApiProblem({ status: 503, title: 'Not available', detail: 'Try again' });
const closed = new ApiProblem({ status: 409, title: 'Not now', detail: 'This upload is closed' });

describe('sending a file', () => {
  it('tells how many rows have arrived until all have', async () => {
    const { given, heard } = sending(7, async () => ({ errors: [] }));
    expect(await sendPages(given)).toBe(7);
    expect(heard.at(-1)).toBe(14);
  });

  it('every page arrives once, whatever fails by accident up to three times in a row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }),
        async (faults) => {
          const left = [...faults];
          const arrived: number[] = [];
          const { given } = sending(faults.length, async ({ page }) => {
            const at = page - 1;
            if ((left[at] ?? 0) > 0) {
              left[at] = (left[at] ?? 0) - 1;
              throw page % 2 === 0 ? busy : new TypeError('Failed to fetch');
            }
            arrived.push(page);
            return { errors: [{ row: page, reason: 'is missing' }] };
          });
          expect(await sendPages(given)).toBe(faults.length);
          expect(arrived.toSorted((a, b) => a - b)).toEqual(pagesOf(faults.length).map(({ page }) => page));
          expect(given.sent.pages.size).toBe(faults.length);
        },
      ),
    );
  });

  it('a refusal ends it at once, and going on sends only what has not arrived', async () => {
    const asked: number[] = [];
    let refuses = true;
    const { given } = sending(9, async ({ page }) => {
      asked.push(page);
      if (refuses && page === 5) throw closed;
      return { errors: [] };
    });
    await expect(sendPages(given)).rejects.toBe(closed);
    const arrived = [...given.sent.pages.keys()];
    expect(asked.filter((page) => page === 5)).toHaveLength(1);
    refuses = false;
    asked.length = 0;
    expect(await sendPages(given)).toBe(9);
    expect(asked.some((page) => arrived.includes(page))).toBe(false);
    expect(given.sent.pages.size).toBe(9);
  });

  it('a stop is heeded before the next page', async () => {
    const asked: number[] = [];
    const { given, controller } = sending(20, async ({ page }) => {
      asked.push(page);
      if (page === 4) controller.abort();
      return { errors: [] };
    });
    await expect(sendPages(given)).rejects.toThrow();
    expect(asked.length).toBeLessThan(9);
  });
});
