// Exchange rates through the API: who may set them, what is refused and where, and what contracts cost with them.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});

/** Requests are of this day. */
const TODAY = '2026-04-16';

const row = (currency: string, day: string, rate: unknown) => ({ currency, day, rate });
const put = (rates: readonly object[], role: Role = 'finance', reporting = 'EUR') =>
  api.call({ method: 'PUT', path: '/api/rates', body: { reporting, rates }, roles: [role] });
const list = async (query: Record<string, string> = {}) =>
  (await api.call({ method: 'GET', path: '/api/rates', query, roles: ['viewer'] })).json;
const remove = (path: string, role: Role = 'finance') =>
  api.call({ method: 'DELETE', path: `/api/rates/${path}`, roles: [role] });
const log = async (query: Record<string, string>) =>
  (await api.call({ method: 'GET', path: '/api/ledger', query, roles: ['viewer'] })).json.items;

describe('Exchange rates', () => {
  it('stand in a list, the newest day first, with the currency they are told in', async () => {
    const rates = [row('USD', '2026-04-01', '0.9200'), row('GBP', '2026-04-15', '1.155')];
    expect((await put([...rates, row('USD', '2025-12-30', '0.9')])).json).toEqual({
      added: 3,
      changed: 0,
      unchanged: 0,
    });
    expect(await list()).toEqual({
      items: [
        { reporting: 'EUR', currency: 'GBP', day: '2026-04-15', rate: '1.155' },
        { reporting: 'EUR', currency: 'USD', day: '2026-04-01', rate: '0.92' },
        { reporting: 'EUR', currency: 'USD', day: '2025-12-30', rate: '0.9' },
      ],
      next: null,
      total: 3,
      reporting: 'EUR',
    });
    expect((await list({ currency: 'USD' })).total).toBe(2);
    const newest = await list({ newest: 'true', sort: 'currency' });
    expect(newest.items.map((one: { currency: string; day: string }) => [one.currency, one.day])).toEqual([
      ['GBP', '2026-04-15'],
      ['USD', '2026-04-01'],
    ]);
  });

  it('are read page by page and exported with the columns of an import', async () => {
    await put(Array.from({ length: 30 }, (_, n) => row('USD', addDays('2026-03-01', n), `0.9${n + 10}`)));
    const first = await list({ currency: 'USD' });
    expect([first.items.length, first.total]).toEqual([25, 30]);
    const rest = await list({ currency: 'USD', cursor: first.next });
    expect(rest.items.map(({ day }: { day: string }) => day).at(-1)).toBe('2026-03-01');
    expect((await list({ currency: 'GBP', cursor: first.next })).status).toBe(400);
    const { text } = await api.call({
      method: 'GET',
      path: '/api/rates',
      query: { sort: 'day', limit: '25' },
      roles: ['viewer'],
      accept: 'text/csv',
    });
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'Currency,Date,Rate,Reporting currency',
      'USD,2026-03-01,0.91,EUR',
    ]);
  });

  it('set again change nothing and leave no line in the log; a corrected one is told from what to what', async () => {
    const rates = Array.from({ length: 200 }, (_, n) => row('USD', addDays('2025-08-01', n), '0.9'));
    expect((await put(rates)).json).toEqual({ added: 200, changed: 0, unchanged: 0 });
    expect((await put(rates)).json).toEqual({ added: 0, changed: 0, unchanged: 200 });
    const corrected = [row('USD', '2026-01-15', '0.91'), row('USD', '2026-01-16', '0.90')];
    expect((await put(corrected)).json).toEqual({ added: 0, changed: 1, unchanged: 1 });
    const entries = await log({ kind: 'rate', subject: 'EUR.USD.2026' });
    expect(entries).toMatchObject([
      { deed: 'changed', changes: [{ field: '2026-01-15', before: '0.9', after: '0.91' }] },
      { deed: 'created', actor: { id: 'ana@example.com' } },
    ]);
    expect(await log({ kind: 'rate', subject: 'EUR.USD.2025' })).toHaveLength(1);
  });

  it('are set by finance and admins, and read by everybody inside the organization', async () => {
    for (const role of ['admin', 'finance'] as const)
      expect((await put([row('USD', TODAY, '0.9')], role)).status).toBe(200);
    for (const role of ['itManager', 'procurement', 'viewer', 'accountManager'] as const) {
      expect((await put([row('USD', TODAY, '0.9')], role)).status).toBe(403);
      expect((await remove(`USD/${TODAY}`, role)).status).toBe(403);
      const read = await api.call({ method: 'GET', path: '/api/rates', roles: [role] });
      expect([role, read.status]).toEqual([role, role === 'accountManager' ? 403 : 200]);
    }
  });

  it('are deleted one by one, and the log keeps what was', async () => {
    await put([row('USD', TODAY, '0.9')]);
    expect((await remove(`USD/${TODAY}`)).status).toBe(204);
    expect((await remove(`USD/${TODAY}`)).status).toBe(404);
    expect((await remove('USD/yesterday')).json).toMatchObject({ status: 400, field: 'day' });
    expect((await list()).total).toBe(0);
    const [last] = await log({ kind: 'rate', subject: 'EUR.USD.2026' });
    expect(last.changes).toEqual([{ field: TODAY, before: '0.9' }]);
  });
});

