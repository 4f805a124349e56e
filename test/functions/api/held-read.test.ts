// A read that lost too much waits for a person, who sees it on Home and decides it once.
import { beforeEach, describe, expect, it } from 'vitest';
import { openDeal } from '#shared/snapshots/deal.ts';
import { publishRead } from '#shared/snapshots/publish.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import { sku, town, user } from '#test/functions/utilization/town.ts';
import { openApi, type TestApi } from './request.ts';

const TODAY = '2026-04-16T08:00:00.000Z';
const as = { roles: ['itManager'] as const, at: TODAY };
let api: TestApi;
let place: ReturnType<typeof town>;
let crm: string;
let pro: string;

beforeEach(async () => {
  api = await openApi();
  place = town(api.table);
  const created = await api.call({ ...as, method: 'POST', path: '/api/applications', body: { name: 'CRM' } });
  crm = `${created.json.id}.crm`;
  pro = `${created.json.id}.pro`;
  await place.connect(crm, 'salesforce');
  await place.license(pro, crm, sku('pro'), TODAY);
  await place.publish(
    crm,
    ['1', '2', '3', '4'].map((id) => user(id)),
    '2026-04-15T08:00:00.000Z',
  );
  const stored = await loadConnection(api.table, crm);
  if (!stored) throw new Error('The connection is gone');
  const deal = openDeal();
  deal.account(user('1'));
  const read = { deal, readAt: TODAY, day: '2026-04-16', accounts: true, skus: true, vouched: true };
  const held = await publishRead(
    api.table,
    stored,
    { ...read, mayHold: true, expires: true },
    {
      actor: { kind: 'rule', id: 'test' },
      at: TODAY,
      patch: () => ({ health: { state: 'held', since: TODAY } }),
    },
  );
  expect(held.outcome).toBe('held');
});

const get = async (path: string) => (await api.call({ ...as, method: 'GET', path })).json;
const decide = async (decision: 'accept' | 'discard', version?: string) => {
  const { held } = await get(`/api/connections/${crm}`);
  const body = { version: version ?? held?.version ?? 'none', decision };
  return api.call({ ...as, method: 'POST', path: `/api/connections/${crm}/held-read`, body });
};
const seats = async () => (await get(`/api/licenses/${pro}`)).seats;

describe('A read that lost three of four accounts', () => {
  it('is not counted until somebody accepts it, and is told on Home', async () => {
    expect(await seats()).toBe(4);
    const { attention } = await get('/api/overview');
    expect(attention[0]).toMatchObject({ kind: 'readHeld', accountsBefore: 4, accountsNow: 1, lost: 3 });
    const { version } = attention[0];
    const accepted = await decide('accept');
    expect(accepted.json).toMatchObject({ health: { state: 'healthy' }, published: { accounts: 1 } });
    await place.settle(await api.sent());
    expect(await seats()).toBe(1);
    expect((await decide('accept', version)).status).toBe(409);
  });

  it('is thrown away by a discard, and the counts stay', async () => {
    expect((await decide('discard')).json).toMatchObject({ published: { accounts: 4 } });
    await place.settle(await api.sent());
    expect(await seats()).toBe(4);
  });

  it('cannot be accepted under a name it does not have', async () => {
    expect((await decide('accept', 'another')).status).toBeGreaterThanOrEqual(400);
    expect(await seats()).toBe(4);
  });
});
