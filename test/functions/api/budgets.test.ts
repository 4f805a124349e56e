// Budgets through the API: reckoned from contracts and transactions, asked by renewals, and changed by those who may.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
let applicationId: string;
beforeEach(async () => {
  api = await openApi();
  const body = { name: 'Zoom', vendor: 'Zoom', owners: { it: 'kim@example.com' } };
  applicationId = (await call('POST', '/api/applications', body, ['admin'])).json.id;
});

/** The tests' clock stands at 2026-04-16. */
const call = (
  method: string,
  path: string,
  body?: object,
  roles: readonly Role[] = ['finance'],
  mail?: string,
) => api.call({ method, path, roles, ...(body && { body }), ...(mail && { mail }) });
const YEAR = { name: 'IT 2026', from: '2026-01-01', to: '2026-12-31', amount: '2000', currency: 'EUR' };
const create = async (more: object = {}) => (await call('POST', '/api/budgets', { ...YEAR, ...more })).json;
const contract = (more: object = {}) =>
  call('POST', '/api/contracts', {
    name: 'Zoom',
    kind: 'subscription',
    applicationIds: [applicationId],
    start: '2025-06-01',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'automatic', months: 12 },
    paymentFrequency: 'month',
    currency: 'EUR',
    lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '10' }, period: 'month' }],
    ...more,
  });

describe('A budget', () => {
  it('shows what is used, what will be, and what it is made of', async () => {
    await contract();
    const made = await create({ owner: 'Fin@Example.com' });
    expect(made).toMatchObject({
      owner: 'fin@example.com',
      scopeName: 'The whole organization',
      thresholds: [80, 100],
      standing: { burnt: '353.33', forecast: '1200.00', state: 'fine', incomplete: [] },
      parts: [{ applicationId, name: 'Zoom', forecast: '1200.00' }],
    });
    expect(made.months).toHaveLength(12);
    const { json } = await call('GET', '/api/budgets', undefined, ['viewer']);
    expect(json).toMatchObject({ total: 1, items: [{ id: made.id, standing: { forecastPercent: 60 } }] });
    const csv = await api.call({
      method: 'GET',
      path: '/api/budgets',
      roles: ['viewer'],
      accept: 'text/csv',
    });
    expect(csv.text).toContain('IT 2026,The whole organization,2026-01-01');
    const parts = await api.call({
      method: 'GET',
      path: `/api/budgets/${made.id}/parts`,
      roles: ['viewer'],
      accept: 'text/csv',
    });
    expect(parts.text).toContain('Zoom,353.33,1200.00,EUR');
    expect((await call('GET', '/api/budgets/nobody/parts')).status).toBe(404);
  });

  it('counts what was typed at a license that no contract names', async () => {
    const manual = {
      name: 'Pro',
      kind: 'user',
      amount: '120',
      currency: 'EUR',
      paymentFrequency: 'year',
      effectiveDate: '2026-01-01',
    };
    expect((await call('POST', '/api/licenses', { applicationId, ...manual }, ['admin'])).status).toBe(201);
    expect((await create()).standing.forecast).toBe('120.00');
  });

  it('counts a typed price up to the day before a contract names the license, and nothing twice', async () => {
    const manual = {
      name: 'Pro',
      kind: 'user',
      amount: '1200',
      currency: 'EUR',
      paymentFrequency: 'year',
      effectiveDate: '2026-01-01',
    };
    const licenseId = (await call('POST', '/api/licenses', { applicationId, ...manual }, ['admin'])).json.id;
    const price = { kind: 'perUnit', amount: '20' };
    const lines = [{ text: 'Seats', licenseId, quantity: 10, price, period: 'month' }];
    expect((await contract({ start: '2026-07-01', lines })).status).toBe(201);
    const { id } = await create();
    const on = async (day: string) => {
      const at = `${day}T08:00:00.000Z`;
      return (await api.call({ method: 'GET', path: `/api/budgets/${id}`, roles: ['viewer'], at })).json
        .standing;
    };
    expect(await on('2026-06-30')).toMatchObject({ burnt: '600.00', forecast: '1800.00' });
    expect(await on('2026-07-31')).toMatchObject({ burnt: '800.00', forecast: '1800.00' });
    expect(await on('2026-12-31')).toMatchObject({ burnt: '1800.00', forecast: '1800.00' });
  });

  it('is asked of a decision as if it were carried out, so that a typed price does not come back beside it', async () => {
    const manual = {
      name: 'Pro',
      kind: 'user',
      amount: '1200',
      currency: 'EUR',
      paymentFrequency: 'year',
      effectiveDate: '2026-01-01',
    };
    const licenseId = (await call('POST', '/api/licenses', { applicationId, ...manual }, ['admin'])).json.id;
    const price = { kind: 'perUnit', amount: '10' };
    const { json } = await contract({
      start: '2025-07-01',
      duration: { kind: 'months', months: 12 },
      renewal: { kind: 'express', months: 12 },
      lines: [{ text: 'Seats', licenseId, quantity: 10, price, period: 'month' }],
    });
    await create();
    const renewal = await call('GET', `/api/renewals/${json.id}`);
    // Six months are left of the year: 600.00, where the typed price would have been as much.
    expect(renewal.json.budgets).toMatchObject([{ asked: expect.any(String) }]);
    const [{ taken, asked, remaining }] = renewal.json.budgets;
    expect([taken, asked, remaining].map(Number)).toEqual([600, 600, 800]);
  });

  it('is listed with few requests to the table, however many budgets and contracts there are', async () => {
    const capacity = countCapacity(api.table.dynamo);
    const requests = async () => {
      const before = capacity.requests;
      await call('GET', '/api/budgets');
      return capacity.requests - before;
    };
    await contract();
    await create({ measure: 'spend', currency: 'USD' });
    const ofOne = await requests();
    for (let more = 0; more < 12; more++) {
      await contract({ name: `Contract ${more}` });
      await create({ name: `Budget ${more}` });
    }
    expect(await requests()).toBe(ofOne);
    expect(ofOne).toBeLessThanOrEqual(15);
  });

  it('of an application or vendor counts theirs alone', async () => {
    await contract();
    await contract({ name: 'Other', applicationIds: [], vendor: 'Acme' });
    const forecast = async (scope: object) => (await create({ scope })).standing.forecast;
    expect(await forecast({ kind: 'application', applicationId })).toBe('1200.00');
    expect(await forecast({ kind: 'vendor', vendor: 'acme' })).toBe('1200.00');
    expect(await forecast({ kind: 'organisation' })).toBe('2400.00');
  });

  it('is previewed without being kept, changed under the version seen, and deleted', async () => {
    await contract();
    const preview = await call('POST', '/api/budgets/preview', YEAR, ['viewer']);
    expect(preview.json.standing.forecast).toBe('1200.00');
    const { id } = await create();
    const changed = await call('PATCH', `/api/budgets/${id}`, { version: 1, amount: '1000', owner: null });
    expect(changed.json).toMatchObject({ amount: '1000', version: 2, standing: { state: 'forecastOver' } });
    expect((await call('PATCH', `/api/budgets/${id}`, { version: 1, amount: '5' })).json).toMatchObject({
      status: 409,
      field: 'version',
    });
    expect((await call('DELETE', `/api/budgets/${id}`)).status).toBe(204);
    expect((await call('GET', `/api/budgets/${id}`)).status).toBe(404);
  });

  it.each([
    [{ to: '2025-12-31' }, 'to'],
    [{ to: '2031-12-31' }, 'to'],
    [{ amount: '0' }, 'amount'],
    [{ amount: 'much' }, 'amount'],
    [{ currency: 'EURO' }, 'currency'],
    [{ thresholds: [0] }, 'thresholds.0'],
    [{ scope: { kind: 'application', applicationId: 'nobody' } }, 'scope.applicationId'],
  ])('that says %j is refused by its field', async (more, field) => {
    expect((await call('POST', '/api/budgets', { ...YEAR, ...more })).json).toMatchObject({
      status: 400,
      field,
    });
  });

  it('is planned by finance, and by owners for what they own', async () => {
    const scope = { kind: 'application', applicationId };
    const kim = (method: string, path: string, body: object) =>
      call(method, path, body, ['viewer'], 'kim@example.com');
    expect((await kim('POST', '/api/budgets', YEAR)).status).toBe(403);
    const made = await kim('POST', '/api/budgets', { ...YEAR, scope });
    expect(made.status).toBe(201);
    const path = `/api/budgets/${made.json.id}`;
    expect((await kim('PATCH', path, { version: 1, amount: '3000' })).status).toBe(200);
    const away = { version: 2, scope: { kind: 'organisation' } };
    expect((await kim('PATCH', path, away)).status).toBe(403);
    expect((await call('POST', '/api/budgets', { ...YEAR, scope }, ['itManager'])).status).toBe(403);
  });
});

