// Months of spend beside months of cost: net, by currency, and to the cent.
import { beforeEach, describe, expect, it } from 'vitest';
import { exact, sum } from '#shared/domain/money/exact.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { coffee, containing, figma, openSpending, type Spending } from './spending.ts';

let org: Spending;
beforeEach(async () => {
  org = await openSpending();
  return () => org.api.table.drop();
});

describe('The months', () => {
  it('show what a budget of the application plans by then, and what of it has not left', async () => {
    const app = await org.application('Figma');
    const budget = (more: object) =>
      org.api.call({
        method: 'POST',
        path: '/api/budgets',
        body: {
          name: 'Figma',
          from: '2026-01-01',
          to: '2026-12-31',
          scope: { kind: 'application', applicationId: app },
          amount: '365',
          currency: 'EUR',
          ...more,
        },
        roles: ['finance'],
        at: org.at(),
      });
    expect((await budget({})).status).toBe(201);
    await budget({ name: 'In dollars', currency: 'USD' });
    await budget({ name: 'Everything', scope: { kind: 'organisation' } });
    await org.setRules([containing('1', 'figma', app)]);
    await org.upload([figma({ amount: '150.00' })]);
    const { json } = await org.call('GET', '/months');
    const { budget: planned, ...row } = json.items[0];
    expect(row.total.spend).toBe('150.00');
    expect(planned.months.slice(0, 4)).toEqual(['31.00', '28.00', '31.00', '30.00']);
    expect(planned).toMatchObject({ soFar: '120.00', left: '-30.00' });
  });

  it('set what left, without tax, against what contracts cost, and what nobody knows apart', async () => {
    const app = await org.application('Figma');
    const contract = {
      name: 'Figma Organization',
      kind: 'contract',
      applicationIds: [app],
      currency: 'EUR',
      start: '2026-01-01',
      duration: { kind: 'months', months: 12 },
      paymentFrequency: 'month',
      lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '10' }, period: 'month' }],
    };
    const created = await org.api.call({
      method: 'POST',
      path: '/api/contracts',
      body: contract,
      roles: ['finance'],
      at: org.at(),
    });
    expect(created.status).toBe(201);
    await org.setRules([containing('1', 'figma', app)]);
    await org.upload([figma(), figma({ day: '2026-04-02', amount: '90.00' }), coffee()]);
    const { json } = await org.call('GET', '/months');
    expect(json).toMatchObject({
      through: '2026-04',
      months: { 0: '2026-01', length: 12 },
      unrecognisedRows: 1,
    });
    const [line] = json.items;
    expect(line.applications).toEqual([{ id: app, name: 'Figma' }]);
    expect(line.months[2]).toEqual({
      cost: '100.00',
      due: '100.00',
      spend: '120.00',
      variance: '20.00',
      timing: '0.00',
    });
    expect(line.total).toEqual({
      cost: '400.00',
      due: '400.00',
      spend: '210.00',
      variance: '-190.00',
      timing: '0.00',
    });
    expect(json.unrecognised).toEqual([
      { currency: 'EUR', months: expect.arrayContaining(['3.20']), total: '3.20' },
    ]);
  });

  it('add up to the rows that count', async () => {
    const amounts = ['3.20', '-1.07', '999999.99', '0.01'];
    await org.upload(amounts.map((amount, at) => coffee({ amount, day: `2026-0${at + 1}-01` })));
    const { json } = await org.call('GET', '/months');
    const rows = sum((await org.listed()).map(({ net }) => exact(net)));
    expect(exact(json.unrecognised[0].total).equals(rows)).toBe(true);
  });

  it('of a year take few requests to the table, however many statements there are', async () => {
    for (let month = 1; month <= 4; month++)
      await org.upload(
        Array.from({ length: 300 }, (_, at) => coffee({ day: `2026-0${month}-10`, text: `Row ${at}` })),
      );
    const capacity = countCapacity(org.api.table.dynamo);
    await org.call('GET', '/months');
    expect(capacity.requests).toBeLessThan(10);
  });
});
