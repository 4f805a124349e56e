// Reports over contracts and licenses: what a year costs by whom, and what falls due.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
let crm: string;
let desk: string;
const ADMIN: readonly Role[] = ['admin'];

const post = async (path: string, body: object) =>
  (await api.call({ method: 'POST', path, roles: ADMIN, body })).json;
const report = async (name: string, query: Record<string, string> = {}) =>
  (await api.call({ method: 'GET', path: `/api/reports/${name}`, query, roles: ['viewer'] })).json;

/** The tests' clock stands at 2026-04-16. */
const contract = (more: object) => ({
  name: 'CRM 2026',
  kind: 'contract',
  start: '2026-01-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'none' },
  currency: 'EUR',
  ...more,
});
const flat = (amount: string, more: object = {}) => ({
  text: 'Seats',
  quantity: 1,
  price: { kind: 'flat', amount },
  period: 'year',
  ...more,
});

beforeEach(async () => {
  api = await openApi();
  crm = (await post('/api/applications', { name: 'CRM', vendor: 'Salesforce', category: 'Sales' })).id;
  desk = (
    await post('/api/applications', {
      name: 'Desk',
      category: 'Support',
      owners: { business: 'kim@example.com' },
    })
  ).id;
});

describe('The cost of a year', () => {
  it('belongs to the application of each line’s license, and else to all applications of the contract in even shares', async () => {
    const license = await post('/api/licenses', { applicationId: desk, name: 'Agent', kind: 'user' });
    await post(
      '/api/contracts',
      contract({
        applicationIds: [crm, desk],
        lines: [flat('100.01'), flat('40', { licenseId: license.id })],
      }),
    );
    expect(await report('annual-cost')).toMatchObject({
      items: [
        { key: desk, name: 'Desk', contracts: 1, annual: [{ amount: '90.01', currency: 'EUR' }] },
        { key: crm, name: 'CRM', contracts: 1, annual: [{ amount: '50.00', currency: 'EUR' }] },
      ],
      totals: [{ amount: '140.01', currency: 'EUR' }],
    });
  });

  it('is told by vendor, category and owner, and nothing is left out that belongs to none', async () => {
    await post(
      '/api/contracts',
      contract({ vendor: 'Zendesk', applicationIds: [desk], lines: [flat('60')] }),
    );
    await post('/api/contracts', contract({ name: 'Tools', currency: 'USD', lines: [flat('10')] }));
    const named = async (by: string) =>
      (await report('annual-cost', { by })).items.map(({ name }: { name: string }) => name);
    expect(await named('vendor')).toEqual(['Zendesk', '']);
    expect(await named('category')).toEqual(['Support', '']);
    expect(await named('owner')).toEqual(['kim@example.com', '']);
    expect((await report('annual-cost', { by: 'vendor' })).totals).toEqual([
      { amount: '60.00', currency: 'EUR' },
      { amount: '10.00', currency: 'USD' },
    ]);
  });

  it('knows what was typed at a license only while no contract names it', async () => {
    const typed = { amount: '5', currency: 'EUR', paymentFrequency: 'month', effectiveDate: '2026-01-01' };
    const license = await post('/api/licenses', { applicationId: crm, name: 'Seat', kind: 'user', ...typed });
    const totals = async () => (await report('annual-cost')).totals;
    expect(await totals()).toEqual([{ amount: '60.00', currency: 'EUR' }]);
    await post('/api/contracts', contract({ lines: [flat('48', { licenseId: license.id })] }));
    expect(await totals()).toEqual([{ amount: '48.00', currency: 'EUR' }]);
  });
});

