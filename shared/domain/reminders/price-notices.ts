// Price changes that lie ahead or were recorded when their day had come, each told once: a line, its day and its price name it.
import { addDays, addMonths, type CivilDay } from '../calendar/civil-day.ts';
import type { Contract } from '../contracts/contract.ts';
import { isPriced } from '../contracts/cost/contract-cost.ts';
import { priceChanges } from '../contracts/cost/price-changes.ts';
import { isAbout, isNews, type PriceNews } from '../contracts/price-news.ts';
import { written } from '../money/exact.ts';
import type { Notice } from '../notifications/notice.ts';

type PriceNotice = Extract<Notice, { kind: 'priceChange' }>;

/** Changes further ahead are told when they come within these months. */
const MONTHS_AHEAD = 36;

/** @param applications names */
export function priceNotices(
  contract: Contract & { readonly priceNews?: readonly PriceNews[] | undefined },
  applications: readonly string[],
  today: CivilDay,
): PriceNotice[] {
  const { id, name, vendor, currency, lines } = contract;
  const news = (contract.priceNews ?? []).filter((one) => one.from <= today && isNews(one, today));
  const hasChanges = lines.some(({ changes }) => changes.some(({ from }) => from > today));
  if (currency === undefined || !(hasChanges || news.length > 0) || !isPriced(contract)) return [];
  const first = news.map(({ from }) => from).sort()[0] ?? addDays(today, 1);
  const changes = priceChanges(contract, currency, first, addMonths(today, MONTHS_AHEAD));
  const told = changes.filter(({ line, day, after }) => {
    const of = lines[line];
    return (
      day > today || (of && news.some((one) => one.from === day && one.price === after && isAbout(one, of)))
    );
  });
  return told.flatMap(({ line: place, day: from, before, after, aYear }) => {
    const line = lines[place];
    // What falls behind the end of its line or contract never takes effect.
    if (line === undefined || aYear === 0n) return [];
    return {
      kind: 'priceChange',
      contract: { id, name },
      vendor,
      applications: [...applications],
      on: from,
      step: 0,
      day: today,
      line: line.text,
      ...(line.licenseId !== undefined && { licenseId: line.licenseId }),
      before,
      after,
      currency,
      aYear: written(aYear, currency),
    };
  });
}
