// From a published snapshot to the counters, the list behind them, and the history: all of it says the same.
import { beforeEach, describe, expect, it } from 'vitest';
import { finishDeletions } from '#functions/sweep/finish-deletions.ts';
import { isPublished } from '#functions/utilization/directory.ts';
import { judgeAll } from '#functions/utilization/judge-all.ts';
import { outdatedConnections } from '#functions/utilization/outdated.ts';
import { peoplePointer } from '#shared/snapshots/people/read.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { loadLicense } from '#shared/table/license-store.ts';
import { openApi, type TestApi } from '#test/functions/api/request.ts';
import { sku, town, user } from './town.ts';

const TODAY = '2026-04-16T08:00:00.000Z';
let api: TestApi;
let place: ReturnType<typeof town>;
let applicationId: string;
let crm: string;
let pro: string;
const as = { roles: ['itManager'] as const };

beforeEach(async () => {
  api = await openApi();
  place = town(api.table);
  const created = await api.call({
    ...as,
    method: 'POST',
    path: '/api/applications',
    body: { name: 'CRM', owners: { it: 'kim@example.com' } },
  });
  applicationId = created.json.id;
  crm = `${applicationId}.crm`;
  pro = `${applicationId}.pro`;
  await place.connect(crm, 'salesforce');
  await place.license(pro, crm, sku('pro'), TODAY);
});

const get = async (path: string, query: Record<string, string> = {}, at = TODAY) =>
  (await api.call({ ...as, method: 'GET', path, query, at })).json;
const row = () => get(`/api/licenses/${pro}`);
const people = (query: Record<string, string> = {}) => get(`/api/licenses/${pro}/people`, query);

async function directory() {
  await place.connect('google.one', 'google');
  await place.publish(
    'google.one',
    [
      user('g1', {
        name: 'Ana Ng',
        mails: ['ana@example.com', 'a.ng@example.com'],
        department: 'Sales',
        holds: [],
      }),
      user('g2', { name: 'Bo Li', mails: ['bo@example.com'], department: 'Legal', holds: [] }),
      user('robot', { kind: 'service', holds: [] }),
    ],
    TODAY,
  );
}

const STAFF = [
  user('1', { mails: ['ANA@example.com'.toLowerCase()], lastActiveAt: '2025-01-01T00:00:00.000Z' }),
  user('2', { mails: ['a.ng@example.com'] }),
  user('3', { mails: ['bo@example.com'], lastActiveAt: null }),
  user('4', { mails: ['eve@elsewhere.test'], kind: 'external', lastActiveAt: '2026-02-20T00:00:00.000Z' }),
  user('5', { kind: 'service' }),
  user('6', { status: 'disabled' }),
];

