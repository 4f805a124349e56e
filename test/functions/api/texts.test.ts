// What is typed into any form is stored as it reads, or refused at its field.
import { beforeEach, describe, expect, it } from 'vitest';
import { applicationEntity } from '#shared/table/application-store.ts';
import { createItem } from '#shared/table/commit.ts';
import { openApi, type TestApi } from './request.ts';

const BAD = '\u0000\u202Eabc';
const TODAY = '2026-04-16T08:00:00.000Z';
let api: TestApi;
let applicationId: string;

const post = (path: string, body: object, method = 'POST') =>
  api.call({ method, path, body, roles: ['admin'], at: TODAY });

beforeEach(async () => {
  api = await openApi();
  applicationId = (await post('/api/applications', { name: 'Zoom' })).json.id;
});

const fieldsOf = ({ json }: { json: { field?: string; errors?: { field: string }[] } }) =>
  json.errors?.map(({ field }) => field) ?? [json.field];

describe('A text that would not read as it is stored', () => {
  const contract = {
    name: 'Agreement',
    kind: 'contract',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
  };
  const forms: [what: string, path: string, body: object, field: string][] = [
    ['the name of an application', '/api/applications', { name: BAD }, 'name'],
    ['the vendor of an application', '/api/applications', { name: 'Miro', vendor: BAD }, 'vendor'],
    ['the notes of an application', '/api/applications', { name: 'Miro', notes: BAD }, 'notes'],
    ['the name of a contract', '/api/contracts', { ...contract, name: BAD }, 'name'],
    ['a line of a name', '/api/contracts', { ...contract, name: 'one\ntwo' }, 'name'],
    ['the notes of a contract', '/api/contracts', { ...contract, notes: BAD }, 'notes'],
    ['the name of an address', '/api/notifications/addresses', { mail: 'a@example.com', name: BAD }, 'name'],
  ];
  it.each(forms)('is refused at its field: %s', async (_, path, body, field) => {
    const refused = await post(path, { deliveries: {}, follows: [], ...body });
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused)).toContain(field);
  });

  it('is refused of licenses and connections, which belong to an application', async () => {
    const license = await post('/api/licenses', { applicationId, name: BAD, kind: 'user' });
    expect([license.status, fieldsOf(license)]).toEqual([400, ['name']]);
    const connection = await post('/api/connections', {
      applicationId,
      connector: 'csv',
      name: BAD,
      config: {},
    });
    expect([connection.status, fieldsOf(connection)]).toEqual([400, ['name']]);
  });

  it('may have several lines where there is room for them', async () => {
    const created = await post('/api/applications', { name: 'Miro', notes: 'one\n\ttwo' });
    expect(created.json.notes).toBe('one\n\ttwo');
  });

  it('takes no list away where it was stored before the rule', async () => {
    const state = {
      ...(await read()).items[0],
      id: 'old',
      name: BAD,
      vendor: 'a\nb',
      notes: `one\ntwo${BAD}`,
    };
    const stored = await createItem(api.table, applicationEntity, TODAY, {
      state: state as never,
      line: { actor: { kind: 'rule', id: 'test' }, deed: 'created' },
    });
    expect(stored.ok).toBe(true);
    expect((await read()).items.map(({ name }: { name: string }) => name).sort()).toEqual(['Zoom', 'abc']);
  });
});

const read = async () =>
  (await api.call({ method: 'GET', path: '/api/applications', roles: ['admin'], at: TODAY })).json;

describe('An application named like another one', () => {
  it('is refused at its name, whatever the case and the blanks', async () => {
    const refused = await post('/api/applications', { name: ' zoom ' });
    expect(refused).toMatchObject({
      status: 409,
      json: { title: 'Exists already', field: 'name', detail: 'There is an application named Zoom already' },
    });
    expect((await read()).items).toHaveLength(1);
  });

  it('cannot be made by renaming, while its own name may change its case', async () => {
    const other = (await post('/api/applications', { name: 'Miro' })).json;
    const rename = (name: string, version: number) =>
      post(`/api/applications/${other.id}`, { name, version, owners: {} }, 'PUT');
    expect(await rename('ZOOM', other.version)).toMatchObject({ status: 409, json: { field: 'name' } });
    expect(await rename('MIRO', other.version)).toMatchObject({ status: 200, json: { name: 'MIRO' } });
  });

  it('may be added again once the other one is deleted', async () => {
    await api.call({
      method: 'DELETE',
      path: `/api/applications/${applicationId}`,
      roles: ['admin'],
      at: TODAY,
    });
    expect((await post('/api/applications', { name: 'Zoom' })).status).toBe(201);
  });
});