describe('The cost of a year in several currencies', () => {
  it('is converted by the newest rates, in order of what it comes to, and says what has none', async () => {
    const rates = [{ currency: 'USD', day: '2026-04-01', rate: '0.9' }];
    const put = { method: 'PUT', path: '/api/rates', body: { reporting: 'EUR', rates }, roles: ADMIN };
    expect((await api.call(put)).status).toBe(200);
    const priced = (currency: string, amount: string, applicationId: string) =>
      post(
        '/api/contracts',
        contract({ name: currency, currency, applicationIds: [applicationId], lines: [flat(amount)] }),
      );
    await priced('EUR', '85', crm);
    await priced('USD', '100', desk);
    await priced('GBP', '1000', desk);
    const { items, totalAnnual } = await report('annual-cost');
    expect(items.map(({ name, total }: Record<string, object>) => [name, total])).toEqual([
      ['Desk', { amount: '90.00', currency: 'EUR', incomplete: ['GBP'] }],
      ['CRM', { amount: '85.00', currency: 'EUR', incomplete: [] }],
    ]);
    expect(totalAnnual).toEqual({ amount: '175.00', currency: 'EUR', incomplete: ['GBP'] });
  });
});

describe('The cost of a year by department', () => {
  it('follows the fixed shares of an application, and is nobody’s where nobody holds anything', async () => {
    const wiki = await post('/api/applications', {
      name: 'Wiki',
      chargeback: [
        { department: 'Sales', percent: 75 },
        { department: 'Legal', percent: 25 },
      ],
    });
    await post('/api/contracts', contract({ applicationIds: [wiki.id], lines: [flat('100.01')] }));
    await post('/api/contracts', contract({ name: 'Desk', applicationIds: [desk], lines: [flat('30')] }));
    const { items, totalAnnual } = await report('annual-cost', { by: 'department' });
    const [sales, nobody, legal] = items;
    expect(sales).toMatchObject({ key: 'department/Sales', name: 'Sales', total: { amount: '75.00' } });
    expect(nobody).toMatchObject({ key: 'notAssigned', total: { amount: '30.00' } });
    expect(legal).toMatchObject({ name: 'Legal', total: { amount: '25.01' } });
    expect(totalAnnual.amount).toBe('130.01');
  });

  it('refuses shares that are not the whole, naming the field', async () => {
    const body = { name: 'Wiki', chargeback: [{ department: 'Sales', percent: 75 }] };
    const refused = await api.call({ method: 'POST', path: '/api/applications', body, roles: ADMIN });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.json)).toContain('The shares must add up to 100 percent');
    expect(JSON.stringify(refused.json)).toContain('chargeback');
  });
});

describe('Upcoming payments', () => {
  it('are those of the days ahead, the nearest first, with what they pay for', async () => {
    await post(
      '/api/contracts',
      contract({
        paymentFrequency: 'month',
        lines: [flat('120', { changes: [{ from: '2026-05-01', price: '240' }] })],
      }),
    );
    await post(
      '/api/contracts',
      contract({ name: 'Desk 2026', paymentFrequency: 'quarter', lines: [flat('400')] }),
    );
    const { items, totals } = await report('payments', { days: '90' });
    expect(
      items.map(({ contractName, day, amount, from, to }: Record<string, string>) => [
        day,
        contractName,
        amount,
        from,
        to,
      ]),
    ).toEqual([
      ['2026-05-01', 'CRM 2026', '20.00', '2026-05-01', '2026-05-31'],
      ['2026-06-01', 'CRM 2026', '20.00', '2026-06-01', '2026-06-30'],
      ['2026-07-01', 'CRM 2026', '20.00', '2026-07-01', '2026-07-31'],
      ['2026-07-01', 'Desk 2026', '100.00', '2026-07-01', '2026-09-30'],
    ]);
    expect(totals).toEqual([{ amount: '160.00', currency: 'EUR' }]);
    expect((await report('payments', { days: '7' })).items).toEqual([]);
  });

  it('name the contracts of which nobody said how often they are paid', async () => {
    const { id } = await post('/api/contracts', contract({ lines: [flat('120')] }));
    expect(await report('payments')).toMatchObject({ items: [], untold: [{ id, name: 'CRM 2026' }] });
  });

  it('are not shown to a reseller’s contact', async () => {
    const request = { method: 'GET', path: '/api/reports/payments', roles: ['accountManager'] as const };
    expect((await api.call(request)).status).toBe(403);
  });
});

