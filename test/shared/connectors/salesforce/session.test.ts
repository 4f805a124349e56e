import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import type { Fact, VendorList } from '#shared/connectors/connector.ts';
import { VendorFailure } from '#shared/connectors/failure.ts';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { salesforce } from '#shared/connectors/salesforce/connector.ts';
import { testConnection } from '#shared/connectors/test-connection.ts';
import { type AnsweringServer, answer, json, type Seen, virtualClock } from '../answering-server.ts';

const CREDENTIALS = { method: 'clientCredentials', clientId: 'consumer', clientSecret: 'hush-hush' };
const PAGE = 2000;

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
});

interface Org {
  readonly users: number;
  readonly assignments: number;
  /** Objects that the integration user may not see. */
  readonly hidden?: readonly string[];
  /** Requests of the API answered with 401 before the session is good. */
  readonly expired?: number;
}

const ROWS: Readonly<Record<string, (index: number) => object>> = {
  UserLicense: () => ({
    Id: '100A',
    Name: 'Salesforce',
    Status: 'Active',
    TotalLicenses: 60,
    UsedLicenses: 2,
  }),
  PermissionSetLicense: () => ({ Id: '0PLA', MasterLabel: 'Einstein', Status: 'Active', TotalLicenses: 5 }),
  ActiveFeatureLicenseMetric: () => ({
    FeatureType: 'MarketingUser',
    AssignedUserCount: 1,
    MetricsDate: '2026-04-16',
  }),
  User: (index) => ({
    Id: `005${index}`,
    Name: `User ${index}`,
    Email: `user${index}@example.com`,
    IsActive: true,
    LastLoginDate: null,
    Profile: { UserLicenseId: '100A' },
    UserPermissionsMarketingUser: index === 0,
  }),
  UserLogin: () => ({ UserId: '0051', IsFrozen: true }),
  PermissionSetLicenseAssign: (index) => ({
    Id: `2LA${index}`,
    AssigneeId: `005${index}`,
    PermissionSetLicenseId: '0PLA',
  }),
};

/** Answers as the Query resource documents it: pages by locator, one error object per refusal. */
async function organization(org: Org) {
  let refusals = org.expired ?? 0;
  const sizes: Readonly<Record<string, number>> = {
    User: org.users,
    PermissionSetLicenseAssign: org.assignments,
  };
  server = await answer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const say = (status: number, body: unknown) => json(status, body)(request, response);
    if (url.pathname === '/services/oauth2/token')
      return say(200, { access_token: `token-${server?.seen.length}` });
    if (refusals-- > 0)
      return say(401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
    if (url.pathname.endsWith('/describe')) {
      return say(200, {
        fields: [{ name: 'Id' }, { name: 'UserPermissionsMarketingUser', label: 'Marketing User' }],
      });
    }
    const [, object = '', from = '0'] = /\/query\/(\w+)-(\d+)$/.exec(url.pathname) ?? [
      '',
      /FROM (\w+)/.exec(url.searchParams.get('q') ?? '')?.[1],
    ];
    const row = ROWS[object];
    if (!row || org.hidden?.includes(object)) {
      return say(400, [{ errorCode: 'INVALID_TYPE', message: `sObject type '${object}' is not supported.` }]);
    }
    const total = sizes[object] ?? 1;
    const end = Math.min(total, Number(from) + PAGE);
    const records = Array.from({ length: end - Number(from) }, (_, index) => row(Number(from) + index));
    const done = end >= total;
    say(200, {
      totalSize: total,
      done,
      ...(done ? {} : { nextRecordsUrl: `/services/data/v66.0/query/${object}-${end}` }),
      records,
    });
  });
  return { config: { myDomainUrl: server.base }, seen: server.seen };
}

const OPTIONS = { allowLoopback: true, clock: virtualClock() };

