import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import { virtualClock } from '#test/shared/connectors/answering-server.ts';
import { askerFor } from './asker.ts';
import { partial } from './google/fields.ts';
import { SCOPE } from './google/sign-in.ts';
import { readEverything } from './read-everything.ts';
import { numberOf, salesforceId } from './salesforce/ids.ts';
import { meets, parseSoql, type Value } from './salesforce/soql.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 200, seed: 21, day: '2026-04-16', pageSizes: { users: 50 } });
});
afterAll(() => sandbox.close());

const QUERY = '/services/data/v66.0/query?q=';

describe('Salesforce', () => {
  test('answers a query by condition, order, limit and count', async () => {
    const ask = await askerFor(sandbox, 'salesforce');
    const rows = async (soql: string) => (await ask('GET', QUERY + encodeURIComponent(soql))).body;
    const count = await rows('SELECT COUNT() FROM User WHERE IsActive = true');
    const active = await rows(
      "SELECT Id, Name FROM User WHERE (IsActive = true AND NOT Name = 'x') ORDER BY Name DESC",
    );
    expect(active.totalSize).toBe(count.totalSize);
    expect(count.totalSize).toBe(
      sandbox.truth().accounts.salesforce.filter((one) => one.status !== 'disabled').length,
    );
    const names = active.records.map((row: { Name: string }) => row.Name);
    expect(names).toEqual([...names].sort().reverse());
    const some = await rows(
      "SELECT Profile.UserLicense.Name FROM User WHERE Profile.UserLicense.Name IN ('Partner Community') LIMIT 2",
    );
    expect(some.records).toMatchObject([
      { attributes: { type: 'User' }, Profile: { UserLicense: { Name: 'Partner Community' } } },
      { Profile: { UserLicense: { Name: 'Partner Community' } } },
    ]);
  });

  test.each([
    ['SELECT Id FROM Nothing', 'INVALID_TYPE'],
    ['SELECT Id, Shoe FROM User', 'INVALID_FIELD'],
    ['SELECT Id FROM User WHERE', 'MALFORMED_QUERY'],
    ['SELECT FROM User', 'MALFORMED_QUERY'],
    ['DELETE FROM User', 'MALFORMED_QUERY'],
  ])('refuses %s as %s', async (soql, code) => {
    const ask = await askerFor(sandbox, 'salesforce');
    const { status, body } = await ask('GET', QUERY + encodeURIComponent(soql));
    expect([status, body[0].errorCode]).toEqual([400, code]);
  });

  test('pages by a locator that stands still while the days go by, and knows no other', async () => {
    const ask = await askerFor(sandbox, 'salesforce', { 'sforce-query-options': 'batchSize=200' });
    sandbox.setDay('2026-04-16');
    const first = (await ask('GET', `${QUERY}${encodeURIComponent('SELECT Id FROM User')}`)).body;
    sandbox.setDay('2026-08-16');
    const second = (await ask('GET', first.nextRecordsUrl)).body;
    sandbox.setDay('2026-04-16');
    expect(first.records).toHaveLength(200);
    expect(second).toMatchObject({ totalSize: first.totalSize, done: true });
    expect(second.records).toHaveLength(first.totalSize - 200);
    const unknown = await ask('GET', '/services/data/v66.0/query/01gUnknown-200');
    expect(unknown.body[0].errorCode).toBe('INVALID_QUERY_LOCATOR');
  });

  test('tells its use of the day with every answer', async () => {
    const ask = await askerFor(sandbox, 'salesforce');
    const { body, headers } = await ask('GET', '/services/data/v66.0/limits');
    const { Max, Remaining } = body.DailyApiRequests;
    expect(headers.get('sforce-limit-info')).toBe(`api-usage=${Max - Remaining}/${Max}`);
  });

  test('frees a license when a user is deactivated or an assignment deleted', async () => {
    const ask = await askerFor(sandbox, 'salesforce');
    const used = (name: string) => sandbox.truth().licenses.find((license) => license.name === name);
    const before = used('Salesforce');
    const id = before?.accounts[3]?.id;
    const path = `/services/data/v66.0/sobjects/User/${id}`;
    expect((await ask('PATCH', path, { IsActive: false })).status).toBe(204);
    expect(used('Salesforce')?.used).toBe((before?.used ?? 0) - 1);
    expect((await ask('PATCH', path, { Shoe: 1 })).body[0].errorCode).toBe('INVALID_FIELD');

    const assignments = await ask(
      'GET',
      QUERY + encodeURIComponent('SELECT Id FROM PermissionSetLicenseAssign'),
    );
    const assignment = assignments.body.records[0].Id;
    const sets = () => sandbox.truth().licenses.filter((one) => one.type === 'permissionSet');
    const sum = () => sets().reduce((total, one) => total + one.used, 0);
    const all = sum();
    const remove = () =>
      ask('DELETE', `/services/data/v66.0/sobjects/PermissionSetLicenseAssign/${assignment}`);
    expect((await remove()).status).toBe(204);
    expect(sum()).toBe(all - 1);
    expect((await remove()).status).toBe(404);
  });

  test('ids carry their number there and back, and tell a mistyped one', () => {
    for (const number of [0, 1, 61, 62, 999_999, 2 ** 40 + 7]) {
      expect(numberOf('User', salesforceId('User', number))).toBe(number);
    }
    expect(salesforceId('User', 12)).toHaveLength(18);
    expect(numberOf('User', salesforceId('UserLicense', 12))).toBeUndefined();
    expect(numberOf('User', '005')).toBeUndefined();
  });

  test('conditions compare as Salesforce does', () => {
    const row: Record<string, Value> = {
      Name: 'Zoë',
      Age: 7,
      Gone: null,
      At: '2026-04-16T08:00:00.000+0000',
    };
    const holds = (where: string) => {
      const { where: condition } = parseSoql(`SELECT Id FROM T WHERE ${where}`);
      return condition !== undefined && meets(condition, (field) => row[field] ?? null);
    };
    for (const yes of [
      "Name = 'zoë'",
      "Name LIKE 'Z%'",
      'Age >= 7 AND Age < 8',
      'Gone = null',
      'Age IN (1, 7)',
      'Age NOT IN (1, 2)',
      "NOT Name = 'A' OR Age = 1",
      'At < 2026-04-16T09:00:00Z',
      'At >= 2026-04-16T10:00:00+02:00',
    ]) {
      expect(holds(yes), yes).toBe(true);
    }
    for (const no of ["Name != 'zoë'", 'Age <= 6', 'Gone > 1', "Name LIKE 'o%'"])
      expect(holds(no), no).toBe(false);
  });
});