describe('When a connection has published', () => {
  it('its licenses show seats, people and states, and the list behind them the same people', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    expect(await row()).toMatchObject({
      purchased: 50,
      seats: 6,
      people: 3,
      states: { active: 2, inactive: 0, neverActive: 1, new: 0, unknown: 0 },
      available: 44,
      utilization: 0.04,
      asOf: '2026-04-16',
    });
    const list = await people();
    expect(list).toMatchObject({ total: 3, departments: ['Legal', 'Sales'], asOf: '2026-04-16' });
    expect(list.states).toEqual((await row()).states);
    expect(list.items[0]).toMatchObject({ name: '4', state: 'active' });
    expect(list.items[1]).toMatchObject({
      name: 'Ana Ng',
      mail: 'ana@example.com',
      department: 'Sales',
      state: 'active',
      accounts: [{ id: '2' }, { id: '1' }],
      heldSince: '2025-01-01',
      lastActiveOn: '2026-04-15',
    });
  });

  it('each of the seven counts equals the list judged under its period, with no account read for the counts', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const { periods } = await row();
    expect(periods.map(({ days }: { days: number }) => days)).toEqual([15, 30, 45, 60, 90, 120, 180]);
    for (const { days, states } of periods) {
      const list = await people({ periodDays: String(days), limit: '100' });
      expect(list.states).toEqual(states);
      for (const [state, count] of Object.entries(states))
        expect(list.items.filter((one: { state: string }) => one.state === state)).toHaveLength(
          count as number,
        );
    }
  });

  it('another inactivity period shows its counts at once and reads no snapshot', async () => {
    await place.publish(crm, STAFF, TODAY);
    const { version, id: _, ...application } = await get(`/api/applications/${applicationId}`);
    const path = `/api/applications/${applicationId}`;
    await api.call({
      ...as,
      method: 'PUT',
      path,
      body: { ...application, version, inactivityPeriodDays: 30 },
    });
    const capacity = countCapacity(api.table.dynamo);
    const { items } = await get('/api/licenses');
    expect(items[0]).toMatchObject({ periodDays: 30, states: { active: 1, inactive: 2, neverActive: 1 } });
    expect(capacity.commands.BatchGetItemCommand).toBeUndefined();
  });

  it('a license keeps its counters within 800 bytes and is not written again for the same day and snapshot', async () => {
    await place.publish(crm, STAFF, TODAY);
    const before = await loadLicense(api.table, pro);
    expect(JSON.stringify(before?.figures.counters).length).toBeLessThanOrEqual(800);
    const capacity = countCapacity(api.table.dynamo);
    await place.newDay(TODAY);
    expect(capacity.writeUnits).toBe(0);
    expect(before?.version).toBe((await loadLicense(api.table, pro))?.version);
  });

  it('a late event of yesterday does not replace what was judged today', async () => {
    await place.publish(crm, STAFF, TODAY);
    await place.newDay('2026-04-15T08:00:00.000Z');
    expect((await row()).asOf).toBe('2026-04-16');
  });

  it('nobody is counted any more once accounts are no longer read', async () => {
    await place.publish(crm, STAFF, TODAY);
    await place.change(crm, { tasks: { licenses: true, accounts: false } }, TODAY);
    await place.newDay(TODAY);
    expect(await row()).toMatchObject({ seats: null, people: null, states: null, utilization: null });
    expect(await people()).toMatchObject({ status: 409 });
  });
});

describe('When a connection is deleted', () => {
  it('nobody is counted behind its licenses any more, and what was typed is left', async () => {
    await place.publish(crm, STAFF, TODAY);
    const path = `/api/licenses/${pro}`;
    const { version } = await row();
    await api.call({
      ...as,
      method: 'PATCH',
      path,
      body: { version, manual: { amount: '9.00', currency: 'EUR' } },
    });
    expect((await api.call({ ...as, method: 'DELETE', path: `/api/connections/${crm}` })).status).toBe(204);
    expect(await row()).toMatchObject({ seats: null, states: null, available: null, amount: '9.00' });
    expect(await people()).toMatchObject({ status: 409 });
    await finishDeletions({ ...place.context, secrets: { destroy: async () => {} } }, TODAY);
    expect((await loadLicense(api.table, pro))?.figures.counters).toBeUndefined();
  });
});

describe('With the days', () => {
  it('a person becomes inactive although nothing was read, and the history marks days without a read', async () => {
    await place.publish(crm, [user('1')], '2026-04-16T08:00:00.000Z');
    await place.newDay('2026-04-18T08:00:00.000Z');
    await place.publish(crm, [user('1'), user('2')], '2026-04-19T08:00:00.000Z');
    const history = await get(`/api/licenses/${pro}/history`, { from: '2026-04-01', to: '2027-03-31' });
    expect(history.days.map((one: Record<string, unknown>) => [one.day, one.seats, one.carried])).toEqual([
      ['2026-04-16', 1, false],
      ['2026-04-17', 1, true],
      ['2026-04-18', 1, true],
      ['2026-04-19', 2, false],
    ]);
    expect(history.days[0]).toMatchObject({ purchased: 50, periodDays: 60, states: { active: 1 } });
  });

  it('figures that are out of date stay those of their day', async () => {
    await place.publish(crm, [user('1')], '2026-04-16T08:00:00.000Z');
    await place.newDay('2026-07-16T08:00:00.000Z');
    expect(await get(`/api/licenses/${pro}`, {}, '2026-07-16T09:00:00.000Z')).toMatchObject({
      asOf: '2026-04-16',
      stale: true,
      states: { active: 1, inactive: 0 },
    });
  });

  it('the civil day is the organization’s: still yesterday in Los Angeles', async () => {
    await api.table.client.send(
      new (await import('@aws-sdk/lib-dynamodb')).PutCommand({
        TableName: api.table.name,
        Item: { PK: 'ORG', SK: 'SETTINGS', state: { timeZone: 'America/Los_Angeles' } },
      }),
    );
    await place.publish(crm, [user('1')], '2026-04-16T06:59:00.000Z');
    expect((await row()).asOf).toBe('2026-04-15');
  });
});

