// Renewals of a year and price changes, over all contracts.
import { beforeEach, describe, expect, it } from 'vitest';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});

const post = async (path: string, body: object) => {
  const { json, status } = await api.call({ method: 'POST', path, roles: ['admin'], body });
  expect([status, json.reason]).toEqual([201, undefined]);
  return json;
};
const report = async (name: string, query: Record<string, string> = {}) =>
  (await api.call({ method: 'GET', path: `/api/reports/${name}`, query, roles: ['viewer'] })).json;

/** The tests' clock stands at 2026-04-16. */
const contract = (more: object) => ({
  name: 'CRM',
  kind: 'contract',
  vendor: 'Salesforce',
  start: '2026-01-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
  notice: { count: 60, unit: 'days' },
  currency: 'EUR',
  ...more,
});
const seats = (more: object = {}) => ({
  text: 'Seats',
  quantity: 10,
  price: { kind: 'perUnit', amount: '5' },
  period: 'month',
  ...more,
});

describe('The renewals of a year', () => {
  it('name every deadline and renewal with what the term costs that begins, and count each term once', async () => {
    await post(
      '/api/contracts',
      contract({ lines: [seats({ changes: [{ from: '2027-01-01', price: '6' }] })] }),
    );
    const asked = contract({
      name: 'Desk',
      start: '2025-07-01',
      renewal: { kind: 'express', months: 24 },
      notice: undefined,
      lines: [seats({ quantity: 1 })],
    });
    await post('/api/contracts', asked);
    const year = await report('renewals');
    expect(year).toMatchObject({ year: 2026, from: '2026-01-01', to: '2026-12-31', total: 3 });
    const rows = year.items.map(({ on, what, contractName, begins, money }: Record<string, unknown>) => [
      on,
      what,
      contractName,
      begins,
      (money as { amount: string } | null)?.amount,
    ]);
    expect(rows).toEqual([
      ['2026-06-30', 'confirm', 'Desk', '2026-07-01', '120.00'],
      ['2026-07-01', 'renewsIfConfirmed', 'Desk', '2026-07-01', '120.00'],
      ['2026-11-01', 'decide', 'CRM', '2027-01-01', '720.00'],
    ]);
    expect(year.totals).toEqual([{ amount: '120.00', currency: 'EUR' }]);
    expect((await report('renewals', { year: '2027', what: 'renews' })).items).toMatchObject([
      { on: '2027-01-01', contractName: 'CRM', money: { amount: '720.00' } },
    ]);
    expect((await report('renewals', { text: 'desk' })).total).toBe(2);
  });

  it('follow the financial year, and are exported', async () => {
    await api.call({
      method: 'PATCH',
      path: '/api/settings',
      body: { version: 0, firstMonthOfFinancialYear: 7 },
      roles: ['admin'],
    });
    await post('/api/contracts', contract({ lines: [seats()] }));
    const year = await report('renewals', { by: 'financial', year: '2026' });
    expect(year).toMatchObject({ from: '2026-07-01', to: '2027-06-30', total: 2 });
    expect(await report('renewals', { by: 'financial' })).toMatchObject({ year: 2025, total: 0 });
    const { text } = await api.call({
      method: 'GET',
      path: '/api/reports/renewals',
      query: { year: '2027' },
      roles: ['viewer'],
      accept: 'text/csv',
    });
    expect(text).toContain('2027-01-01,Renews,CRM,Salesforce,2027-01-01,600.00,EUR');
    const bad = await api.call({
      method: 'GET',
      path: '/api/reports/renewals',
      query: { year: 'x' },
      roles: ['viewer'],
    });
    expect(bad.status).toBe(400);
  });
});

describe('Price changes', () => {
  it('tell old and new price and what a year costs more at the quantity of that day', async () => {
    const changes = [
      { from: '2026-03-01', price: '4' },
      { from: '2026-08-01', quantity: 20, price: '6' },
      { from: '2026-09-01', quantity: 30 },
      { from: '2028-09-01', price: '9' },
    ];
    await post(
      '/api/contracts',
      contract({ lines: [seats({ changes, discount: { kind: 'percent', percent: '10' } })] }),
    );
    const { items, totals, since, until } = await report('price-changes');
    expect([since, until]).toEqual(['2025-04-16', '2027-04-16']);
    expect(items).toMatchObject([
      { from: '2026-03-01', before: '5', after: '4', aYear: '-108.00', line: 'Seats', perUnit: true },
      { from: '2026-08-01', before: '4', after: '6', aYear: '432.00', period: 'month', currency: 'EUR' },
    ]);
    expect(totals).toEqual([{ amount: '324.00', currency: 'EUR' }]);
    expect((await report('price-changes', { since: '2026-08-01', until: '2026-08-01' })).total).toBe(1);
    expect(await report('price-changes', { since: '2026-08-02', until: '2026-08-01' })).toMatchObject({
      field: 'until',
    });
  });

  it('that never take effect are left out: behind the end of the contract', async () => {
    const changes = [{ from: '2027-02-01', price: '6' }];
    await post(
      '/api/contracts',
      contract({ renewal: { kind: 'none' }, notice: undefined, lines: [seats({ changes })] }),
    );
    expect((await report('price-changes')).total).toBe(0);
  });
});