describe('Google', () => {
  test('sends only the fields that were asked for, and nothing to who has it already', async () => {
    const ask = await askerFor(sandbox, 'google', {}, SCOPE.readUsers);
    const path = '/admin/directory/v1/users?customer=my_customer&maxResults=2';
    const { body } = await ask('GET', `${path}&fields=users(id,name/fullName)`);
    expect(Object.keys(body)).toEqual(['users']);
    expect(Object.keys(body.users[0])).toEqual(['id', 'name']);
    const whole = await ask('GET', path);
    expect(whole.body).toMatchObject({ kind: 'admin#directory#users', nextPageToken: expect.any(String) });
    const again = await askerFor(
      sandbox,
      'google',
      { 'if-none-match': whole.headers.get('etag') ?? '' },
      SCOPE.readUsers,
    );
    expect((await again('GET', path)).status).toBe(304);
    expect((await ask('GET', `${path}&fields=users(`)).body.error.errors[0].reason).toBe('invalidParameter');
  });

  test('a mask keeps what it names, however deep', () => {
    const value = { a: [{ b: 1, c: { d: 2, e: 3 } }], f: 4 };
    expect(partial(value, 'a(b,c/d)')).toEqual({ a: [{ b: 1, c: { d: 2 } }] });
    expect(partial(value, 'a/c,f')).toEqual({ a: [{ c: { d: 2, e: 3 } }], f: 4 });
    expect(partial(value, null)).toBe(value);
    expect(partial(value, 'a((')).toBeUndefined();
  });

  test('refuses a page token of another list or of another week', async () => {
    let now = Date.parse('2026-04-16T08:00:00Z');
    const other = await startSandbox({ people: 200, seed: 21, day: '2026-04-16', now: () => now });
    const path = '/admin/directory/v1/users?customer=my_customer&maxResults=10';
    const ask = await askerFor(other, 'google', {}, SCOPE.readUsers);
    const { nextPageToken } = (await ask('GET', path)).body;
    expect((await ask('GET', `${path}&pageToken=${nextPageToken}`)).status).toBe(200);
    expect((await ask('GET', `${path}&pageToken=guessed`)).status).toBe(400);
    now += 4 * 86_400_000;
    const later = await askerFor(other, 'google', {}, SCOPE.readUsers);
    expect((await later('GET', `${path}&pageToken=${nextPageToken}`)).status).toBe(400);
    await other.close();
  });

  test('gives, swaps and takes licenses, and no more than were bought', async () => {
    const ask = await askerFor(sandbox, 'google', {}, SCOPE.licensing);
    const sku = (id: string) => sandbox.truth().licenses.find((license) => license.sku === id);
    const [standard, plus, gemini] = ['1010020026', '1010020020', '1010470001'];
    const user = sku(standard)?.accounts.find(
      (one) => !sku(gemini)?.accounts.some(({ id }) => id === one.id),
    );
    const mail = user?.mails[0] ?? '';
    const product = '/apps/licensing/v1/product';
    const used = [sku(standard)?.used ?? 0, sku(plus)?.used ?? 0, sku(gemini)?.used ?? 0];
    expect((await ask('POST', `${product}/101047/sku/${gemini}/user`, { userId: mail })).status).toBe(200);
    expect((await ask('POST', `${product}/101047/sku/${gemini}/user`, { userId: mail })).status).toBe(412);
    const patched = await ask('PATCH', `${product}/Google-Apps/sku/${standard}/user/${mail}`, {
      skuId: plus,
    });
    expect(patched.body).toMatchObject({ userId: mail, skuId: plus });
    expect(
      (await ask('PATCH', `${product}/Google-Apps/sku/${plus}/user/${mail}`, { skuId: gemini })).status,
    ).toBe(412);
    expect((await ask('DELETE', `${product}/101047/sku/${gemini}/user/${mail}`)).status).toBe(200);
    expect((await ask('GET', `${product}/101047/sku/${gemini}/user/${mail}`)).status).toBe(404);
    expect([sku(standard)?.used, sku(plus)?.used, sku(gemini)?.used]).toEqual([
      (used[0] ?? 0) - 1,
      (used[1] ?? 0) + 1,
      used[2],
    ]);
  });

  test('suspends a user by the directory, with the scope that may write only', async () => {
    const reader = await askerFor(sandbox, 'google', {}, SCOPE.readUsers);
    const writer = await askerFor(sandbox, 'google', {}, SCOPE.users);
    const user = sandbox.truth().accounts.google.find((one) => one.status === 'active');
    const path = `/admin/directory/v1/users/${user?.id}`;
    expect((await reader('PATCH', path, { suspended: true })).status).toBe(403);
    expect((await writer('PATCH', path, { suspended: true })).body).toMatchObject({ suspended: true });
    expect(sandbox.truth().accounts.google.find((one) => one.id === user?.id)?.status).toBe('suspended');
  });

  test('sells seats to a reseller, but takes none of an annual plan back', async () => {
    const ask = await askerFor(sandbox, 'google', {}, SCOPE.orders, true);
    const path = '/apps/reseller/v1/subscriptions';
    const [first] = (await ask('GET', `${path}?customerId=C04mrdn7x`)).body.subscriptions;
    const seats = first.seats.numberOfSeats;
    const change = `/apps/reseller/v1/customers/C04mrdn7x/subscriptions/${first.subscriptionId}/changeSeats`;
    expect((await ask('POST', change, { numberOfSeats: seats + 10 })).body.seats.numberOfSeats).toBe(
      seats + 10,
    );
    expect((await ask('POST', change, { numberOfSeats: seats })).status).toBe(400);
    expect(sandbox.truth().licenses.find((license) => license.sku === first.skuId)?.total).toBe(seats + 10);
  });
});