describe('The people', () => {
  it('of a directory are listed with their departments, and each with everything they hold', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const list = await get('/api/people', { sort: 'department' });
    expect(list).toMatchObject({ total: 2, departments: ['Legal', 'Sales'], asOf: '2026-04-16' });
    const ana = list.items.find((one: { name: string }) => one.name === 'Ana Ng');
    expect(ana.connections.toSorted()).toEqual([crm, 'google.one'].sort());
    const person = await get(`/api/people/${ana.id}`);
    expect(person.accounts).toMatchObject([
      {
        accountId: '1',
        matchedBy: 'mail',
        lastActiveOn: '2025-01-01',
        licenses: [{ id: pro, since: '2025-01-01' }],
      },
      { accountId: '2', matchedBy: 'alias', lastActiveOn: '2026-04-15' },
    ]);
  });

  it('show their activity to administrators and owners, to others only what they hold', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const [ana] = (await get('/api/people', { text: 'ana' })).items;
    const path = `/api/people/${ana.id}`;
    const seen = async (mail: string) =>
      (await api.call({ roles: ['viewer'], mail, method: 'GET', path })).json.accounts[0];
    expect(await seen('eve@example.com')).not.toHaveProperty('lastActiveOn');
    expect(await seen('kim@example.com')).toHaveProperty('lastActiveOn', '2025-01-01');
  });

  it('come from a file of people as well, and never from the file of one application’s accounts', async () => {
    await directory();
    await place.connect('hr.file', 'csv');
    await place.publish('hr.file', [user('h1', { mails: ['cy@example.com'], holds: [] })], TODAY);
    expect((await get('/api/people')).total).toBe(2);
    const said = [
      user('h1', { mails: ['cy@example.com'], holds: [] }),
      user('h2', { mails: ['bo@example.com'], title: 'Counsel', department: 'Courts', holds: [] }),
    ];
    await place.publish('hr.file', said, '2026-04-16T09:00:00.000Z', { people: 'i1' });
    const { items } = await get('/api/people');
    expect(
      items.map(({ name, department, title }: Record<string, string>) => [name, department, title]),
    ).toEqual([
      ['Ana Ng', 'Sales', undefined],
      ['Bo Li', 'Legal', 'Counsel'],
      ['h1', undefined, undefined],
    ]);
  });

  it('keep their id, and with it what was decided, when they are renamed', async () => {
    await directory();
    const before = await get('/api/people', { text: 'ana' });
    await place.publish(
      'google.one',
      [user('g1', { name: 'Ana Ruiz', mails: ['ana.ruiz@example.com'], holds: [] })],
      '2026-04-17T08:00:00.000Z',
    );
    const after = await get('/api/people', { text: 'ruiz' });
    expect(after.items[0].id).toBe(before.items[0].id);
    expect((await get('/api/people')).total).toBe(1);
  });

  it('of a directory that comes later join what was counted before as two', async () => {
    await place.publish(crm, STAFF, TODAY);
    expect((await row()).people).toBe(4);
    await directory();
    expect((await row()).people).toBe(3);
    expect((await people()).total).toBe(3);
  });

  it('take an account that somebody gave them, and the counts follow', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const [ana] = (await get('/api/people', { text: 'ana' })).items;
    const body = { version: 0, note: '', accounts: { [`${crm}/4`]: 'theirs' } };
    await api.call({ ...as, method: 'PUT', path: `/api/people/${ana.id}/decision`, body, at: TODAY });
    await place.settle(await api.sent());
    expect(await row()).toMatchObject({ people: 2, seats: 6 });
    expect((await people()).items[0].accounts.map(({ id }: { id: string }) => id)).toEqual(['2', '4', '1']);
    const [bo] = (await get('/api/people', { text: 'bo@' })).items;
    const refused = await api.call({ ...as, method: 'PUT', path: `/api/people/${bo.id}/decision`, body });
    expect(refused.json).toMatchObject({ status: 409, field: 'accounts' });
    const person = await get(`/api/people/${ana.id}`);
    expect(person.accounts.at(-1)).toMatchObject({ accountId: '4', matchedBy: 'verdict' });
  });
});

