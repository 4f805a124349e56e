// The people behind a license as a list: filtered, ordered, paged and exported, always of the version that was counted.
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { openDeal } from '#shared/snapshots/deal.ts';
import { publishRead } from '#shared/snapshots/publish.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import { sku, town, user } from '#test/functions/utilization/town.ts';
import { openApi, type TestApi } from './request.ts';

const TODAY = '2026-04-16T08:00:00.000Z';
const CRM = 'crm.one';
const PRO = 'crm.pro';
const COUNT = 60;
let api: TestApi;
let place: ReturnType<typeof town>;

/** Every third was last active 100 days ago, every fifth never. */
const staff = Array.from({ length: COUNT }, (_, n) =>
  user(`u${String(n).padStart(2, '0')}`, {
    name: `Person ${n % 7}`,
    department: n % 2 ? 'Sales' : 'Legal',
    lastActiveAt: n % 3 === 0 ? '2026-01-06T00:00:00.000Z' : n % 5 === 0 ? null : '2026-04-15T00:00:00.000Z',
  }),
);

beforeAll(async () => {
  api = await openApi();
  place = town(api.table);
  await place.connect(CRM, 'salesforce');
  await place.license(PRO, CRM, sku('pro'), TODAY);
  await place.license('crm.mails', CRM, sku('mails', { kind: 'quantity' }), TODAY);
  await place.license('crm.unread', 'crm.two', sku('pro'), TODAY);
  await place.publish(CRM, staff, TODAY);
});

const path = `/api/licenses/${PRO}/people`;
const list = (query: Record<string, string> = {}, more: object = {}) =>
  api.call({ roles: ['itManager'], method: 'GET', path, query, at: TODAY, ...more });

interface Row {
  readonly name: string;
  readonly mail: string;
  readonly state: string;
  readonly lastActiveOn: string | null;
}

async function everyPage(query: Record<string, string>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { json } = await list({ ...query, limit: '25', ...(cursor && { cursor }) });
    rows.push(...json.items);
    cursor = json.next;
  }
  return rows;
}

describe('The people behind a license', () => {
  it('can be paged through in any order, each of them once', async () => {
    for (const sort of ['name', 'mail', 'department', 'state', 'lastActiveOn', 'heldSince']) {
      for (const order of ['asc', 'desc']) {
        const rows = await everyPage({ sort, order });
        expect(new Set(rows.map(({ mail }) => mail)).size).toBe(COUNT);
        const values = rows.map((row) => row[sort as 'name']).filter((value) => value !== null);
        expect(values).toEqual(
          [...values].sort((a, b) => (order === 'asc' ? 1 : -1) * (a < b ? -1 : a > b ? 1 : 0)),
        );
      }
    }
  });

  it('can be filtered by state, department and text, with counts of all of them beside', async () => {
    const inactive = (await list({ state: 'inactive', limit: '100' })).json;
    expect(inactive.total).toBe(20);
    expect(inactive.states).toMatchObject({ inactive: 20, neverActive: 8, active: 32 });
    expect((await list({ state: 'inactive', department: 'Sales' })).json.total).toBe(10);
    const unused = (await list({ state: 'unused', limit: '100' })).json;
    expect(unused.total).toBe(28);
    expect(new Set(unused.items.map(({ state }: Row) => state))).toEqual(
      new Set(['inactive', 'neverActive']),
    );
    expect((await list({ text: 'U07@' })).json.items).toMatchObject([{ mail: 'u07@example.com' }]);
    expect((await list({ text: 'nobody' })).json).toMatchObject({ total: 0, items: [], next: null });
  });

  it('refuse a cursor of another filter', async () => {
    const { json } = await list({ state: 'active' });
    const foreign = await list({ state: 'inactive', cursor: json.next });
    expect(foreign.json).toMatchObject({ status: 400, field: 'cursor' });
  });

  it('are exported page by page, exactly as filtered', async () => {
    const first = await list({ state: 'active', limit: '25' }, { accept: 'text/csv' });
    const link = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
    const query = Object.fromEntries(new URL(link, 'http://localhost').searchParams);
    const second = await list(query, { accept: 'text/csv' });
    expect(second.headers.link).toBeUndefined();
    const lines = (first.text + second.text).trim().split('\r\n');
    expect(lines).toHaveLength(33);
    expect(lines[0]).toBe('Name,Mail,Department,State,Last active,Held since,Accounts,Exempt');
  });

  it('are those of the counted version while a newer one is published and not yet counted', async () => {
    const stored = await loadConnection(api.table, CRM);
    const deal = openDeal();
    deal.account(user('only'));
    if (!stored) throw new Error('The connection is gone');
    const read = { deal, readAt: '2026-04-16T09:00:00.000Z', day: '2026-04-16', accounts: true, skus: true };
    const published = await publishRead(
      api.table,
      stored,
      { ...read, vouched: true, mayHold: false, expires: true },
      { actor: { kind: 'rule', id: 'test' }, at: '2026-04-16T09:00:00.000Z', patch: () => ({}) },
    );
    expect(published.outcome).toBe('published');
    const [{ json: license }, { json: people }] = await Promise.all([
      api.call({ roles: ['viewer'], method: 'GET', path: `/api/licenses/${PRO}`, at: TODAY }),
      list(),
    ]);
    expect(people.total).toBe(COUNT);
    expect(people.states).toEqual(license.states);
  });

  it('are read once by a warm function', async () => {
    forgetAll();
    await list();
    const capacity = countCapacity(api.table.dynamo);
    await list({ sort: 'state', order: 'desc' });
    expect(capacity.commands.BatchGetItemCommand).toBeUndefined();
  });

  it('are told to administrators and owners only, and of no license that nobody can hold', async () => {
    expect((await list({}, { roles: ['finance'] })).status).toBe(403);
    const other = (id: string) => list({}, { path: `/api/licenses/${id}/people` });
    expect((await other('crm.mails')).json).toMatchObject({ status: 409 });
    expect((await other('crm.unread')).json).toMatchObject({ status: 409 });
    expect((await other('crm.none')).status).toBe(404);
  });
});