test('what was done survives a restart, together with the day', async () => {
  const state = JSON.parse(JSON.stringify(sandbox.exportState()));
  const next = await startSandbox({ people: 200, seed: 21, day: '2025-01-01', keys: sandbox.keys });
  expect(next.truth()).not.toEqual(sandbox.truth());
  next.importState(state);
  expect(next.truth()).toEqual(sandbox.truth());
  expect(next.day).toBe('2026-04-16');
  expect(() => next.importState({ day: 'yesterday' })).toThrow();
  await next.close();
});

test('a running sandbox is steered over HTTP and tells what it was asked, without a secret', async () => {
  const steer = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.url}/sandbox${path}`, {
      method,
      body: body ? JSON.stringify(body) : null,
    });
    return { status: response.status, text: await response.text() };
  };
  expect((await steer('PUT', '/day', { day: '2026-05-01' })).status).toBe(200);
  expect((await steer('PUT', '/faults', { '429': { rate: 0.5 }, cut: {} })).status).toBe(200);
  expect(sandbox.faults.on).toEqual({ '429': { rate: 0.5 }, cut: {} });
  expect((await steer('PUT', '/faults', { flood: {} })).status).toBe(400);
  expect((await steer('PUT', '/faults', {})).status).toBe(200);
  expect(JSON.parse((await steer('GET', '/truth')).text)).toEqual(
    JSON.parse(JSON.stringify(sandbox.truth())),
  );
  const { text } = await steer('GET', '');
  expect(JSON.parse(text)).toMatchObject({ day: '2026-05-01', faults: {} });
  for (const secret of [sandbox.keys.salesforce.clientSecret, 'ya29.', 'BEGIN'])
    expect(text).not.toContain(secret);
  sandbox.setDay('2026-04-16');
});

test('a hundred thousand people are there in seconds, and a page of them needs no more', async () => {
  const large = await startSandbox({ people: 100_000, seed: 7, day: '2026-04-16' });
  const connector = connectorById('salesforce');
  const { config, credentials } = large.credentials('salesforce');
  if (!connector) return expect.unreachable('there is no such connector');
  const { session } = await openConnection(connector, config, credentials, { allowLoopback: true });
  const lists = await session.lists(['accounts']);
  const page = await lists.find((list) => list.id === 'users')?.read(undefined);
  expect(page?.rows).toBe(2_000);
  expect(page?.total).toBeGreaterThan(100_000);
  await large.close();
});

test('a whole read of a small organisation costs the calls that its pages need', async () => {
  const clock = virtualClock();
  const own = await startSandbox({
    people: 200,
    seed: 21,
    day: '2026-04-16',
    now: () => clock.now(),
    pageSizes: { users: 50 },
  });
  const { http } = await readEverything(own, 'google', { clock });
  const users = own.truth().accounts.google.length;
  const [signIns, products] = [2, 5];
  expect(http.calls).toBe(signIns + Math.ceil(users / 50) + products);
  expect(own.calls).toHaveLength(http.calls);
  await own.close();
});
