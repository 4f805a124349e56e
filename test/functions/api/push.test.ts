// Programs send files with credentials of their own: to their own connection, until they are revoked, and nothing else.
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_TOKEN_SECONDS } from '#functions/runtime/client-token.ts';
import { ROUTES } from '#shared/api/routes.ts';
import { MOST_CLIENTS } from '#shared/domain/connections/machine-client.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { openApi, type RequestInput, type TestApi } from './request.ts';

const START = Date.parse('2026-04-16T08:00:00.000Z');
const later = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const ROWS = [
  { mail: 'ana@example.com', license: 'Team plan' },
  { mail: 'raj@example.com', license: 'Team plan' },
];

let api: TestApi;
let applicationId: string;
let id: string;
let client: { readonly id: string; readonly secret: string };

const asAdmin = (method: string, path: string, body?: unknown, more: Partial<RequestInput> = {}) =>
  api.call({ method, path, body, roles: ['admin'], ...more });

async function connected(name: string, connector = 'csv'): Promise<string> {
  const { json } = await asAdmin('POST', '/api/connections', { applicationId, connector, name, config: {} });
  return json.id;
}

async function clientOf(connectionId: string, name = 'Payroll export') {
  const { status, json } = await asAdmin('POST', `/api/connections/${connectionId}/clients`, { name });
  expect(status).toBe(201);
  return { id: json.client.id as string, secret: json.secret as string };
}

beforeEach(async () => {
  forgetAll();
  api = await openApi();
  applicationId = (await asAdmin('POST', '/api/applications', { name: 'Forecasts' })).json.id;
  id = await connected('Files');
  client = await clientOf(id);
  return () => api.table.drop();
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function askToken(fields: Record<string, string> = {}, more: Partial<RequestInput> = {}) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client.id,
    client_secret: client.secret,
    ...fields,
  }).toString();
  return api.call({
    method: 'POST',
    path: '/api/push/token',
    body,
    ...more,
    headers: { ...FORM, ...more.headers },
  });
}

async function token(of = client, at?: string): Promise<string> {
  const { status, json } = await askToken(
    { client_id: of.id, client_secret: of.secret },
    { ...(at && { at }) },
  );
  expect(status).toBe(200);
  return json.access_token;
}

const push = (
  bearer: string,
  method: string,
  path: string,
  body?: unknown,
  more: Partial<RequestInput> = {},
) =>
  api.call({
    method,
    path: `/api/push/${id}${path}`,
    body,
    ...more,
    headers: { authorization: `Bearer ${bearer}`, ...more.headers },
  });

async function sendAll(bearer: string, rows: readonly object[] = ROWS, more: Partial<RequestInput> = {}) {
  const begun = await push(bearer, 'POST', '/imports', { kind: 'assignments', fileName: 'nightly' }, more);
  expect(begun.status).toBe(201);
  const page = `/imports/${begun.json.id}/pages/1`;
  expect((await push(bearer, 'PUT', page, { firstRow: 1, rows }, more)).status).toBe(200);
  return push(bearer, 'POST', `/imports/${begun.json.id}/finish`, { pages: 1 }, more);
}

async function everything(): Promise<string> {
  const { Items } = await api.table.client.send(new ScanCommand({ TableName: api.table.name }));
  return JSON.stringify(Items);
}

