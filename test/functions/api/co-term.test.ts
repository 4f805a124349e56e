// Contracts are made to end together: each gets a term of its own length, and a result of its own.
import { beforeEach, describe, expect, it } from 'vitest';
import { openApi, type TestApi } from './request.ts';

const TODAY = '2026-04-16T08:00:00.000Z';
let api: TestApi;

const ask = (
  method: string,
  path: string,
  body?: object,
  roles: readonly ['finance' | 'viewer'] = ['finance'],
) => api.call({ method, path, ...(body && { body }), roles, at: TODAY });

async function add(name: string, more: object = {}): Promise<{ id: string; version: number }> {
  const { status, json } = await ask('POST', '/api/contracts', {
    name,
    kind: 'contract',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'automatic', months: 12 },
    currency: 'EUR',
    paymentFrequency: 'month',
    lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '10.00' }, period: 'month' }],
    ...more,
  });
  expect(status).toBe(201);
  return { id: json.id, version: json.version };
}

const preview = async (until: string, ...contractIds: string[]) =>
  (await ask('POST', '/api/renewals/co-term/preview', { until, contractIds })).json.items;
const coTerm = async (until: string, ...contracts: { id: string; version: number }[]) =>
  (await ask('POST', '/api/renewals/co-term', { until, contracts })).json.items;
const contract = async (id: string) => (await ask('GET', `/api/contracts/${id}`)).json;

beforeEach(async () => {
  api = await openApi();
  return () => api.table.drop();
});

describe('Contracts that shall end together', () => {
  it('each get a term to that day, whose cost is told before, and renew from behind it as agreed', async () => {
    const year = await add('Year');
    const broken = await add('Broken', {
      start: '2026-03-15',
      duration: { kind: 'until', end: '2027-03-14' },
    });
    const ends = '2027-12-31';
    expect(await preview(ends, year.id, broken.id)).toMatchObject([
      {
        name: 'Year',
        outcome: 'possible',
        ends: '2026-12-31',
        from: '2027-01-01',
        cost: '1200.00',
        approval: [],
      },
      // Nine months from 15 March, and 17 of the 31 days from 15 December on.
      { name: 'Broken', outcome: 'possible', ends: '2027-03-14', from: '2027-03-15', cost: '954.84' },
    ]);
    expect(await coTerm(ends, year, broken)).toMatchObject([{ outcome: 'renewed' }, { outcome: 'renewed' }]);
    for (const { id } of [year, broken]) {
      const seen = await contract(id);
      expect(seen.dates).toMatchObject({ end: ends, renewalDate: '2028-01-01' });
      expect(seen.confirmed).toMatchObject([{ until: ends, decidedOn: '2026-04-16' }]);
    }
    const { items } = (
      await api.call({
        method: 'GET',
        path: `/api/contracts/${broken.id}/costs`,
        query: { from: '2027-03', months: '24' },
        roles: ['finance'],
        at: TODAY,
      })
    ).json;
    const cost = (month: string) => items.find((one: { month: string }) => one.month === month)?.cost;
    // Of December 14 of the 30 days of one contract month, and all of the part that the term ends with.
    expect([cost('2027-12'), cost('2028-01'), cost('2028-12')]).toEqual(['101.51', '100.00', '100.00']);
  });

  it('are each judged for themselves: what cannot is told why, and hinders no other', async () => {
    const year = await add('Year');
    const long = await add('Long', { duration: { kind: 'months', months: 36 } });
    const open = await add('Open', { duration: { kind: 'open' }, renewal: { kind: 'none' } });
    const there = await add('There', { duration: { kind: 'until', end: '2027-06-30' } });
    const stale = { ...(await add('Stale')), version: 0 };
    const items = await coTerm('2027-06-30', long, open, there, stale, { id: 'gone', version: 1 }, year);
    expect(
      items.map(({ outcome, reason = '' }: { outcome: string; reason: string }) => [outcome, reason]),
    ).toEqual([
      ['refused', 'It runs to 2028-12-31 already: name a later day'],
      ['refused', expect.stringContaining('without an end')],
      ['together', ''],
      ['refused', expect.stringContaining('reload')],
      ['refused', 'There is no such contract'],
      ['renewed', ''],
    ]);
    expect((await contract(year.id)).dates.end).toBe('2027-06-30');
    expect((await contract(stale.id)).confirmed).toEqual([]);
  });

  it('wait for whoever a policy asks to approve, and take effect then', async () => {
    const policy = {
      id: 'p1',
      name: 'Above 500',
      scope: {},
      mode: 'review',
      approval: {
        when: 'aboveAmount',
        above: { amount: '500.00', currency: 'EUR' },
        roles: ['admin'],
        mails: [],
      },
      escalateDays: [],
      shortTerms: false,
    };
    const saved = await ask('PUT', '/api/policies', { version: 0, items: [policy] });
    const year = await add('Year');
    const [shown] = await preview('2027-12-31', year.id);
    expect([saved.status, shown.outcome]).toEqual([200, 'possible']);
    expect(shown.approval).toMatchObject([{ kind: 'aboveAmount', limit: '500.00' }]);
    expect(await coTerm('2027-12-31', year)).toMatchObject([{ outcome: 'awaitingApproval' }]);
    const waiting = await contract(year.id);
    expect(waiting.dates.end).toBe('2026-12-31');
    const approved = await api.call({
      method: 'POST',
      path: `/api/renewals/${year.id}/approval`,
      body: { version: waiting.version, verdict: 'approved' },
      roles: ['admin'],
      mail: 'other@example.com',
      at: TODAY,
    });
    expect(approved.status).toBe(200);
    expect((await contract(year.id)).dates.end).toBe('2027-12-31');
  });

  it('can each be taken back, and a term may not be moved past the day it was renewed to', async () => {
    const year = await add('Year');
    await coTerm('2027-06-30', year);
    const { version } = await contract(year.id);
    const longer = { version, duration: { kind: 'months', months: 24 } };
    expect(await ask('PATCH', `/api/contracts/${year.id}`, longer)).toMatchObject({
      status: 400,
      json: { field: 'duration.months', detail: expect.stringContaining('renewed until 2027-06-30') },
    });
    const back = await api.call({
      method: 'DELETE',
      path: `/api/renewals/${year.id}/decision`,
      query: { version: String(version) },
      roles: ['finance'],
      at: TODAY,
    });
    expect(back.status).toBe(200);
    expect((await contract(year.id)).dates.end).toBe('2026-12-31');
  });

  it('are named once each, by who may decide', async () => {
    const { id } = await add('Year');
    const twice = await ask('POST', '/api/renewals/co-term/preview', {
      until: '2027-12-31',
      contractIds: [id, id],
    });
    expect(twice).toMatchObject({ status: 400, json: { field: 'contractIds' } });
    const wrong = await ask('POST', '/api/renewals/co-term/preview', {
      until: '2027-02-30',
      contractIds: [id],
    });
    expect(wrong).toMatchObject({ status: 400, json: { field: 'until' } });
    const looks = await ask(
      'POST',
      '/api/renewals/co-term/preview',
      { until: '2027-12-31', contractIds: [id] },
      ['viewer'],
    );
    expect(looks.status).toBe(403);
  });
});