describe('The renewals of a year', () => {
  it('are all terms that end in it, with what begins behind each', async () => {
    const own = { paymentFrequency: 'year', lines: [flat('1200')], notice: { count: 30, unit: 'days' } };
    await post('/api/contracts', contract({ ...own, renewal: { kind: 'automatic', months: 12 } }));
    await post(
      '/api/contracts',
      contract({ name: 'Quarterly', start: '2026-04-01', duration: { kind: 'months', months: 3 }, ...own }),
    );
    await post('/api/contracts', contract({ name: 'Open', duration: { kind: 'open' }, ...own }));
    const seen = await report('renewals');
    expect(seen.year).toBe('2026');
    expect(
      seen.items.map(({ contractName, ends, decideBy, behind, nextTerm }: Record<string, unknown>) => [
        contractName,
        ends,
        decideBy,
        behind,
        nextTerm,
      ]),
    ).toEqual([
      ['Quarterly', '2026-06-30', '2026-06-30', 'ends', null],
      ['CRM 2026', '2026-12-31', '2026-12-01', 'renews', { amount: '1200.00', currency: 'EUR' }],
    ]);
    expect(seen.totalNextTerms).toEqual({ amount: '1200.00', currency: 'EUR', incomplete: [] });
    const next = await report('renewals', { year: '2027' });
    expect(next.items.map(({ ends }: { ends: string }) => ends)).toEqual(['2027-12-31']);
    expect((await report('renewals', { behind: 'ends' })).total).toBe(1);
  });

  it('say what replaces a contract, and what the replacement costs', async () => {
    const priced = { paymentFrequency: 'year', lines: [flat('1200')] };
    const first = await post(
      '/api/contracts',
      contract({ ...priced, renewal: { kind: 'express', months: 12 } }),
    );
    expect((await report('renewals')).items[0]).toMatchObject({
      behind: 'renewsIfConfirmed',
      successor: null,
      overlaps: [],
    });
    const next = await post(
      '/api/contracts',
      contract({
        ...priced,
        name: 'CRM 2027',
        start: '2027-01-01',
        lines: [flat('1500')],
        predecessorId: first.id,
      }),
    );
    const seen = await report('renewals');
    expect(seen.items).toMatchObject([
      {
        contractName: 'CRM 2026',
        behind: 'replaced',
        decideBy: null,
        successor: { id: next.id, name: 'CRM 2027', start: '2027-01-01' },
        overlaps: [],
        nextTerm: { amount: '1500.00', currency: 'EUR' },
      },
    ]);
    expect(seen.totalNextTerms.amount).toBe('1500.00');
    expect((await report('renewals', { behind: 'replaced' })).total).toBe(1);
    expect((await report('renewals', { behind: 'renewsIfConfirmed' })).total).toBe(0);
  });

  it('warn of days that two contracts of a chain cover, also where the first goes on by itself', async () => {
    const first = await post('/api/contracts', contract({}));
    const second = await post(
      '/api/contracts',
      contract({ name: 'Second', start: '2026-12-01', predecessorId: first.id }),
    );
    await post('/api/contracts', contract({ name: 'Third', start: '2026-12-31', predecessorId: second.id }));
    const overlapsOf = async (name: string, year = '2026') =>
      (await report('renewals', { year })).items.find(
        (row: { contractName: string }) => row.contractName === name,
      ).overlaps;
    expect(await overlapsOf('CRM 2026')).toMatchObject([
      { name: 'Second', from: '2026-12-01', to: '2026-12-31', days: 31 },
      { name: 'Third', from: '2026-12-31', to: '2026-12-31', days: 1 },
    ]);
    const tacit = await post(
      '/api/contracts',
      contract({ name: 'Tacit', renewal: { kind: 'automatic', months: 12 } }),
    );
    await post('/api/contracts', contract({ name: 'After', start: '2027-01-01', predecessorId: tacit.id }));
    const row = (await report('renewals')).items.find(
      (one: { contractName: string }) => one.contractName === 'Tacit',
    );
    expect(row).toMatchObject({
      behind: 'renews',
      overlaps: [{ name: 'After', from: '2027-01-01', to: '2027-12-31', days: 365 }],
    });
  });

  it('name a successor that leaves days between without calling it a replacement', async () => {
    const first = await post('/api/contracts', contract({}));
    await post('/api/contracts', contract({ name: 'Later', start: '2027-02-01', predecessorId: first.id }));
    expect((await report('renewals')).items).toMatchObject([
      {
        behind: 'ends',
        decideBy: '2026-12-31',
        successor: { name: 'Later', start: '2027-02-01' },
        nextTerm: null,
      },
    ]);
  });

  it('are also those of the organisation’s financial year, on the page and in the export alike', async () => {
    const set = { version: 0, firstMonthOfFinancialYear: 7 };
    expect((await api.call({ method: 'PATCH', path: '/api/settings', body: set, roles: ADMIN })).status).toBe(
      200,
    );
    await post('/api/contracts', contract({}));
    await post(
      '/api/contracts',
      contract({ name: 'Until June', duration: { kind: 'until', end: '2026-06-30' } }),
    );
    await post(
      '/api/contracts',
      contract({ name: 'Until 1 July', duration: { kind: 'until', end: '2026-07-01' } }),
    );
    const named = async (query: Record<string, string>) => {
      const { year, from, to, items } = await report('renewals', query);
      return [year, from, to, items.map(({ contractName }: { contractName: string }) => contractName)];
    };
    expect(await named({ financial: 'true' })).toEqual(['2025', '2025-07-01', '2026-06-30', ['Until June']]);
    expect(await named({ financial: 'true', year: '2026' })).toEqual([
      '2026',
      '2026-07-01',
      '2027-06-30',
      ['Until 1 July', 'CRM 2026'],
    ]);
    expect((await named({ year: '2026' }))[3]).toEqual(['Until June', 'Until 1 July', 'CRM 2026']);
    const asked = { financial: 'true', year: '2026' };
    const csv = await api.call({
      method: 'GET',
      path: '/api/reports/renewals',
      query: asked,
      roles: ['viewer'],
      accept: 'text/csv',
    });
    const days = csv.text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(',')[0]);
    expect(days).toEqual(['Ends', '2026-07-01', '2026-12-31']);
  });

  it('refuse what is no year, naming the field', async () => {
    const asked = { method: 'GET', path: '/api/reports/renewals', query: { year: '26' }, roles: ADMIN };
    const { status, json } = await api.call(asked);
    expect(status).toBe(400);
    expect(JSON.stringify(json)).toContain('a year such as 2026');
  });
});