describe('A renewal', () => {
  it('is asked for approval over budget, by what remains of it', async () => {
    const policy = {
      id: 'p',
      name: 'Within budget',
      scope: {},
      mode: 'review',
      approval: { when: 'overBudget', roles: ['finance'], mails: [] },
      escalateDays: [],
      shortTerms: false,
    };
    await call('PUT', '/api/policies', { version: 0, items: [policy] }, ['admin']);
    const { id } = (await contract()).json;
    await create({ amount: '1300' });
    const decide = (decision: object, version: number) =>
      call('POST', `/api/renewals/${id}/decision`, { version, decision }, ['procurement'], 'ann@example.com');
    const view = await call('GET', `/api/renewals/${id}`, undefined, ['viewer']);
    expect(view.json.budgets).toMatchObject([
      { name: 'IT 2026', taken: '500.00', asked: '700.00', remaining: '100.00' },
    ]);
    const more = await decide({ decision: 'change', lines: [{ line: 0, quantity: 20 }] }, 1);
    expect(more.json).toMatchObject({
      renewal: {
        state: 'awaitingApproval',
        request: { reasons: [{ kind: 'overBudget', budget: 'IT 2026', over: '600.00' }] },
      },
      budgets: [{ asked: '1400.00', remaining: '-600.00' }],
    });
    const query = { version: '2' };
    await api.call({ method: 'DELETE', path: `/api/renewals/${id}/decision`, query, roles: ['finance'] });
    expect((await decide({ decision: 'renew' }, 3)).json.renewal.state).toBe('renewed');
  });
});
