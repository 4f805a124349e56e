// Licenses are mapped to people by hand, one by one and by a sheet, and count like those that a vendor tells.
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { sku, town, user } from '#test/functions/utilization/town.ts';
import { openApi, type RequestInput, type TestApi } from './request.ts';

const TODAY = '2026-04-16T08:00:00.000Z';
const IT = { roles: ['itManager'], at: TODAY } as const;

let api: TestApi;
let place: ReturnType<typeof town>;
let app: string;
let team: string;
let mails: string;

const call = (method: string, path: string, body?: unknown, more: Partial<RequestInput> = {}) =>
  api.call({ ...IT, method, path, ...(body !== undefined && { body }), ...more });
const settle = async () => place.settle(await api.sent());

async function made(name: string, kind = 'user'): Promise<string> {
  const { json } = await call('POST', '/api/licenses', { applicationId: app, name, kind, purchased: 3 });
  return json.id;
}

const assign = (mail: string, terms: object = {}, license = team, more: Partial<RequestInput> = {}) =>
  call('PUT', `/api/licenses/${license}/assignments/${encodeURIComponent(mail)}`, terms, more);
const license = async (id = team, at = TODAY) =>
  (await call('GET', `/api/licenses/${id}`, undefined, { at })).json;
const people = async (query: Record<string, string> = {}, more: Partial<RequestInput> = {}) =>
  (await call('GET', `/api/applications/${app}/people`, undefined, { query, ...more })).json;

beforeEach(async () => {
  forgetAll();
  api = await openApi();
  place = town(api.table);
  const body = { name: 'Drawing board', owners: { business: 'olga@example.com' } };
  app = (await call('POST', '/api/applications', body)).json.id;
  team = await made('Team plan');
  mails = await made('Mails sent', 'quantity');
  await settle();
  return () => api.table.drop();
});

async function directory() {
  await place.connect('google.one', 'google');
  const staff = [
    user('g1', {
      name: 'Ana Ng',
      mails: ['ana@example.com', 'a.ng@example.com'],
      department: 'Sales',
      holds: [],
    }),
    user('g2', { name: 'Bo Li', mails: ['bo@example.com'], department: 'Legal', holds: [] }),
  ];
  await place.publish('google.one', staff, TODAY);
}

