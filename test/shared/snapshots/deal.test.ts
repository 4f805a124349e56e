import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { openDeal } from '#shared/snapshots/deal.ts';
import { type AccountRow, accountRow } from '#shared/snapshots/row.ts';

const ANA: AccountFacts = {
  id: 'ana',
  name: 'Ana',
  mails: ['ana@example.com'],
  status: 'active',
  kind: 'person',
  lastActiveAt: null,
  holds: [{ sku: 'seat' }],
};

function rowsOf(said: (deal: ReturnType<typeof openDeal>) => void): AccountRow[] {
  const deal = openDeal();
  said(deal);
  return [...deal.buckets(0)].flatMap(({ lines }) => lines.map((line) => accountRow(line)));
}

test('of several uses the latest stands, whenever the account itself is told', () => {
  const moments = fc.uniqueArray(
    fc.integer({ min: 1, max: 2_000_000_000 }).map((at) => new Date(at * 1000).toISOString()),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(moments, fc.nat(8), (uses, place) => {
      const rows = rowsOf((deal) => {
        for (const [index, at] of uses.entries()) {
          if (index === place) deal.account(ANA);
          deal.use('ana', at);
        }
        if (place >= uses.length) deal.account(ANA);
      });
      expect(rows).toMatchObject([
        { id: 'ana', lastActiveAt: uses.toSorted().at(-1), holds: [{ sku: 'seat' }] },
      ]);
    }),
  );
});

test('what an account says of itself stands where it is later than every use', () => {
  const rows = rowsOf((deal) => {
    deal.account({ ...ANA, lastActiveAt: '2026-04-16T08:00:00.000Z' });
    deal.use('ana', '2026-04-15T12:00:00.000Z');
  });
  expect(rows[0]?.lastActiveAt).toBe('2026-04-16T08:00:00.000Z');
});

test('a use makes no account, and none of somebody who only holds something', () => {
  const rows = rowsOf((deal) => {
    deal.use('nobody', '2026-04-15T12:00:00.000Z');
    deal.use('holder', '2026-04-15T12:00:00.000Z');
    deal.holding({ id: 'holder' }, { sku: 'seat' });
  });
  expect(rows.map(({ id }) => id)).toEqual(['holder']);
  expect(rows[0]).not.toHaveProperty('lastActiveAt');
});
