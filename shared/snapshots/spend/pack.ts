// Rows of a statement stand packed by month: short tuples, deflated, in parts that fit an item.
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { monthOf, type SpendRow, type YearMonth } from '#shared/domain/spend/spend-row.ts';
import type { SpendPart } from '#shared/table/spend-row-store.ts';

/** An item holds 400 KB, its keys included. */
const MOST_BYTES = 390_000;

type Packed = [
  day: string,
  amount: string,
  /** Empty where no tax is in the amount. */
  net: string,
  currency: string,
  text: string,
  account: string,
  reference: string,
];

function packed({ day, amount, net, currency, text, account = '', reference = '' }: SpendRow): Packed {
  return [day, amount, net === amount ? '' : net, currency, text, account, reference];
}

function unpacked([day, amount, net, currency, text, account, reference]: Packed): SpendRow {
  return {
    day,
    amount,
    net: net || amount,
    currency,
    text,
    ...(account && { account }),
    ...(reference && { reference }),
  };
}

/** Rows of one month as bytes; halved until each part fits. */
function parts(rows: readonly SpendRow[]): Uint8Array[] {
  const bytes = deflateRawSync(JSON.stringify(rows.map(packed)));
  if (bytes.length <= MOST_BYTES || rows.length === 1) return [bytes];
  const middle = rows.length >> 1;
  return [...parts(rows.slice(0, middle)), ...parts(rows.slice(middle))];
}

export function packStatement(
  importId: string,
  content: string,
  rows: readonly SpendRow[],
): { readonly parts: SpendPart[]; readonly months: Record<YearMonth, number> } {
  const all: SpendPart[] = [];
  const months: Record<YearMonth, number> = {};
  for (const [month, some] of Map.groupBy(rows, ({ day }) => monthOf(day))) {
    const made = parts(some);
    months[month] = made.length;
    all.push(...made.map((bytes, part) => ({ month, importId, content, part, bytes })));
  }
  return { parts: all, months };
}

export function unpackRows(bytes: Uint8Array): SpendRow[] {
  return (JSON.parse(inflateRawSync(bytes).toString()) as Packed[]).map(unpacked);
}

/** The name of what pages hold: parts of other pages never take their place. */
export function contentOf(pages: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const page of pages) hash.update(createHash('sha256').update(page).digest());
  return hash.digest('base64url').slice(0, 12);
}

/** A row's id begins with its month, so that it is found by its id alone. */
export function rowIdOf(month: YearMonth, key: string): string {
  return `${month}_${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;
}
