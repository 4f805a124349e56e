// A license typed by hand and the same one captured are joined by hand where nothing else told that they are one.
import { beforeEach, describe, expect, it } from 'vitest';
import { sku, town } from '#test/functions/utilization/town.ts';
import { openApi, type TestApi } from './request.ts';

const TODAY = '2026-04-16T08:00:00.000Z';
const as = { roles: ['itManager'] as const, at: TODAY };
let api: TestApi;
let applicationId: string;
let typed: { id: string; version: number };
let captured: string;

beforeEach(async () => {
  api = await openApi();
  const place = town(api.table);
  const post = async (path: string, body: unknown) =>
    (await api.call({ ...as, method: 'POST', path, body })).json;
  applicationId = (await post('/api/applications', { name: 'CRM' })).id;
  captured = `${applicationId}.captured`;
  await place.connect(`${applicationId}.crm`, 'salesforce');
  await place.license(captured, `${applicationId}.crm`, sku('Sales Cloud', { purchased: 60 }), TODAY);
  const body = {
    applicationId,
    name: 'CRM seats',
    kind: 'user',
    purchased: 50,
    amount: '12.50',
    currency: 'EUR',
  };
  typed = await post('/api/licenses', body);
});

const link = (body: object) =>
  api.call({ ...as, method: 'POST', path: `/api/licenses/${typed.id}/link`, body });
const get = (id: string) => api.call({ ...as, method: 'GET', path: `/api/licenses/${id}` });

describe('Linking a typed license to a captured one', () => {
  it('shows 60 captured with the typed price, keeps the 50 for when the task is off, and leaves one license', async () => {
    const linked = await link({ version: typed.version, capturedId: captured });
    expect(linked.json).toMatchObject({ id: captured, name: 'Sales Cloud', purchased: 60, amount: '12.50' });
    expect(linked.json.manual).toMatchObject({ name: 'CRM seats', purchased: 50 });
    expect((await get(typed.id)).status).toBe(404);
    const path = `/api/connections/${applicationId}.crm/tasks`;
    await api.call({ ...as, method: 'PUT', path, body: { tasks: { licenses: false } } });
    expect((await get(captured)).json).toMatchObject({ name: 'CRM seats', purchased: 50 });
  });

  it('stands in the log of both', async () => {
    await link({ version: typed.version, capturedId: captured });
    for (const subject of [typed.id, captured]) {
      const query = { kind: 'license', subject };
      const { json } = await api.call({ ...as, method: 'GET', path: '/api/ledger', query });
      expect(json.items[0]).toMatchObject({ deed: 'linked' });
    }
  });

  it('is refused for what is no such pair, and after somebody else’s change', async () => {
    expect((await link({ version: typed.version, capturedId: typed.id })).json).toMatchObject({
      status: 400,
      field: 'capturedId',
    });
    expect((await link({ version: 0, capturedId: captured })).json).toMatchObject({
      status: 409,
      field: 'version',
    });
    expect((await get(typed.id)).status).toBe(200);
  });
});