describe('An assignment by hand', () => {
  it('counts from its first day through its last, and not on the day after', async () => {
    const put = await assign('Ana@Example.com', { role: 'Editor', from: '2026-04-16', until: '2026-04-18' });
    expect(put).toMatchObject({
      status: 200,
      json: { mail: 'ana@example.com', licenseId: team, role: 'Editor' },
    });
    await assign('bo@example.com', { from: '2026-04-18' });
    await settle();
    expect(await license()).toMatchObject({ seats: 1, people: 1, available: 2, byHand: true, stale: false });
    await place.newDay('2026-04-18T05:00:00.000Z');
    expect(await license(team, '2026-04-18T08:00:00.000Z')).toMatchObject({ seats: 2, available: 1 });
    await place.newDay('2026-04-19T05:00:00.000Z');
    expect(await license(team, '2026-04-19T08:00:00.000Z')).toMatchObject({ seats: 1, asOf: '2026-04-19' });
    const at = '2027-04-19T05:00:00.000Z';
    await place.newDay(at);
    expect(await license(team, at)).toMatchObject({ seats: 1, asOf: '2027-04-19', stale: false });
  });

  it('of one person under two addresses is one of the people and two seats', async () => {
    await directory();
    await assign('ana@example.com');
    await assign('a.ng@example.com');
    await settle();
    expect(await license()).toMatchObject({ seats: 2, people: 1 });
    const { json } = await call('GET', `/api/licenses/${team}/people`);
    expect(json.items).toMatchObject([{ name: 'Ana Ng', department: 'Sales' }]);
    expect(json.items[0].accounts).toHaveLength(2);
  });

  it('stands at once on the page of its person, with its days and what it costs', async () => {
    await directory();
    const [ana] = (await call('GET', '/api/people', undefined, { query: { text: 'Ana' } })).json.items;
    const { version } = await license();
    const manual = { amount: '300.00', currency: 'EUR', paymentFrequency: 'year' };
    expect((await call('PATCH', `/api/licenses/${team}`, { version, manual })).status).toBe(200);
    await assign('ana@example.com', { from: '2026-02-01' });
    const { json } = await call('GET', `/api/people/${ana.id}`);
    expect(json.accounts).toMatchObject([
      {
        applicationName: 'Drawing board',
        licenses: [{ id: team, since: '2026-02-01', annual: [{ amount: '100.00', currency: 'EUR' }] }],
      },
    ]);
    expect(
      (await call('GET', `/api/people/${ana.id}`, undefined, { at: '2026-01-31T12:00:00.000Z' })).json
        .accounts[0].licenses,
    ).toEqual([]);
  });

  it('is changed, ended and taken away, and the log tells each with whom', async () => {
    await assign('ana@example.com', { role: 'Editor' });
    await assign('ana@example.com', { role: 'Editor', until: '2026-04-30' });
    const removed = await call('DELETE', `/api/licenses/${team}/assignments/ana@example.com`);
    expect(removed.status).toBe(204);
    expect((await call('DELETE', `/api/licenses/${team}/assignments/ana@example.com`)).status).toBe(404);
    expect((await people()).items).toEqual([]);
    const { json } = await call('GET', '/api/ledger', undefined, {
      query: { kind: 'connection', id: `${app}.hand` },
    });
    const told = json.items.filter(({ deed }: { deed: string }) => deed === 'assigned');
    expect(told.map(({ changes }: { changes: unknown }) => changes)).toEqual([
      [{ field: 'Team plan: ana@example.com', before: 'through 2026-04-30, Editor' }],
      [{ field: 'Team plan: ana@example.com', before: 'Editor', after: 'through 2026-04-30, Editor' }],
      [{ field: 'Team plan: ana@example.com', after: 'Editor' }],
    ]);
  });

  it('of one that says what stands writes nothing', async () => {
    await assign('ana@example.com', { role: 'Editor' });
    await settle();
    const count = countCapacity(api.table.dynamo);
    await assign('ana@example.com', { role: 'Editor' });
    expect(count.writeUnits).toBe(0);
    expect(await api.sent()).toEqual([]);
    await assign('ana@example.com', { role: 'Viewer' });
    expect(count.writeUnits).toBeGreaterThan(0);
  });

  it('of twelve people by twelve hands at the same moment loses none', async () => {
    const all = Array.from({ length: 12 }, (_, n) => `p${n}@example.com`);
    const answers = await Promise.all(all.map((mail) => assign(mail)));
    const done = all.filter((_, n) => answers[n]?.status === 200);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(done.length).toBeGreaterThan(0);
    const { items } = await people({ limit: '25' });
    expect(items.map(({ mail }: { mail: string }) => mail)).toEqual([...done].sort());
  });

  it.each([
    ['a license that is not there', 'gone', 'ana@example.com', {}, 404, undefined],
    ['what is no mail address', undefined, 'ana', {}, 400, 'mail'],
    [
      'days that run backward',
      undefined,
      'ana@example.com',
      { from: '2026-05-01', until: '2026-04-01' },
      400,
      'until',
    ],
    ['a day that is none', undefined, 'ana@example.com', { until: '2026-02-31' }, 400, 'until'],
    ['a role of nothing', undefined, 'ana@example.com', { role: ' ' }, 400, 'role'],
  ])('to %s is refused by its field', async (_, wrong, mail, terms, status, field) => {
    const answer = await assign(mail, terms, wrong ? `${app}.${wrong}` : team);
    expect(answer).toMatchObject({ status, json: field ? { field } : {} });
    expect((await people()).items).toEqual([]);
  });

  it('of a quantity is refused', async () => {
    expect(await assign('ana@example.com', {}, mails)).toMatchObject({
      status: 409,
      json: { detail: 'Mails sent is a quantity, which nobody can be assigned' },
    });
  });

  it('is for IT, admins and the owners of the application', async () => {
    const as = async (roles: NonNullable<RequestInput['roles']>, mail = 'pia@example.com') =>
      (await assign('ana@example.com', {}, team, { roles, mail })).status;
    expect(await as(['viewer'])).toBe(403);
    expect(await as(['finance'])).toBe(403);
    expect(await as(['viewer'], 'olga@example.com')).toBe(200);
    expect(await as(['admin'])).toBe(200);
  });
});

