// What contracts cost through the API: the examples of the rules to the cent, and prices that contradict their contract.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
const FINANCE: readonly Role[] = ['finance'];

beforeEach(async () => {
  api = await openApi();
});

const SEATS = {
  text: 'Seats',
  quantity: 100,
  price: { kind: 'perUnit', amount: '3' },
  period: 'month',
  changes: [
    { from: '2022-03-01', quantity: 120 },
    { from: '2022-09-01', quantity: 150 },
  ],
};
const yearly = (more: object = {}) => ({
  name: 'Seats',
  kind: 'subscription',
  start: '2022-01-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
  currency: 'USD',
  ...more,
});
const send = (method: string, path: string, body?: object, at?: string) =>
  api.call({
    method,
    path: `/api/contracts${path}`,
    roles: FINANCE,
    ...(body && { body }),
    ...(at && { at }),
  });
const create = (more: object, at = '2022-06-15T12:00:00.000Z') => send('POST', '', yearly(more), at);
const monthsOf = async (id: string, query: Record<string, string>) =>
  (await api.call({ method: 'GET', path: `/api/contracts/${id}/costs`, query, roles: ['viewer'] })).json;

describe('The cost of a contract', () => {
  it('of 100 seats, 20 and 30 more is told in all three series, paid monthly and yearly', async () => {
    const column = (name: string, { items }: { items: Record<string, string>[] }) =>
      items.map((month) => Number(month[name]));
    const cost = [300, 300, 360, 360, 360, 360, 360, 360, 450, 450, 450, 450];
    const { json } = await create({ lines: [SEATS], paymentFrequency: 'month' });
    const monthly = await monthsOf(json.id, { from: '2022-01' });
    expect(monthly).toMatchObject({ currency: 'USD', total: 12 });
    expect(column('added', monthly)).toEqual([300, 0, 60, 0, 0, 0, 0, 0, 90, 0, 0, 0]);
    expect(column('cost', monthly)).toEqual(cost);
    expect(column('payment', monthly)).toEqual(cost);
    await send('PATCH', `/${json.id}`, { version: 1, paymentFrequency: 'year' });
    expect(column('payment', await monthsOf(json.id, { from: '2022-01' }))).toEqual([
      3600, 0, 600, 0, 0, 0, 0, 0, 360, 0, 0, 0,
    ]);
    expect(
      column('cost', await monthsOf(json.id, { from: '2022-01', recognition: 'contractStart' })),
    ).toEqual([4560, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('shows its term, its run-rate, its next payment and the cash due in a year', async () => {
    const { status, json } = await create({ lines: [SEATS], paymentFrequency: 'quarter' });
    expect(status).toBe(201);
    expect(json.cost).toEqual({
      currency: 'USD',
      term: { from: '2022-01-01', to: '2022-12-31', amount: '4560.00', oneTime: '0.00', unused: [] },
      lines: [{ term: '4560.00', annual: '4320.00' }],
      annual: '4320.00',
      // July as it stands then, the rise in September, and three quarters of 150 seats.
      dueInYear: '5220.00',
      next: { kind: 'paymentTerm', from: '2022-07-01', to: '2022-09-30', amount: '1170.00' },
      nextPayment: { day: '2022-07-01', amount: '1080.00' },
    });
    const query = { text: 'Seats' };
    const list = await api.call({ method: 'GET', path: '/api/contracts', query, roles: ['viewer'] });
    expect(list.json.items).toMatchObject([{ annual: '5400.00', currency: 'USD' }]);
  });

  it('is null until there are prices, and its months are none', async () => {
    const { json } = await create({});
    expect(json.cost).toBeNull();
    expect(await monthsOf(json.id, {})).toEqual({ currency: 'USD', items: [], next: null, total: 0 });
  });

  it('names the licenses of its lines, and is exported as CSV', async () => {
    const application = await api.call({
      method: 'POST',
      path: '/api/applications',
      roles: ['admin'],
      body: { name: 'CRM' },
    });
    const license = await api.call({
      method: 'POST',
      path: '/api/licenses',
      roles: ['admin'],
      body: { applicationId: application.json.id, name: 'Enterprise', kind: 'user' },
    });
    const { json } = await create({ lines: [{ ...SEATS, text: '', licenseId: license.json.id }] });
    expect(json.licenseNames).toEqual({ [license.json.id]: 'Enterprise' });
    const { text } = await api.call({
      method: 'GET',
      path: `/api/contracts/${json.id}/costs`,
      query: { from: '2022-03', months: '1' },
      roles: ['viewer'],
      accept: 'text/csv',
    });
    expect(text.split(/\r?\n/).slice(0, 2)).toEqual([
      'Month,Added,Changed,Cost,Of which one-time,Payment',
      '2022-03,60.00,0.00,360.00,0.00,',
    ]);
  });
});

describe('Prices are refused with their field', () => {
  const open = { duration: { kind: 'open' }, renewal: { kind: 'none' } };
  it.each([
    ['without a currency', { currency: undefined, lines: [SEATS] }, 'currency'],
    [
      'for a license that does not exist',
      { lines: [{ ...SEATS, licenseId: 'nothing' }] },
      'lines.0.licenseId',
    ],
    ['for nothing at all', { lines: [{ ...SEATS, text: '' }] }, 'lines.0.text'],
    ['before the contract starts', { lines: [{ ...SEATS, from: '2021-12-31' }] }, 'lines.0.from'],
    [
      'that end before they begin',
      { lines: [{ ...SEATS, from: '2022-02-01', to: '2022-01-31' }] },
      'lines.0.to',
    ],
    [
      'that change in no order',
      { lines: [{ ...SEATS, changes: SEATS.changes.toReversed() }] },
      'lines.0.changes.1.from',
    ],
    ['that change behind their end', { lines: [{ ...SEATS, to: '2022-08-31' }] }, 'lines.0.changes.1.from'],
    [
      'that change nothing',
      { lines: [{ ...SEATS, changes: [{ from: '2022-03-01' }] }] },
      'lines.0.changes.0',
    ],
    [
      'for the term of a contract without an end',
      { ...open, lines: [{ ...SEATS, period: 'term' }] },
      'lines.0.period',
    ],
    [
      'every month though all is paid once',
      { ...open, paymentFrequency: 'once', lines: [SEATS] },
      'paymentFrequency',
    ],
    [
      'with a discount of more than all',
      { lines: [{ ...SEATS, discount: { kind: 'percent', percent: '100.1' } }] },
      'lines.0.discount.percent',
    ],
    [
      'as a floating-point number',
      { lines: [{ ...SEATS, price: { kind: 'flat', amount: 3 } }] },
      'lines.0.price.amount',
    ],
    [
      'for a fee before the contract',
      { fees: [{ text: 'Set-up', amount: '1', on: '2021-01-01' }] },
      'fees.0.on',
    ],
  ])('%s', async (_, more, field) => {
    const { status, json } = await create(more);
    expect(status).toBe(400);
    const named = [json, ...(json.errors ?? [])].map((one: { field?: string }) => one.field);
    expect(named).toContain(field);
  });
});
