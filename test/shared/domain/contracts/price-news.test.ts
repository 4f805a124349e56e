// Which prices of an edited contract are news.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { withPriceNews } from '#shared/domain/contracts/price-news.ts';
import { ContractLine } from '#shared/domain/contracts/pricing.ts';
import { anyDay } from './naive-terms.ts';

const TODAY = '2026-04-16';
const anyLine = fc
  .record({
    text: fc.constantFrom('Seats', 'Guests', 'Storage'),
    changes: fc.uniqueArray(
      fc.record({ from: anyDay('2026-01-01', '2026-12-31'), price: fc.constantFrom('10', '11', '12') }),
      { maxLength: 4, selector: ({ from }) => from },
    ),
  })
  .map((more) =>
    ContractLine.parse({ quantity: 1, price: { kind: 'flat', amount: '9' }, period: 'month', ...more }),
  );
const anyLines = fc.uniqueArray(anyLine, { maxLength: 3, selector: ({ text }) => text });

describe('News of prices', () => {
  it('are the prices that a line has and had not before, whatever place it has', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (was, is) => {
        const before = { lines: was };
        const { priceNews = [] } = withPriceNews(before, { lines: is }, TODAY);
        for (const { text, changes } of is) {
          const known = was.find((line) => line.text === text);
          const told = priceNews.filter((one) => one.text === text).map(({ from, price }) => [from, price]);
          if (!known) continue;
          const expected = changes
            .filter(
              ({ from, price }) => !known.changes.some((one) => one.from === from && one.price === price),
            )
            .map(({ from, price }) => [from, price]);
          expect(told).toEqual(expected);
        }
      }),
    );
  });

  it('are none where nothing changed, are kept for a week, and leave the contract as it was otherwise', () => {
    fc.assert(
      fc.property(anyLines, anyLines, fc.integer({ min: 0, max: 20 }), (was, is, days) => {
        const first = withPriceNews({ lines: was }, { lines: is, name: 'CRM' }, TODAY);
        expect({ ...first, priceNews: undefined }).toEqual({ lines: is, name: 'CRM', priceNews: undefined });
        const later = withPriceNews(first, first, addDays(TODAY, days));
        expect(later.priceNews).toEqual(days <= 7 ? first.priceNews : undefined);
      }),
    );
  });

  it('of a new contract are those that begin today or later: the rest is its history', () => {
    fc.assert(
      fc.property(anyLines, (is) => {
        const { priceNews = [] } = withPriceNews(undefined, { lines: is }, TODAY);
        const expected = is.flatMap(({ changes }) => changes.filter(({ from }) => from >= TODAY));
        expect(priceNews.length).toBe(expected.length);
      }),
    );
  });
});