describe('A machine client', () => {
  it('sends a file from its token to its finish, and the log names it as who did', async () => {
    const bearer = await token();
    const { status, json } = await sendAll(bearer);
    expect([status, json.state]).toEqual([200, 'finished']);
    expect(json.result).toEqual({ joined: 2, left: 0, changed: 0, unchanged: false });
    const licenses = await asAdmin('GET', '/api/licenses');
    expect(licenses.json.items).toMatchObject([{ name: 'Team plan', connectionId: id }]);
    const query = { kind: 'connection', subject: id };
    const log = await asAdmin('GET', '/api/ledger', undefined, { query });
    expect(log.json.items[0]).toMatchObject({
      deed: 'imported',
      actor: { kind: 'client', id: client.id, name: 'Payroll export' },
    });
  });

  it('that sends the same file again changes nothing, and may ask again for every step it is not sure of', async () => {
    const bearer = await token();
    const first = (await sendAll(bearer)).json;
    expect((await sendAll(bearer)).json.result).toMatchObject({ joined: 0, changed: 0, unchanged: true });
    const finish = (importId: string) => push(bearer, 'POST', `/imports/${importId}/finish`, { pages: 1 });
    expect((await finish(first.id)).json).toEqual(first);

    const begun = await push(bearer, 'POST', '/imports', { kind: 'assignments', fileName: 'next' });
    expect((await push(bearer, 'POST', '/imports', { kind: 'people', fileName: 'other' })).status).toBe(409);
    const page = () =>
      push(bearer, 'PUT', `/imports/${begun.json.id}/pages/1`, { firstRow: 1, rows: ROWS.slice(0, 1) });
    expect((await page()).json).toEqual((await page()).json);
    const listed = await push(bearer, 'GET', '/imports');
    const open = listed.json.items.filter((one: { state: string }) => one.state === 'open');
    expect(open).toMatchObject([{ id: begun.json.id, pages: 1, rows: 1 }]);
    const gone = () => push(bearer, 'DELETE', `/imports/${begun.json.id}`);
    expect([(await gone()).status, (await gone()).status]).toEqual([204, 204]);
    expect((await finish(begun.json.id)).status).toBe(409);
  });

  it('is kept from taking out more than a fifth of the accounts unless it says that it may', async () => {
    const bearer = await token();
    const many = [...'abcde'].map((one) => ({ mail: `${one}@example.com`, license: 'Team plan' }));
    await sendAll(bearer, many);
    const refused = await sendAll(bearer, many.slice(0, 2));
    expect([refused.status, refused.json.field]).toEqual([409, 'mayLose']);
  });

  it('may not send a sheet of assignments by hand, which are kept elsewhere', async () => {
    const { status, json } = await push(await token(), 'POST', '/imports', {
      kind: 'mapping',
      fileName: 'a',
    });
    expect([status, json.field]).toEqual([400, 'kind']);
  });
});

