// Contracts at the edges of the calendar: what is taken can be read, listed and decided upon on any day.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { anyDay } from '#test/shared/domain/contracts/naive-terms.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});

const day = fc.oneof(
  anyDay('1950-01-01', '2150-12-31'),
  fc.constantFrom('1950-01-01', '2150-12-31', '2096-02-29'),
);
const months = fc.oneof(fc.constantFrom(1, 12, 600), fc.integer({ min: 1, max: 600 }));
const most = fc.constantFrom(undefined, 1, 1_000);
const body = fc.record({
  name: fc.constant('Edge'),
  kind: fc.constantFrom('contract', 'subscription', 'perpetual'),
  start: day,
  duration: fc.oneof(
    months.map((count) => ({ kind: 'months', months: count })),
    day.map((end) => ({ kind: 'until', end })),
    fc.constant({ kind: 'open' }),
  ),
  renewal: fc.oneof(
    fc.constant({ kind: 'none' }),
    fc.record({ kind: fc.constantFrom('automatic', 'express'), months, most }),
  ),
  notice: fc.constantFrom(undefined, { count: 1_000, unit: 'months' }, { count: 1_000, unit: 'days' }),
  paymentFrequency: fc.constantFrom(undefined, 'month', '3years', 'term', 'once'),
  firstPayment: fc.option(day, { nil: undefined }),
  currency: fc.constantFrom('JPY', 'EUR', 'KWD'),
  lines: fc.array(
    fc.record(
      {
        text: fc.constant('Seats'),
        quantity: fc.constantFrom(0, 1, 1_000_000_000),
        price: fc.record({
          kind: fc.constantFrom('perUnit', 'flat'),
          amount: fc.constantFrom('0', '999999999999.9999'),
        }),
        period: fc.constantFrom('month', '3years', 'term', 'once'),
        discount: fc.constantFrom(
          { kind: 'percent', percent: '100' },
          { kind: 'amount', amount: '999999999999' },
        ),
        from: day,
        changes: fc.array(fc.record({ from: day, quantity: fc.nat(9) }), { maxLength: 2 }),
      },
      { requiredKeys: ['text', 'quantity', 'price', 'period'] },
    ),
    { maxLength: 2 },
  ),
});

describe('A contract at the edge of the calendar', () => {
  it('is refused with its field, or read, listed and decided upon on any day', async () => {
    await fc.assert(
      fc.asyncProperty(body, day, months, async (sent, on, length) => {
        const at = `${on}T12:00:00.000Z`;
        const common = { roles: ['admin'] as const, at };
        const created = await api.call({ ...common, method: 'POST', path: '/api/contracts', body: sent });
        if (created.status === 400) {
          expect(created.json.field).toBeTruthy();
          return;
        }
        expect(created.status).toBe(201);
        const path = `/api/contracts/${created.json.id}`;
        const decision = { version: 1, decision: { decision: 'renew', months: length } };
        const decided = await api.call({
          ...common,
          method: 'POST',
          path: `/api/renewals/${created.json.id}/decision`,
          body: decision,
        });
        const notice = { version: decided.json.contract?.version ?? 1, sentOn: on, channel: 'mail' };
        const noticed = await api.call({ ...common, method: 'POST', path: `${path}/notice`, body: notice });
        const read = await api.call({ ...common, method: 'GET', path });
        expect([decided.status, noticed.status, read.status].filter((status) => status >= 500)).toEqual([]);
        expect((await api.call({ ...common, method: 'DELETE', path })).status).toBe(204);
      }),
      { numRuns: 60 },
    );
    const { status } = await api.call({ method: 'GET', path: '/api/contracts', roles: ['viewer'] });
    expect(status).toBe(200);
  });
});
