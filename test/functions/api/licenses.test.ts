// The two layers of a license, seen through the API.
import { beforeEach, describe, expect, it } from 'vitest';
import { changeItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { licenseEntity } from '#shared/table/license-store.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
let applicationId: string;
let connectionId: string;
let licenseId: string;
const VANISHED_AT = '2026-04-17T09:00:00.000Z';
const as = { roles: ['itManager'] as const };

beforeEach(async () => {
  api = await openApi();
  const post = async (path: string, body: unknown) =>
    (await api.call({ ...as, method: 'POST', path, body })).json.id as string;
  applicationId = await post('/api/applications', { name: 'Sales cloud', owners: { it: 'Kim@example.com' } });
  connectionId = await post('/api/connections', {
    applicationId,
    connector: 'csv',
    name: 'Files',
    config: {},
  });
  licenseId = await post('/api/licenses', { applicationId, name: 'Seat', kind: 'user', purchased: 50 });
});

const get = async () => (await api.call({ ...as, method: 'GET', path: `/api/licenses/${licenseId}` })).json;
const toggle = (licenses: boolean) =>
  api.call({
    ...as,
    method: 'PUT',
    path: `/api/connections/${connectionId}/tasks`,
    body: { tasks: { licenses } },
  });

/** What a sync does when it meets this license at the vendor. */
async function capture(purchased: number) {
  const at = '2026-04-16T09:00:00.000Z';
  await changeItem(api.table, licenseEntity, keys.license(licenseId), at, ({ state }) => ({
    state: {
      ...state,
      connectionId,
      capturing: true,
      captured: {
        vendorId: 's',
        name: 'Seat',
        type: 'user',
        kind: 'user' as const,
        status: 'active' as const,
        purchased,
        vendorUsed: 18,
        capturedAt: at,
      },
    },
    line: { actor: { kind: 'connector', id: connectionId }, deed: 'captured' },
  }));
}

describe('The days of a license', () => {
  const patch = async (manual: object) => {
    const { version } = await get();
    const path = `/api/licenses/${licenseId}`;
    return api.call({ ...as, roles: ['admin'], method: 'PATCH', path, body: { version, manual } });
  };

  it('do not end before they begin, also where only one of them is typed later', async () => {
    const both = await patch({ effectiveDate: '2026-06-01', endDate: '2020-01-01' });
    expect(both).toMatchObject({ status: 400, json: { field: 'manual.endDate' } });
    expect((await patch({ effectiveDate: '2026-06-01' })).status).toBe(200);
    expect(await patch({ endDate: '2026-05-31' })).toMatchObject({
      status: 400,
      json: { field: 'manual.endDate', detail: 'The last day lies before the first' },
    });
    expect(await get()).toMatchObject({ manual: { effectiveDate: '2026-06-01' } });
    expect((await get()).manual).not.toHaveProperty('endDate');
    expect((await patch({ endDate: '2026-06-01' })).status).toBe(200);
  });

  it('are held to that from the first on', async () => {
    const body = {
      applicationId,
      name: 'Other',
      kind: 'user',
      effectiveDate: '2026-06-01',
      endDate: '2020-01-01',
    };
    const refused = await api.call({ ...as, method: 'POST', path: '/api/licenses', body });
    expect(refused).toMatchObject({ status: 400, json: { field: 'endDate' } });
  });
});

describe('A license', () => {
  it('shows 60 captured, the typed 50 when the task is off, and 60 at once when it is on again', async () => {
    expect((await get()).purchased).toBe(50);
    await capture(60);
    expect(await get()).toMatchObject({ purchased: 60, purchasedFrom: 'captured' });
    await toggle(false);
    expect(await get()).toMatchObject({ purchased: 50, purchasedFrom: 'manual', locked: [] });
    await toggle(true);
    expect((await get()).purchased).toBe(60);
  });

  it('tells the vendor’s count once, and the day it was found as the day it is in effect from', async () => {
    await capture(60);
    const { captured, vendorUsed, effectiveDate, firstSeen } = await get();
    expect(vendorUsed).toBe(18);
    expect(captured).not.toHaveProperty('vendorUsed');
    expect(effectiveDate).toBe(firstSeen);
  });

  it('refuses a typed quantity while a connection holds it, naming the connection', async () => {
    await capture(60);
    const { version } = await get();
    const request = { ...as, method: 'PATCH', path: `/api/licenses/${licenseId}` };
    const refused = await api.call({ ...request, body: { version, manual: { purchased: 55 } } });
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({
      field: 'manual.purchased',
      detail: expect.stringContaining('Files'),
    });
    const priced = await api.call({
      ...request,
      body: { version, manual: { amount: '12.50', currency: 'EUR' } },
    });
    expect(priced.json).toMatchObject({ purchased: 60, amount: '12.50' });
  });

  it('keeps the first of two people who change the same version', async () => {
    const { version } = await get();
    const change = (purchased: number) =>
      api.call({
        ...as,
        method: 'PATCH',
        path: `/api/licenses/${licenseId}`,
        body: { version, manual: { purchased } },
      });
    expect((await change(51)).status).toBe(200);
    expect((await change(52)).json).toMatchObject({ status: 409, field: 'version' });
    expect((await get()).purchased).toBe(51);
  });

  it('is changed by an owner of its application who has no other role, and by no stranger', async () => {
    const { version } = await get();
    const request = { method: 'PATCH', path: `/api/licenses/${licenseId}`, roles: ['viewer'] as const };
    const body = { version, manual: { purchased: 70 } };
    expect((await api.call({ ...request, body, mail: 'eve@example.com' })).status).toBe(403);
    expect((await api.call({ ...request, body, mail: 'KIM@example.com' })).status).toBe(200);
  });

  it('has every change of it in the log, newest first', async () => {
    await capture(60);
    const query = { kind: 'license', subject: licenseId };
    const { json } = await api.call({ ...as, method: 'GET', path: '/api/ledger', query });
    expect(json.items.map((entry: { deed: string }) => entry.deed)).toEqual(['captured', 'created']);
  });

  it('counts for its application while it is sold, and no more once its vendor has it no longer', async () => {
    const counted = async () =>
      (await api.call({ ...as, method: 'GET', path: '/api/applications' })).json.items[0].licenses;
    await capture(60);
    expect(await counted()).toBe(1);
    await changeItem(api.table, licenseEntity, keys.license(licenseId), VANISHED_AT, ({ state }) => ({
      state: {
        ...state,
        ...(state.captured && { captured: { ...state.captured, status: 'inactive' as const } }),
      },
      line: { actor: { kind: 'connector', id: connectionId }, deed: 'vanished' },
    }));
    expect(await counted()).toBe(0);
  });

  it('is not over-assigned where nobody knows how many seats are held or bought', async () => {
    const list = async (overAssigned: string) =>
      (await api.call({ ...as, method: 'GET', path: '/api/licenses', query: { overAssigned } })).json.total;
    expect(await list('true')).toBe(0);
    expect(await list('false')).toBe(1);
  });

  it('is exported page by page into one file in which no cell is a formula', async () => {
    const name = '=HYPERLINK("x")';
    for (let i = 0; i < 30; i++) {
      const body = { applicationId, name: `${name}${i}`, kind: 'user' };
      await api.call({ ...as, method: 'POST', path: '/api/licenses', body });
    }
    const request = { ...as, method: 'GET', path: '/api/licenses', accept: 'text/csv' };
    const first = await api.call({ ...request, query: { limit: '25' } });
    const link = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
    const query = Object.fromEntries(new URL(link, 'http://localhost').searchParams);
    const second = await api.call({ ...request, query });
    expect(second.headers.link).toBeUndefined();
    const lines = (first.text + second.text).trim().split('\r\n');
    expect(lines).toHaveLength(32);
    expect(lines.filter((line) => /^"?=/.test(line))).toEqual([]);
    const foreign = await api.call({ ...request, query: { ...query, sort: 'seats' } });
    expect(foreign.json).toMatchObject({ status: 400, field: 'cursor' });
  });
});
