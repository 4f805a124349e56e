// Payments that fell due and that no statement shows, through the API.
import { beforeEach, describe, expect, it } from 'vitest';
import { coffee, containing, figma, openSpending, type Spending } from './spending.ts';

let org: Spending;
let figmaId: string;
beforeEach(async () => {
  org = await openSpending();
  figmaId = await org.application('Figma');
  await org.setRules([containing('1', 'figma', figmaId)]);
  await org.api.call({
    method: 'POST',
    path: '/api/contracts',
    body: {
      name: 'Figma Organization',
      kind: 'contract',
      applicationIds: [figmaId],
      currency: 'EUR',
      start: '2026-01-01',
      duration: { kind: 'months', months: 12 },
      paymentFrequency: 'month',
      lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '12' }, period: 'month' }],
    },
    roles: ['finance'],
    at: org.at(),
  });
  return () => org.api.table.drop();
});

const overdue = async () => {
  const query = { overdue: 'true' };
  const path = '/api/reports/payments';
  const { json } = await org.api.call({ method: 'GET', path, query, roles: ['viewer'], at: org.at() });
  return { ...json, days: json.items.map(({ day }: { day: string }) => day) };
};

describe('Overdue payments', () => {
  it('are unknown until there is a statement', async () => {
    expect(await overdue()).toMatchObject({ days: [], statementsUntil: null });
  });

  it('are those of the last 90 days that nothing of their application pays for, as far as statements reach', async () => {
    await org.upload([figma({ day: '2026-03-05' }), coffee({ day: '2026-04-03', amount: '120.00' })]);
    // The one of January lies 105 days back; that of March pays for one of the two before April.
    expect(await overdue()).toMatchObject({
      days: ['2026-03-01', '2026-04-01'],
      statementsUntil: '2026-04-03',
      totals: [{ amount: '240.00', currency: 'EUR' }],
    });
    await org.upload([figma({ day: '2026-04-02', amount: '240.00' })]);
    expect(await overdue()).toMatchObject({ days: [] });
  });
});