async function readAll(lists: readonly VendorList[]): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const list of lists) {
    let rows = 0;
    for (let cursor: string | undefined; ; ) {
      const page = await list.read(cursor);
      facts.push(...page.facts);
      rows += page.rows;
      if (page.total !== undefined && page.next === undefined) expect(rows, list.id).toBe(page.total);
      if (page.next === undefined) break;
      cursor = page.next;
    }
  }
  return facts;
}

const calls = (seen: readonly Seen[]) => seen.filter((one) => !one.url.includes('/oauth2/'));

test('ten thousand users cost the fewest calls there can be, and every list matches its total', async () => {
  const assignments = 4_500;
  const { config, seen } = await organization({ users: 10_000, assignments });
  const { session } = await openConnection(salesforce, config, CREDENTIALS, OPTIONS);
  const facts = await readAll(await session.lists(['licenses', 'accounts', 'activity']));
  const perList = { users: 5, userLicenses: 1, permissionSetLicenses: 1, metrics: 1, describe: 1, frozen: 1 };
  const least = Object.values(perList).reduce((sum, count) => sum + count) + Math.ceil(assignments / PAGE);
  expect(calls(seen)).toHaveLength(least);
  expect(facts.filter((fact) => fact.of === 'account')).toHaveLength(10_000);
  expect(facts.filter((fact) => fact.of === 'holding')).toHaveLength(assignments);
  expect(facts.flatMap((fact) => (fact.of === 'sku' ? [fact.sku.vendorId] : []))).toEqual([
    '100A',
    '0PLA',
    'UserPermissionsMarketingUser',
  ]);
  expect(facts.find((fact) => fact.of === 'account' && fact.account.status === 'suspended')).toMatchObject({
    account: { id: '0051' },
  });
});

test('a list goes on from its cursor in another session without reading a page twice', async () => {
  const { config, seen } = await organization({ users: 5_000, assignments: 0 });
  const first = await openConnection(salesforce, config, CREDENTIALS, OPTIONS);
  const [before] = (await first.session.lists(['accounts'])).filter((list) => list.id === 'users');
  const page = await before?.read(undefined);
  const second = await openConnection(salesforce, config, CREDENTIALS, OPTIONS);
  const [after] = (await second.session.lists(['accounts'])).filter((list) => list.id === 'users');
  const next = await after?.read(page?.next);
  expect(next?.facts[0]).toMatchObject({ account: { id: '0052000' } });
  expect(calls(seen).filter((one) => /FROM%20User$|query\/User-/.test(one.url))).toHaveLength(2);
});

test('a cursor that is no longer known asks for the list from its start', async () => {
  const { config } = await organization({ users: 1, assignments: 0 });
  const { session } = await openConnection(salesforce, config, CREDENTIALS, OPTIONS);
  const [users] = (await session.lists(['accounts'])).filter((list) => list.id === 'users');
  const failure = await users?.read('/services/data/v66.0/query/Gone-2000').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(VendorFailure);
  expect(failure).toMatchObject({ kind: 'cursorRefused' });
});

test('an expired session is renewed once and nothing is lost', async () => {
  const { config, seen } = await organization({ users: 3, assignments: 2, expired: 1 });
  const { session, http } = await openConnection(salesforce, config, CREDENTIALS, OPTIONS);
  const facts = await readAll(await session.lists(['accounts']));
  expect(facts).toHaveLength(5);
  expect(http.retries).toBe(1);
  expect(seen.filter((one) => one.url.includes('/oauth2/'))).toHaveLength(2);
});

test('what a sync can do without is left out where it may not be read', async () => {
  const hidden = ['UserLogin', 'ActiveFeatureLicenseMetric'];
  const { config } = await organization({ users: 3, assignments: 0, hidden });
  const { session } = await openConnection(salesforce, config, CREDENTIALS, OPTIONS);
  const facts = await readAll(await session.lists(['licenses', 'accounts']));
  const statuses = facts.flatMap((fact) => (fact.of === 'account' ? [fact.account.status] : []));
  expect(statuses).toEqual(['active', 'active', 'active']);
  expect(facts.find((fact) => fact.of === 'sku' && fact.sku.type === 'feature')).not.toHaveProperty(
    'sku.vendorUsed',
  );
});

