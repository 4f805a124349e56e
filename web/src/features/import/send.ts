// Pages travel a few at a time; what fails by accident is tried again, and what arrived is never sent twice.
import type { RowError } from '#shared/domain/imports/import-kind.ts';
import { ApiProblem } from '#web/api/problem.ts';
import type { Page } from './prepare.ts';

/** Enough to keep the line busy, few enough for the API's limit per second. */
const AT_ONCE = 3;
const PAUSES_MS = [500, 1500, 4000];

/** What arrived, kept from one attempt to the next. */
export interface Sent {
  /** Errors by page number. */
  readonly pages: Map<number, readonly RowError[]>;
}

export interface Sending {
  readonly pages: Iterable<Page>;
  readonly sent: Sent;
  /** @returns the API's word on the page's rows */
  readonly put: (page: Page) => Promise<{ readonly errors: readonly RowError[] }>;
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
  readonly wait?: (ms: number) => Promise<void>;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** @returns how many pages there are. @throws the first failure that trying again did not mend */
export async function sendPages({
  pages,
  sent,
  put,
  signal,
  onRows,
  wait = sleep,
}: Sending): Promise<number> {
  const queue = pages[Symbol.iterator]();
  let count = 0;
  let rows = 0;
  let failed = false;
  const carry = async () => {
    while (!failed) {
      signal.throwIfAborted();
      const { value: page, done } = queue.next();
      if (done || page === undefined) return;
      count++;
      if (!sent.pages.has(page.page)) {
        try {
          sent.pages.set(page.page, (await patiently(() => put(page), signal, wait)).errors);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
      rows += page.rows.length;
      onRows(rows);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, carry));
  return count;
}

async function patiently<T>(
  act: () => Promise<T>,
  signal: AbortSignal,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await act();
    } catch (error) {
      if (signal.aborted || !mayPass(error)) throw error;
      await wait(pause);
    }
  }
  return act();
}

/** No answer, a broken one or too many at a time: all may be over in a moment. */
function mayPass(error: unknown): boolean {
  if (error instanceof ApiProblem) return error.status >= 500 || error.status === 429;
  return error instanceof TypeError;
}