describe('Where a connection delivers who holds a license', () => {
  const crm = () => `${app}.crm`;
  const pro = () => `${app}.pro`;

  beforeEach(async () => {
    await place.connect(crm(), 'salesforce', { name: 'Production' });
    await place.license(pro(), crm(), sku('pro'), TODAY);
    await place.publish(crm(), [user('1', { mails: ['ana@example.com'] })], TODAY);
  });

  it('an assignment by hand is refused, naming the connection', async () => {
    const answer = await assign('bo@example.com', {}, pro());
    expect(answer).toMatchObject({ status: 409, json: { field: 'license' } });
    expect(answer.json.detail).toContain('Production delivers who holds pro');
  });

  it('its people stand beside those assigned by hand, each with what they hold', async () => {
    await assign('ana@example.com');
    const { items } = await people();
    expect(items).toMatchObject([
      {
        mail: 'ana@example.com',
        licenses: [
          { name: 'pro', byHand: false },
          { name: 'Team plan', byHand: true },
        ],
        lastActiveOn: '2026-04-15',
      },
    ]);
    const seen = await people({}, { roles: ['viewer'] });
    expect(seen.items[0].lastActiveOn).toBeUndefined();
    expect((await people({ licensed: 'false' })).items).toEqual([]);
    expect((await people({ licenseId: team })).total).toBe(1);
  });

  it('switching its accounts off lets people assign, and on again brings its own people back: each keeps theirs', async () => {
    const switched = async (accounts: boolean) => {
      await call('PUT', `/api/connections/${crm()}/tasks`, { tasks: { accounts } });
      await place.announceAll(TODAY);
    };
    expect(await license(pro())).toMatchObject({ seats: 1, byHand: false });
    await switched(false);
    expect(await license(pro())).toMatchObject({ seats: null });
    for (const mail of ['bo@example.com', 'eve@example.com'])
      expect((await assign(mail, {}, pro())).status).toBe(200);
    await settle();
    expect(await license(pro())).toMatchObject({ seats: 2, byHand: true });
    await switched(true);
    expect(await license(pro())).toMatchObject({ seats: 1, byHand: false });
    await switched(false);
    expect(await license(pro())).toMatchObject({ seats: 2, byHand: true });
  });
});