describe('a test of the connection', () => {
  test('says that everything may be read', async () => {
    const { config } = await organization({ users: 3, assignments: 2 });
    expect(await testConnection(salesforce, config, CREDENTIALS, OPTIONS)).toEqual({
      ok: true,
      capabilities: salesforce.offers.map(({ task }) => ({ task, available: true })),
    });
  });

  test('names what is missing, why, and what to grant', async () => {
    const { config } = await organization({ users: 3, assignments: 2, hidden: ['PermissionSetLicense'] });
    const result = await testConnection(salesforce, config, CREDENTIALS, OPTIONS);
    expect(result).toMatchObject({
      ok: true,
      capabilities: [
        {
          task: 'licenses',
          available: false,
          reason: expect.stringContaining("'PermissionSetLicense' is not supported"),
          remedy: expect.stringContaining('View Setup'),
        },
        ...salesforce.offers.slice(1).map(({ task }) => ({ task, available: true })),
      ],
    });
  });

  const refusals: readonly [string, number, object, string][] = [
    [
      'a revoked consumer',
      400,
      { error: 'invalid_client', error_description: 'invalid client credentials hush-hush' },
      'credentialsRevoked',
    ],
    [
      'a user who was not approved',
      400,
      { error: 'invalid_grant', error_description: "user hasn't approved this consumer" },
      'credentialsRevoked',
    ],
    [
      'a flow that is switched off',
      400,
      { error: 'unauthorized_client', error_description: 'not allowed' },
      'permissionMissing',
    ],
  ];
  test.each(refusals)(
    'with %s ends in its own state, without the secret',
    async (_name, status, body, state) => {
      server = await answer(json(status, body));
      const result = await testConnection(salesforce, { myDomainUrl: server.base }, CREDENTIALS, OPTIONS);
      expect(result).toMatchObject({ ok: false, state });
      expect(JSON.stringify(result)).not.toContain('hush-hush');
    },
  );

  test('refuses another host, a missing secret and an unreadable key before any call', async () => {
    const elsewhere = await testConnection(
      salesforce,
      { myDomainUrl: 'https://evil.example.com' },
      CREDENTIALS,
      {},
    );
    const nothing = await testConnection(
      salesforce,
      { myDomainUrl: 'https://a.my.salesforce.com' },
      { method: 'clientCredentials' },
      {},
    );
    const key = {
      method: 'jwtBearer',
      clientId: 'consumer',
      username: 'a@example.com',
      privateKey: 'x'.repeat(200),
    };
    const unreadable = await testConnection(
      salesforce,
      { myDomainUrl: 'https://a.my.salesforce.com' },
      key,
      {},
    );
    for (const result of [elsewhere, nothing, unreadable])
      expect(result).toMatchObject({ ok: false, state: 'misconfigured' });
    expect(nothing).toMatchObject({ reason: expect.stringContaining('Consumer key') });
  });
});

test('a signed assertion names the consumer, the user and the login host, and lives three minutes', async () => {
  const { config, seen } = await organization({ users: 1, assignments: 0 });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const credentials = {
    method: 'jwtBearer',
    clientId: 'consumer',
    username: 'integration@example.com',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  const clock = virtualClock();
  const { session } = await openConnection(salesforce, { ...config, sandboxOrg: true }, credentials, {
    allowLoopback: true,
    clock,
  });
  await session.capabilities();
  const form = new URLSearchParams(seen[0]?.body);
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
  const now = clock.now() / 1000;
  expect(decodeJwt(form.get('assertion') ?? '')).toEqual({
    iss: 'consumer',
    sub: 'integration@example.com',
    aud: 'https://test.salesforce.com',
    iat: now,
    exp: now + 180,
  });
});
