// Connections through the API: what is kept, what is hurried, and who may let one act.
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeLease } from '#functions/connector-sync/lease.ts';
import { createItem } from '#shared/table/commit.ts';
import {
  connectionEntity,
  connectionFigures,
  loadConnection,
  runningConnections,
} from '#shared/table/connection-store.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
let applicationId: string;
const as = { roles: ['itManager'] as const };

beforeEach(async () => {
  api = await openApi();
  const body = { name: 'Sales cloud' };
  applicationId = (await api.call({ ...as, method: 'POST', path: '/api/applications', body })).json.id;
});

/** A connection as it stands after somebody connected the vendor. */
async function storedConnection(connector: string, config = {}): Promise<{ readonly id: string }> {
  const id = `${applicationId}.${connector}`;
  await createItem(api.table, connectionEntity, '2026-04-16T08:00:00.000Z', {
    state: {
      id,
      applicationId,
      connector,
      name: 'Production',
      config,
      tasks: {},
      capabilities: [],
      health: { state: 'waiting' },
    },
    line: { actor: { kind: 'person', id: 'ana@example.com' }, deed: 'connected' },
  });
  return { id };
}

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

  it('that is being read stays counted as that when somebody asks for a sync, which then follows', async () => {
    const { id } = await storedConnection('salesforce');
    const at = '2026-04-16T08:00:00.000Z';
    const expiresAt = '2026-04-16T08:15:00.000Z';
    await takeLease(api.table, { connectionId: id, runId: 'run', now: at, expiresAt });
    expect((await api.call({ ...as, method: 'POST', path: `/api/connections/${id}/sync`, at })).status).toBe(
      202,
    );
    expect((await runningConnections(api.table, at)).inFlight).toBe(1);
    const stored = await loadConnection(api.table, id);
    expect(stored && connectionFigures(stored).nextRunAt).toBe(at);
  });

  it('that is kept is tested again where its secret may be read, and only that is asked of it', async () => {
    const { id } = await storedConnection('salesforce');
    await api.sent();
    const path = `/api/connections/${id}/test`;
    const { status, json } = await api.call({ ...as, method: 'POST', path });
    expect([status, json.id, json.version]).toEqual([202, id, 1]);
    expect((await api.sent()).map(({ Detail }) => JSON.parse(Detail ?? ''))).toEqual([
      expect.objectContaining({ connectionId: id, cause: 'test' }),
    ]);
    expect((await api.call({ roles: ['finance'], method: 'POST', path })).status).toBe(403);
    const files = await storedConnection('csv');
    const refused = `/api/connections/${files.id}/test`;
    expect((await api.call({ ...as, method: 'POST', path: refused })).status).toBe(409);
    expect(await api.sent()).toEqual([]);
  });

  it('sends its secret to no other host than the one that it was typed for', async () => {
    const config = { baseUrl: 'https://scim.example.com/v2', seats: 'users' };
    const { id } = await storedConnection('scim', config);
    const change = (baseUrl: string, version: number, more = {}) =>
      api.call({
        ...as,
        method: 'PUT',
        path: `/api/connections/${id}`,
        body: { version, name: 'Production', config: { ...config, baseUrl }, ...more },
      });
    const refused = await change('https://elsewhere.example.com/v2', 1);
    expect([refused.status, refused.json.field]).toEqual([400, 'credentials']);
    const kept = await loadConnection(api.table, id);
    expect([kept?.version, kept?.state.config]).toEqual([1, config]);
    const moved = await change('https://scim.example.com/v3', 1);
    expect([moved.status, moved.json.config.baseUrl]).toEqual([200, 'https://scim.example.com/v3']);
    const credentials = { method: 'bearer', token: 'do-not-keep-me' };
    const untested = await change('https://10.0.0.1/v2', 2, { credentials });
    expect(untested.status).toBeGreaterThanOrEqual(400);
    expect(untested.text).toContain('not the name of a host in the internet');
    expect(api.secrets()).not.toContain('do-not-keep-me');
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
