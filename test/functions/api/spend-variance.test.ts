// A month's variance through the API: its parts, the evidence behind them, and currencies joined by their rates.
import { beforeEach, describe, expect, it } from 'vitest';
import { exact, sum } from '#shared/domain/money/exact.ts';
import { containing, figma, openSpending, type Spending } from './spending.ts';

let org: Spending;
let app: string;
beforeEach(async () => {
  org = await openSpending();
  app = await org.application('Figma');
  await org.setRules([containing('1', 'figma', app)]);
  return () => org.api.table.drop();
});

async function contract(more: object = {}): Promise<void> {
  const body = {
    name: 'Figma Organization',
    kind: 'contract',
    applicationIds: [app],
    currency: 'EUR',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
    paymentFrequency: 'month',
    taxPercent: '20',
    lines: [{ text: 'Plan', quantity: 1, price: { kind: 'flat', amount: '100' }, period: 'month' }],
    ...more,
  };
  const created = await org.api.call({
    method: 'POST',
    path: '/api/contracts',
    body,
    roles: ['finance'],
    at: org.at(),
  });
  expect(created.status).toBe(201);
}

const explained = async (query: Record<string, string> = {}) =>
  (
    await org.call('GET', '/variance', undefined, {
      month: '2026-03',
      currency: 'EUR',
      applicationId: app,
      ...query,
    })
  ).json;

async function rates(list: readonly object[]): Promise<void> {
  const set = await org.api.call({
    method: 'PUT',
    path: '/api/rates',
    body: { reporting: 'EUR', rates: list },
    roles: ['finance'],
    at: org.at(),
  });
  expect(set.status).toBeLessThan(300);
}

describe('The variance of a month', () => {
  it('is tax where what left is the payment with its tax', async () => {
    await contract();
    await org.upload([figma()]);
    expect(await explained()).toMatchObject({
      applications: [{ id: app, name: 'Figma' }],
      cost: '100.00',
      spend: '120.00',
      variance: '20.00',
      parts: { timing: '0.00', tax: '20.00', quantity: '0.00', price: '0.00', rate: '0.00', other: '0.00' },
      items: [
        {
          transaction: { text: 'FIGMA INC', net: '120.00', rates: [] },
          payment: {
            contract: { name: 'Figma Organization' },
            day: '2026-03-01',
            amount: '100.00',
            taxPercent: '20',
          },
          parts: { tax: '20.00' },
        },
      ],
    });
  });

  it('is price where the plan has one price and another amount left', async () => {
    await contract();
    await org.upload([figma({ amount: '110.00' })]);
    expect((await explained()).parts).toMatchObject({ price: '10.00', other: '0.00' });
  });

  it('is told as other where nobody counts the seats', async () => {
    await contract({
      lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '10' }, period: 'month' }],
    });
    await org.upload([figma({ amount: '110.00' })]);
    expect((await explained()).parts).toMatchObject({ quantity: '0.00', price: '0.00', other: '10.00' });
  });

  it('is timing for a year that is paid at once, beside what the months of the page say', async () => {
    await contract({ paymentFrequency: 'year' });
    await org.upload([figma({ day: '2026-01-03', amount: '1200.00' })]);
    const told = await explained({ month: '2026-01' });
    expect(told).toMatchObject({ variance: '1100.00', parts: { timing: '1100.00', other: '0.00' } });
    const { json } = await org.call('GET', '/months');
    expect(json.items[0].months[0]).toMatchObject({ variance: told.variance, timing: told.parts.timing });
  });

  it('is rate where dollars left under a contract in euros, which is one row of the months', async () => {
    await contract();
    await rates([
      { currency: 'USD', day: '2026-03-01', rate: '0.80' },
      { currency: 'USD', day: '2026-03-04', rate: '0.84' },
    ]);
    await org.upload([figma({ amount: '125.00', currency: 'USD' })]);
    const { json } = await org.call('GET', '/months');
    expect(json.items).toHaveLength(1);
    expect(json.items[0]).toMatchObject({ currency: 'EUR', months: { 2: { spend: '105.00' } } });
    expect(await explained()).toMatchObject({
      variance: '5.00',
      parts: { rate: '5.00', other: '0.00' },
      items: [
        {
          transaction: {
            net: '125.00',
            currency: 'USD',
            spend: '105.00',
            rates: [{ currency: 'USD', rate: '0.84', day: '2026-03-04' }],
            ratesOfPayment: [{ currency: 'USD', rate: '0.8', day: '2026-03-01' }],
          },
        },
      ],
    });
  });

  it('stays in its own currency where no rate is known', async () => {
    await contract();
    await org.upload([figma({ amount: '125.00', currency: 'USD' })]);
    const { json } = await org.call('GET', '/months');
    expect(json.items.map(({ currency }: { currency: string }) => currency)).toEqual(['EUR', 'USD']);
    expect(await explained({ currency: 'USD' })).toMatchObject({
      variance: '125.00',
      parts: { other: '125.00' },
    });
  });

  it('is the sum of its rows', async () => {
    await contract({ paymentFrequency: 'year' });
    await org.upload([figma(), figma({ day: '2026-03-09', amount: '7.00' })]);
    const { items, variance } = await explained();
    const all = items.flatMap(({ parts }: { parts: Record<string, string> }) => Object.values(parts));
    expect(sum(all.map((one: string) => exact(one))).equals(exact(variance))).toBe(true);
  });

  it('is saved as CSV with its evidence', async () => {
    await contract();
    await org.upload([figma()]);
    const { status, text } = await org.api.call({
      method: 'GET',
      path: '/api/spend/variance',
      query: { month: '2026-03', currency: 'EUR', applicationId: app },
      roles: ['viewer'],
      at: org.at(),
      accept: 'text/csv',
    });
    expect(status).toBe(200);
    expect(text).toContain(
      'FIGMA INC,2026-03-05,120.00,EUR,120.00,Figma Organization,2026-03-01,100.00,0.00,20.00',
    );
  });

  it('of an application that is none is refused', async () => {
    expect(await explained({ applicationId: 'none' })).toMatchObject({ status: 404 });
    expect(await explained({ month: '2026-13' })).toMatchObject({ status: 400, field: 'month' });
  });
});