describe('Price changes', () => {
  it('are told by year, with what each makes of a year', async () => {
    const seats = {
      text: 'Seats',
      quantity: 10,
      price: { kind: 'perUnit', amount: '10' },
      period: 'month',
      changes: [
        { from: '2026-07-01', quantity: 20, price: '12' },
        { from: '2026-09-01', quantity: 30 },
        { from: '2026-10-01', price: '9' },
      ],
    };
    await post('/api/contracts', contract({ lines: [seats] }));
    const { items, totalAYear } = await report('price-changes', { year: '2026' });
    expect(
      items.map(({ day, before, after, percent, aYear }: Record<string, unknown>) => [
        day,
        before,
        after,
        percent,
        aYear,
      ]),
    ).toEqual([
      // What 20 seats cost more by the price alone; that there are more of them is no change of a price.
      ['2026-07-01', '10', '12', 20, '480.00'],
      ['2026-10-01', '12', '9', -25, '-1080.00'],
    ]);
    expect(totalAYear.amount).toBe('-600.00');
    expect((await report('price-changes', { year: '2025' })).items).toEqual([]);
    const set = { version: 0, firstMonthOfFinancialYear: 9 };
    await api.call({ method: 'PATCH', path: '/api/settings', body: set, roles: ADMIN });
    const days = async (year: string) =>
      (await report('price-changes', { year, financial: 'true' })).items.map(
        ({ day }: { day: string }) => day,
      );
    expect(await days('2025')).toEqual(['2026-07-01']);
    expect(await days('2026')).toEqual(['2026-10-01']);
  });
});
