// Connections through the API: what is kept, what is hurried, and who may let one act.
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
let applicationId: string;
const as = { roles: ['itManager'] as const };

beforeEach(async () => {
  api = await openApi();
  const body = { name: 'Sales cloud' };
  applicationId = (await api.call({ ...as, method: 'POST', path: '/api/applications', body })).json.id;
});

describe('A connection', () => {
  it('is not made with credentials that the vendor cannot be asked with, and nothing of them is kept', async () => {
    const credentials = { method: 'clientCredentials', clientId: 'id', clientSecret: 'do-not-keep-me' };
    const body = { applicationId, connector: 'salesforce', name: 'Production', config: {}, credentials };
    const refused = await api.call({ ...as, method: 'POST', path: '/api/connections', body });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    expect(refused.text).not.toContain('do-not-keep-me');
    expect(api.secrets()).not.toContain('do-not-keep-me');
    const { Items } = await api.table.client.send(new ScanCommand({ TableName: api.table.name }));
    expect(JSON.stringify(Items)).not.toContain('do-not-keep-me');
  });

  it('that is fed by files has nothing to read at a vendor', async () => {
    const body = { applicationId, connector: 'csv', name: 'Files', config: {} };
    const { json } = await api.call({ ...as, method: 'POST', path: '/api/connections', body });
    expect(json).toMatchObject({
      applicationName: 'Sales cloud',
      upload: true,
      health: { state: 'waiting' },
    });
    const path = `/api/connections/${json.id}/sync`;
    expect((await api.call({ ...as, method: 'POST', path })).status).toBe(409);
    expect(await api.sent()).toEqual([]);
  });

  it('is let act at its vendor by an admin alone', async () => {
    const body = { applicationId, connector: 'csv', name: 'Files', config: {} };
    const { json } = await api.call({ ...as, method: 'POST', path: '/api/connections', body });
    const path = `/api/connections/${json.id}/tasks`;
    const { status } = await api.call({ ...as, method: 'PUT', path, body: { tasks: { reclaim: true } } });
    expect(status).toBe(403);
  });

  it('is gone from every list once it is deleted', async () => {
    const body = { applicationId, connector: 'csv', name: 'Files', config: {} };
    const { json } = await api.call({ ...as, method: 'POST', path: '/api/connections', body });
    const path = `/api/connections/${json.id}`;
    expect((await api.call({ ...as, method: 'DELETE', path })).status).toBe(204);
    expect((await api.call({ ...as, method: 'GET', path })).status).toBe(404);
    expect((await api.call({ ...as, method: 'GET', path: '/api/connections' })).json.total).toBe(0);
  });

  it('goes with its application, and so do the licenses', async () => {
    const body = { applicationId, connector: 'csv', name: 'Files', config: {} };
    await api.call({ ...as, method: 'POST', path: '/api/connections', body });
    const license = { applicationId, name: 'Seat', kind: 'user' };
    await api.call({ ...as, method: 'POST', path: '/api/licenses', body: license });
    const request = {
      method: 'DELETE',
      path: `/api/applications/${applicationId}`,
      roles: ['admin'] as const,
    };
    expect((await api.call(request)).status).toBe(204);
    for (const path of ['/api/applications', '/api/connections', '/api/licenses'])
      expect((await api.call({ ...as, method: 'GET', path })).json.total).toBe(0);
  });
});