describe('A request with rates is refused as a whole', () => {
  it('for one bad row in a thousand, which it names', async () => {
    const rates = Array.from({ length: 1000 }, (_, n) => row('USD', addDays('2023-01-01', n), '0.9'));
    const { status, json } = await put(rates.with(499, row('USD', '2024-05-14', '0,9')));
    expect(status).toBe(400);
    expect(json.errors.map(({ field }: { field: string }) => field)).toEqual(['rates.499.rate']);
    expect((await list()).total).toBe(0);
    expect((await put(rates)).json.added).toBe(1000);
    expect((await put([...rates, row('GBP', TODAY, '1.1')])).json).toMatchObject({
      status: 400,
      field: 'rates',
    });
  });

  it.each([
    ['in lower case', row('usd', TODAY, '0.9'), 'currency'],
    ['of no day', row('USD', '2026-02-30', '0.9'), 'day'],
    ['of a day long past', row('USD', '1979-12-31', '0.9'), 'day'],
    ['of 0', row('USD', TODAY, '0'), 'rate'],
    ['below 0', row('USD', TODAY, '-0.9'), 'rate'],
    ['as a floating-point number', row('USD', TODAY, 0.9), 'rate'],
    ['with more decimals than are kept', row('USD', TODAY, '0.12345678901'), 'rate'],
    ['of tomorrow', row('USD', '2026-04-17', '0.9'), 'day'],
    ['of the reporting currency itself', row('EUR', TODAY, '1'), 'currency'],
    ['of a day that stands above it already', row('GBP', TODAY, '1.155'), 'day'],
  ])('for a rate %s, naming row and field', async (_, bad, field) => {
    const { status, json } = await put([row('GBP', TODAY, '1.155'), bad]);
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([{ field: `rates.1.${field}`, reason: expect.any(String) }]);
    expect((await list()).total).toBe(0);
  });

  it('in which two rows contradict each other, naming both by their numbers', async () => {
    const { json } = await put([row('USD', TODAY, '0.9'), row('USD', TODAY, '0.8')]);
    expect(json.errors).toEqual([
      { field: 'rates.0.rate', reason: 'Row 1: contradicts row 2: two rates of one day' },
      { field: 'rates.1.rate', reason: 'Row 2: contradicts row 1: two rates of one day' },
    ]);
  });

  it('when the reporting currency is another one by now', async () => {
    const { json } = await put([row('USD', TODAY, '0.9')], 'finance', 'CHF');
    expect(json).toMatchObject({ status: 409, field: 'reporting' });
  });
});

describe('What contracts cost a year', () => {
  const contract = async (name: string, currency: string, amount: string) => {
    const line = { text: 'Flat', quantity: 1, price: { kind: 'flat', amount }, period: 'year' };
    const body = {
      name,
      currency,
      kind: 'contract',
      start: '2026-01-01',
      duration: { kind: 'months', months: 12 },
      lines: [line],
    };
    const { status } = await api.call({ method: 'POST', path: '/api/contracts', body, roles: ['finance'] });
    expect(status).toBe(201);
  };
  const contracts = async (query: Record<string, string> = {}) =>
    (await api.call({ method: 'GET', path: '/api/contracts', query, roles: ['viewer'] })).json;

  beforeEach(async () => {
    await contract('Own', 'EUR', '100');
    await contract('Dollar', 'USD', '1000.05');
    await contract('Pound', 'GBP', '50');
  });

  it('is converted with today’s rates, and the total names what it lacks', async () => {
    await put([row('USD', '2026-04-10', '0.9'), row('USD', '2026-04-01', '0.5')]);
    const { items, totalAnnual } = await contracts({ sort: 'name' });
    expect(items.map(({ annualConverted }: { annualConverted: unknown }) => annualConverted)).toEqual([
      // 900.045 is rounded to the even cent.
      { amount: '900.04', currency: 'EUR', rate: '0.9', rateDay: '2026-04-10' },
      { amount: '100.00', currency: 'EUR', rate: '1', rateDay: TODAY },
      null,
    ]);
    expect(totalAnnual).toEqual({ amount: '1000.04', currency: 'EUR', incomplete: ['GBP'] });
  });

  it('is added up over all rows of the query, not only those of the page', async () => {
    await put([row('USD', TODAY, '0.9'), row('GBP', TODAY, '1.2')]);
    for (let n = 0; n < 24; n++) await contract(`More ${n}`, 'EUR', '1');
    const whole = await contracts();
    expect([whole.items.length, whole.total]).toEqual([25, 27]);
    expect(whole.totalAnnual).toEqual({ amount: '1084.04', currency: 'EUR', incomplete: [] });
    expect((await contracts({ text: 'more' })).totalAnnual.amount).toBe('24.00');
    expect((await contracts({ text: 'nothing' })).totalAnnual).toMatchObject({ amount: '0.00' });
  });

  it('puts the list in the order of the reporting currency, what has no rate last either way', async () => {
    await put([row('USD', TODAY, '0.01')]);
    const names = async (order: string) =>
      (await contracts({ sort: 'annual', order })).items.map(({ name }: { name: string }) => name);
    expect(await names('asc')).toEqual(['Dollar', 'Own', 'Pound']);
    expect(await names('desc')).toEqual(['Own', 'Dollar', 'Pound']);
  });

  it('takes no rate of the reporting currency of before, and has it back when that comes back', async () => {
    const report = async (reportingCurrency: string, version: number) =>
      api.call({
        method: 'PATCH',
        path: '/api/settings',
        body: { reportingCurrency, version },
        roles: ['admin'],
      });
    await put([row('USD', TODAY, '0.9'), row('GBP', TODAY, '1.2')]);
    await report('CHF', 0);
    expect((await contracts()).totalAnnual).toEqual({
      amount: '0.00',
      currency: 'CHF',
      incomplete: ['EUR', 'GBP', 'USD'],
    });
    expect((await list()).items).toEqual([]);
    await report('EUR', 1);
    expect((await contracts()).totalAnnual).toMatchObject({ amount: '1060.04', incomplete: [] });
  });
});
