// A row of spend is one transaction of a statement: what left on a day, and what came back as a negative amount.
import * as z from 'zod';
import { CivilDay } from '../calendar/civil-day.ts';
import { Currency } from '../money/currency.ts';

/** A decimal string in major units with the digits of the currency's minor unit; refunds are negative: `-12.50`. */
export const SignedAmount = z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/, 'a decimal number such as -12.50');

export const YearMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-03');
export type YearMonth = z.infer<typeof YearMonth>;

export const SpendRow = z.object({
  day: CivilDay,
  /** As the statement says it, tax included where the statement includes it. */
  amount: SignedAmount,
  /** Without tax: what is compared with the cost of contracts, whose money is net. */
  net: SignedAmount,
  currency: Currency,
  text: z.string().min(1).max(500),
  /** Card or account that it was paid from. */
  account: z.string().max(100).optional(),
  /** The bank's own reference of it. */
  reference: z.string().max(200).optional(),
});
export type SpendRow = z.infer<typeof SpendRow>;

export function monthOf(day: CivilDay): YearMonth {
  return day.slice(0, 7);
}

/** Merchants' names are compared without case, width and repeated blanks. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * What makes each row of one file the same as a row of another one. The bank's reference where there is one; else
 * everything the row says, numbered among its equals, so that two equal coffees of one file are two and the same file
 * once more brings none. A reference counts within its account and month: banks use some of them again, and a month
 * must be readable by itself.
 */
export function rowKeys(rows: readonly SpendRow[]): string[] {
  const times = new Map<string, number>();
  return rows.map(({ day, amount, currency, text, account = '', reference }) => {
    if (reference !== undefined) return JSON.stringify([monthOf(day), account, reference]);
    const said = JSON.stringify([day, amount, currency, foldText(text), account]);
    const ordinal = (times.get(said) ?? 0) + 1;
    times.set(said, ordinal);
    return JSON.stringify([said, ordinal]);
  });
}

/** What one imported statement says of a month. */
export interface StatementMonth {
  /** Imports sort by their ids in the order they were begun. */
  readonly importId: string;
  readonly rows: readonly SpendRow[];
}

export interface KeyedRow {
  readonly key: string;
  readonly row: SpendRow;
  /** The first import that told it. */
  readonly importId: string;
}

/** The rows of one month that all its statements say together: what several of them tell is told by the first. */
export function mergedRows(statements: readonly StatementMonth[]): KeyedRow[] {
  const merged = new Map<string, KeyedRow>();
  const inOrder = [...statements].sort((a, b) => (a.importId < b.importId ? -1 : 1));
  for (const { importId, rows } of inOrder) {
    rowKeys(rows).forEach((key, at) => {
      const row = rows[at];
      if (row && !merged.has(key)) merged.set(key, { key, row, importId });
    });
  }
  return [...merged.values()];
}