describe('Many connections', () => {
  const many = async () => {
    for (const name of ['a', 'b', 'c']) {
      await place.connect(`${name}.one`, 'salesforce');
      await place.license(`${name}.pro`, `${name}.one`, sku('pro'), TODAY);
      await place.publishUnheard(`${name}.one`, [user('1')], TODAY);
    }
    const all = (await listConnections(api.table)).map(connectionOf).filter(isPublished);
    return all.filter(({ id }) => id !== crm);
  };
  const counted = async () =>
    (await Promise.all(['a', 'b', 'c'].map((name) => loadLicense(api.table, `${name}.pro`)))).filter(
      (license) => license?.figures.counters !== undefined,
    ).length;

  it('are judged as far as the time goes, and the rest is announced', async () => {
    const all = await many();
    const times = [900_000, 900_000, 10_000];
    await judgeAll(place.context, all, TODAY, () => times.shift() ?? 0);
    expect(await counted()).toBe(2);
    await place.settle();
    expect(await counted()).toBe(3);
  });

  it('are all judged but the one that cannot be, and that one is told', async () => {
    const [first, ...rest] = await many();
    if (!first) throw new Error('Nothing was published');
    const { published } = first;
    await place.change(first.id, { published: { ...published, version: 'lost' } }, TODAY);
    await expect(judgeAll(place.context, [first, ...rest], TODAY, () => 900_000)).rejects.toThrow(
      'Some connections',
    );
    expect(await counted()).toBe(2);
  });
});

describe('Figures that rest on something newer', () => {
  const open = async (at: string) => (await outdatedConnections(api.table, at)).map(({ id }) => id);

  it('are found without their event: a new read, a verdict, other people, a new day', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    expect(await open(TODAY)).toEqual([]);
    await place.publishUnheard(crm, STAFF.slice(1), '2026-04-16T09:00:00.000Z');
    expect(await open(TODAY)).toEqual([crm]);
    await place.announceAll(TODAY);
    expect(await open(TODAY)).toEqual([]);
    await place.publishUnheard('google.one', [user('g9', { holds: [] })], '2026-04-16T09:30:00.000Z');
    expect(await open(TODAY)).toEqual(['google.one']);
    await place.announceAll(TODAY);
    expect(await open(TODAY)).toEqual([]);
    const [person] = (await get('/api/people')).items;
    const body = { version: 0, note: '', accounts: { [`${crm}/4`]: 'theirs' } };
    await api.call({ ...as, method: 'PUT', path: `/api/people/${person.id}/decision`, body, at: TODAY });
    expect(await open(TODAY)).toEqual([crm]);
    await place.announceAll(TODAY);
    expect(await open(TODAY)).toEqual([]);
    expect(await open('2026-04-17T00:30:00.000Z')).toEqual([crm]);
  });

  it('are not open work for a directory that said nothing new of anybody', async () => {
    await directory();
    const again = [
      user('g1', {
        name: 'Ana Ng',
        mails: ['ana@example.com', 'a.ng@example.com'],
        department: 'Sales',
        holds: [],
        lastActiveAt: TODAY,
      }),
    ];
    await place.publishUnheard('google.one', again, '2026-04-16T09:00:00.000Z');
    await place.announceAll(TODAY);
    const version = (await peoplePointer(api.table))?.version;
    await place.publishUnheard(
      'google.one',
      again.map((one) => ({ ...one, lastActiveAt: '2026-04-16T09:00:00.000Z' })),
      '2026-04-16T10:00:00.000Z',
    );
    expect(await open(TODAY)).toEqual(['google.one']);
    await place.announceAll(TODAY);
    expect(await open(TODAY)).toEqual([]);
    expect((await peoplePointer(api.table))?.version).toBe(version);
  });
});

describe('Where the vendor does not tell activity', () => {
  it('an import of the same application does, and its days count', async () => {
    const { lastActiveAt: _, ...silent } = user('1');
    await place.publish(crm, [silent], TODAY);
    await place.change(crm, { tasks: { licenses: true, accounts: true, activity: false } }, TODAY);
    await place.newDay(TODAY);
    expect(await row()).toMatchObject({ states: { unknown: 1 }, utilization: null });
    const file = `${applicationId}.file`;
    await place.connect(file, 'csv');
    await place.publish(file, [user('x', { mails: ['1@example.com'], holds: [] })], TODAY);
    expect(await row()).toMatchObject({ states: { active: 1, unknown: 0 }, utilization: 0.02 });
    expect((await people()).items[0]).toMatchObject({ state: 'active', lastActiveOn: '2026-04-15' });
  });
});