describe('A token', () => {
  it('is given for id and secret in a form or by HTTP Basic, and says how long it is good', async () => {
    const { json, headers } = await askToken();
    expect(json).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+$/),
      token_type: 'Bearer',
      expires_in: CLIENT_TOKEN_SECONDS,
    });
    expect(headers['cache-control']).toBe('no-store');
    const basic = Buffer.from(`${encodeURIComponent(client.id)}:${client.secret}`).toString('base64');
    const body = 'grant_type=client_credentials';
    const path = '/api/push/token';
    const byBasic = { ...FORM, authorization: `Basic ${basic}` };
    expect((await api.call({ method: 'POST', path, body, headers: byBasic })).status).toBe(200);
    // The gateway hands a form on encoded.
    expect((await askToken({}, { base64: true })).status).toBe(200);
  });

  it('is refused alike for a wrong secret, another client’s secret, and a client that there is not', async () => {
    const other = await clientOf(id, 'Another');
    const wrong = [
      { client_secret: `${client.secret}x` },
      { client_secret: other.secret },
      { client_secret: 'x' },
      { client_id: `${id}.000000000000` },
      { client_id: 'nobody' },
      { client_id: id },
      { client_id: `.${client.id}` },
    ];
    const answers = await Promise.all(wrong.map((fields) => askToken(fields)));
    for (const { status, json, headers } of answers) {
      expect([status, json.error]).toEqual([401, 'invalid_client']);
      expect(headers['www-authenticate']).toBe('Basic realm="Seatledger"');
    }
    expect(new Set(answers.map(({ json }) => json.detail)).size).toBe(1);
  });

  it('is refused in the words of RFC 6749 where the request is no request for one', async () => {
    const word = async (fields: Record<string, string>, more = {}) => {
      const { status, json } = await askToken(fields, more);
      return [status, json.error];
    };
    expect(await word({ grant_type: 'password' })).toEqual([400, 'unsupported_grant_type']);
    expect(await word({ client_id: '' })).toEqual([400, 'invalid_request']);
    expect(await word({ client_secret: 'x'.repeat(301) })).toEqual([400, 'invalid_request']);
  });

  it('ends after a quarter of an hour, and no upload is lost by it', async () => {
    const bearer = await token();
    const begun = await push(bearer, 'POST', '/imports', { kind: 'people', fileName: 'a' });
    const late = { at: later(CLIENT_TOKEN_SECONDS + 1) };
    const page = `/imports/${begun.json.id}/pages/1`;
    const body = { firstRow: 1, rows: [{ mail: 'ana@example.com' }] };
    const refused = await push(bearer, 'PUT', page, body, late);
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect((await push(await token(client, late.at), 'PUT', page, body, late)).status).toBe(200);
  });

  it('is worth nothing made up, altered, or of a person', async () => {
    const bearer = await token();
    const wrong = ['', 'x', 'a.b', `${bearer}x`, bearer.slice(1), `${bearer.split('.')[0]}.`, client.secret];
    for (const one of wrong) expect((await push(one, 'GET', '/imports')).status).toBe(401);
    // Who is signed in as a person is nobody to these routes.
    const person = { method: 'GET', path: `/api/push/${id}/imports`, roles: ['admin'] as const };
    expect((await api.call(person)).status).toBe(401);
  });

  it('opens no route but the five of its upload: elsewhere it is nobody’s', async () => {
    const headers = { authorization: `Bearer ${await token()}` };
    for (const { method, path, access, id: routeId } of ROUTES) {
      if (access === 'public' || access === 'client') continue;
      const { status } = await api.call({ method, path: path.replaceAll(/\{\w+\}/g, id), headers });
      expect([routeId, status]).toEqual([routeId, 401]);
    }
  });

  it('is refused at every other connection, and finds nothing of them under its own', async () => {
    const bearer = await token();
    const other = await connected('Others');
    const theirs = await clientOf(other);
    const headers = { authorization: `Bearer ${await token(theirs)}` };
    const begin = { method: 'POST', body: { kind: 'people', fileName: 'a' }, headers };
    const begun = await api.call({ ...begin, path: `/api/push/${other}/imports` });
    for (const { method, path, access, id: routeId } of ROUTES) {
      if (access !== 'client') continue;
      const filled = path.replace('{importId}', begun.json.id).replace('{page}', '1');
      for (const elsewhere of [other, 'none', applicationId, `${applicationId}.hand`, '__proto__']) {
        const { status } = await api.call({
          method,
          path: filled.replace('{id}', elsewhere),
          headers: { authorization: `Bearer ${bearer}` },
        });
        expect([routeId, elsewhere, status]).toEqual([routeId, elsewhere, 403]);
      }
    }
    const page = { firstRow: 1, rows: [{ mail: 'ana@example.com' }] };
    expect((await push(bearer, 'PUT', `/imports/${begun.json.id}/pages/1`, page)).status).toBe(404);
    expect((await push(bearer, 'POST', `/imports/${begun.json.id}/finish`, { pages: 0 })).status).toBe(404);
    expect((await push(bearer, 'DELETE', `/imports/${begun.json.id}`)).status).toBe(404);
    expect((await push(bearer, 'GET', '/imports')).json.items).toEqual([]);
  });

  it('and its secret are worth nothing from the moment that the client is revoked, or its connection deleted', async () => {
    const bearer = await token();
    const begun = await push(bearer, 'POST', '/imports', { kind: 'people', fileName: 'a' });
    const path = `/api/connections/${id}/clients/${client.id}`;
    expect((await asAdmin('DELETE', path)).status).toBe(204);
    expect((await push(bearer, 'POST', `/imports/${begun.json.id}/finish`, { pages: 0 })).status).toBe(401);
    expect((await askToken()).status).toBe(401);
    expect((await asAdmin('DELETE', path)).status).toBe(410);

    client = await clientOf(id, 'Second');
    const second = await token();
    expect((await push(second, 'GET', '/imports')).status).toBe(200);
    await asAdmin('DELETE', `/api/connections/${id}`);
    expect((await push(second, 'GET', '/imports')).status).toBe(401);
    expect((await askToken()).status).toBe(401);
  });
});