describe('A sheet', () => {
  const hand = () => `/api/connections/${app}.hand/imports`;
  const row = (mail: string, more: Record<string, string> = {}) => ({ mail, license: 'Team plan', ...more });

  async function upload(...pages: Record<string, string>[][]) {
    const begun = await call('POST', hand(), { kind: 'mapping', fileName: 'people.csv' });
    expect(begun.status).toBe(201);
    const errors = [];
    let firstRow = 1;
    for (const [index, rows] of pages.entries()) {
      const staged = await call('PUT', `${hand()}/${begun.json.id}/pages/${index + 1}`, { firstRow, rows });
      errors.push(...staged.json.errors);
      firstRow += rows.length;
    }
    const finish = () => call('POST', `${hand()}/${begun.json.id}/finish`, { pages: pages.length });
    return { errors, finish, finished: await finish() };
  }

  const sheet = async () => {
    const { text } = await call('GET', `/api/applications/${app}/assignments`, undefined, {
      accept: 'text/csv',
    });
    return text.trim().split('\r\n');
  };

  it('adds, updates and ends at once, tells rows it cannot apply, and removes nobody it does not name', async () => {
    await assign('ana@example.com', { role: 'Editor' });
    await assign('bo@example.com', { until: '2026-12-31' });
    await assign('eve@example.com');
    const { errors, finished } = await upload(
      [row('raj@example.com', { from: '2026-05-01' }), row('ana@example.com', { act: 'end' }), row('x')],
      [row('bo@example.com', { role: 'Viewer', until: '' }), row('kim@example.com', { license: 'Pro' })],
    );
    expect(
      errors.map(({ row: number, column }: { row: number; column: string }) => [number, column]),
    ).toEqual([
      [3, 'mail'],
      [5, 'license'],
    ]);
    expect(finished.json).toMatchObject({
      state: 'finished',
      rows: 5,
      refused: 2,
      result: { joined: 1, changed: 2, left: 0, unchanged: false },
    });
    expect(await sheet()).toEqual([
      'Email Id,License Name,Role,Start Date,End Date,Action',
      'ana@example.com,Team plan,Editor,,2026-04-16,',
      'bo@example.com,Team plan,Viewer,,,',
      'eve@example.com,Team plan,,,,',
      'raj@example.com,Team plan,,2026-05-01,,',
    ]);
    await settle();
    expect(await license()).toMatchObject({ seats: 3 });
  });

  it('that is the filled template changes nothing, also when it is finished twice', async () => {
    await assign('ana@example.com', { role: 'Editor', from: '2026-01-01', until: '2026-12-31' });
    const [, line = ''] = await sheet();
    const [mail = '', name = '', role = '', from = '', until = '', act = ''] = line.split(',');
    const { finished, finish } = await upload([{ mail, license: name, role, from, until, act }]);
    expect(finished.json.result).toMatchObject({ unchanged: true });
    expect((await finish()).json).toMatchObject({ state: 'finished' });
    expect(await sheet()).toEqual([expect.anything(), line]);
  });

  it('of a license that a connection delivers has those rows refused by the connection’s name', async () => {
    await place.connect(`${app}.crm`, 'salesforce', { name: 'Production' });
    await place.license(`${app}.pro`, `${app}.crm`, sku('pro'), TODAY);
    const { errors } = await upload([row('ana@example.com', { license: 'pro' }), row('bo@example.com')]);
    expect(errors).toMatchObject([{ row: 1, column: 'license' }]);
    expect(errors[0].reason).toContain('Production');
    expect((await people()).items).toMatchObject([{ mail: 'bo@example.com' }]);
  });

  it('goes nowhere but to what is assigned by hand, and no other file goes there', async () => {
    const csv = { applicationId: app, connector: 'csv', name: 'Files', config: {} };
    const files = (await call('POST', '/api/connections', csv)).json.id;
    const begin = (path: string, kind: string) => call('POST', path, { kind, fileName: 'a.csv' });
    expect(await begin(`/api/connections/${files}/imports`, 'mapping')).toMatchObject({
      status: 400,
      json: { field: 'kind' },
    });
    expect(await begin(hand(), 'people')).toMatchObject({ status: 400, json: { field: 'kind' } });
    expect(await begin('/api/connections/nowhere.hand/imports', 'mapping')).toMatchObject({ status: 404 });
    const byHand = { applicationId: app, connector: 'hand', name: 'Mine', config: {} };
    expect(await call('POST', '/api/connections', byHand)).toMatchObject({
      status: 400,
      json: { field: 'connector' },
    });
  });

  it('of 2,500 rows is one version, and a second one of ten rows leaves the others', async () => {
    const all = Array.from({ length: 2500 }, (_, n) => row(`p${n}@example.com`));
    await upload(all.slice(0, 1000), all.slice(1000, 2000), all.slice(2000));
    await upload(all.slice(0, 10).map((one) => ({ ...one, act: 'remove' })));
    await settle();
    expect(await license()).toMatchObject({ seats: 2490, overAssigned: 2487 });
  });
});

describe('Deleting what is assigned by hand', () => {
  it('takes the counts away, and people can be assigned anew', async () => {
    await assign('ana@example.com');
    await settle();
    const { version } = (await call('GET', `/api/connections/${app}.hand`)).json;
    expect(
      (
        await call('DELETE', `/api/connections/${app}.hand`, undefined, {
          query: { version: String(version) },
        })
      ).status,
    ).toBe(204);
    await settle();
    expect(await license()).toMatchObject({ seats: null, byHand: false });
  });
});
