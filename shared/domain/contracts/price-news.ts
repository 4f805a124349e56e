// Prices that were recorded lately: those whose day had come by then lie behind whoever looks ahead, and are news all the same.
import * as z from 'zod';
import { addDays, CivilDay } from '../calendar/civil-day.ts';
import { Amount } from '../money/amount.ts';
import type { ContractLine } from './pricing.ts';

export const PriceNews = z.object({
  recordedOn: CivilDay,
  /** The line that it was recorded on, by what it is about. */
  licenseId: z.string().optional(),
  text: z.string(),
  from: CivilDay,
  price: Amount,
});
export type PriceNews = z.infer<typeof PriceNews>;

/** What was recorded is told within these days; later it would be no news. */
export const PRICE_NEWS_DAYS = 7;
/** No contract gets more prices in a week; what is kept must fit into its item. */
export const MOST_PRICE_NEWS = 200;

interface Priced {
  readonly lines: readonly ContractLine[];
  readonly priceNews?: readonly PriceNews[] | undefined;
}

/**
 * A contract with the prices that it has and did not have before. What a line is entered with is its history unless it still
 * lies ahead or begins today.
 * @param before undefined for a new contract
 */
export function withPriceNews<T extends Priced>(
  before: Priced | undefined,
  after: T,
  today: CivilDay,
): Omit<T, 'priceNews'> & { priceNews?: PriceNews[] } {
  const fresh = after.lines.flatMap((line, index) => {
    const known = before && lineBefore(before.lines, after.lines, index);
    return line.changes.flatMap(({ from, price }): PriceNews[] => {
      if (price === undefined || (known === undefined && from < today)) return [];
      if (known?.changes.some((one) => one.from === from && one.price === price)) return [];
      const { licenseId, text } = line;
      return [{ recordedOn: today, ...(licenseId !== undefined && { licenseId }), text, from, price }];
    });
  });
  const kept = (before?.priceNews ?? []).filter((one) => isNews(one, today));
  const { priceNews: _, ...rest } = after;
  const priceNews = [...kept, ...fresh].slice(-MOST_PRICE_NEWS);
  return { ...rest, ...(priceNews.length > 0 && { priceNews }) };
}

export function isNews({ recordedOn }: PriceNews, today: CivilDay): boolean {
  return recordedOn >= addDays(today, -PRICE_NEWS_DAYS);
}

export function isAbout(
  { licenseId, text }: Pick<PriceNews, 'licenseId' | 'text'>,
  line: Pick<ContractLine, 'licenseId' | 'text'>,
): boolean {
  return licenseId === line.licenseId && text === line.text;
}

/** Lines have no name of their own: a line is the one of the same license and text, else the one in its place that is gone. */
function lineBefore(
  before: readonly ContractLine[],
  after: readonly ContractLine[],
  index: number,
): ContractLine | undefined {
  const line = after[index];
  const inPlace = before[index];
  if (line === undefined) return undefined;
  if (inPlace && isAbout(line, inPlace)) return inPlace;
  const same = before.find((one) => isAbout(one, line));
  if (same) return same;
  return inPlace && !after.some((one) => isAbout(one, inPlace)) ? inPlace : undefined;
}