describe('The clients of a connection', () => {
  const list = () => asAdmin('GET', `/api/connections/${id}/clients`);

  it('are listed with who made them and when they were last used, and never with what they are known by', async () => {
    expect((await list()).json.items).toEqual([
      { id: client.id, name: 'Payroll export', connectionId: id, createdAt: later(0), createdBy: 'Ana Ng' },
    ]);
    await token(client, later(60));
    expect((await list()).json.items).toMatchObject([{ id: client.id, usedAt: later(60) }]);
    const csv = await asAdmin('GET', `/api/connections/${id}/clients`, undefined, { accept: 'text/csv' });
    expect(csv.text).toContain(`Payroll export,${client.id},${later(0)},Ana Ng,${later(60)}`);
  });

  it('tell their secret once: neither table nor log nor any later answer holds it, nor the token it was given for', async () => {
    const bearer = await token();
    await sendAll(bearer);
    const query = { kind: 'machineClient', subject: client.id };
    const log = await asAdmin('GET', '/api/ledger', undefined, { query });
    expect(log.json.items).toMatchObject([
      { deed: 'created', subject: { name: 'Payroll export', applicationId } },
    ]);
    const texts = [
      await everything(),
      (await list()).text,
      log.text,
      api.secrets(),
      JSON.stringify(await api.sent()),
    ];
    for (const text of texts)
      for (const secret of [client.secret, client.secret.slice(11), bearer, bearer.split('.')[1] ?? ''])
        expect(text).not.toContain(secret);
  });

  it('belong to connections of CSV files alone', async () => {
    expect((await asAdmin('POST', '/api/connections/none/clients', { name: 'A' })).status).toBe(404);
    const license = { applicationId, name: 'Seat', kind: 'user' };
    const licenseId = (await asAdmin('POST', '/api/licenses', license)).json.id;
    const path = `/api/licenses/${licenseId}/assignments/ana@example.com`;
    await asAdmin('PUT', path, { from: '2026-01-01' });
    const byHand = `/api/connections/${applicationId}.hand`;
    expect((await asAdmin('GET', byHand)).status).toBe(200);
    const refused = await asAdmin('POST', `${byHand}/clients`, { name: 'A' });
    expect([refused.status, refused.json.detail]).toEqual([
      409,
      'Programs send files to a connection of CSV files, and this is none',
    ]);
  });

  it('have names of their own, and are few', async () => {
    const make = (name: string) => asAdmin('POST', `/api/connections/${id}/clients`, { name });
    expect((await make(' Payroll export ')).json).toMatchObject({ status: 409, field: 'name' });
    expect((await make('  ')).json).toMatchObject({ status: 400, field: 'name' });
    for (let more = 1; more < MOST_CLIENTS; more++) expect((await make(`Client ${more}`)).status).toBe(201);
    expect((await make('One too many')).status).toBe(409);
  });

  it('are revoked under their own connection only', async () => {
    const other = await connected('Others');
    expect((await asAdmin('DELETE', `/api/connections/${other}/clients/${client.id}`)).status).toBe(404);
    expect((await asAdmin('DELETE', `/api/connections/${id}/clients/${id}.000000000000`)).status).toBe(404);
    expect((await push(await token(), 'GET', '/imports')).status).toBe(200);
  });
});

describe('Any input', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 300 }));

  it('at the token route is refused with a reason, and never a broken server', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.option(texts), fc.boolean(), async (body, header, base64) => {
        const basic =
          header === null ? {} : { authorization: `Basic ${Buffer.from(header).toString('base64')}` };
        const headers = { ...FORM, ...basic };
        const { status, json } = await api.call({
          method: 'POST',
          path: '/api/push/token',
          body,
          base64,
          headers,
        });
        expect([400, 401]).toContain(status);
        expect(json).toMatchObject({ status, detail: expect.any(String), error: expect.any(String) });
      }),
      { numRuns: 80 },
    );
  });

  it('of a client is done or refused with a reason, whatever it sends where', async () => {
    const bearer = await token();
    const routes = ROUTES.filter(({ access }) => access === 'client');
    const likely = fc.record(
      {
        kind: fc.oneof(fc.constantFrom('people', 'licenses', 'assignments', 'mapping'), fc.jsonValue()),
        fileName: fc.oneof(texts, fc.jsonValue()),
        firstRow: fc.oneof(fc.integer(), fc.jsonValue()),
        rows: fc.oneof(
          fc.array(fc.dictionary(fc.constantFrom('mail', 'license', '__proto__'), texts)),
          fc.jsonValue(),
        ),
        pages: fc.oneof(fc.integer(), fc.jsonValue()),
        mayLose: fc.oneof(fc.boolean(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const places = fc.constantFrom('none', '__proto__', '%E0%A4', '..');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        fc.oneof(likely, fc.jsonValue()),
        places,
        async ({ method, path }, body, place) => {
          const { items } = (await push(bearer, 'GET', '/imports')).json;
          const filled = path.replace('{importId}', items[0]?.id ?? place).replace('{page}', '1');
          const headers = { authorization: `Bearer ${bearer}` };
          const { status, json } = await api.call({
            method,
            path: filled.replace('{id}', id),
            body,
            headers,
          });
          expect(status).toBeLessThan(500);
          if (status >= 400) expect(json).toMatchObject({ status, detail: expect.any(String) });
        },
      ),
      { numRuns: 100 },
    );
  });
});
