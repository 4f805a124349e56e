import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterEach, expect, test } from 'vitest';
import type { Fact, VendorList } from '#shared/connectors/connector.ts';
import { google } from '#shared/connectors/google/connector.ts';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { testConnection } from '#shared/connectors/test-connection.ts';
import { type AnsweringServer, answer, json, type Seen, virtualClock } from '../answering-server.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const CREDENTIALS = {
  method: 'serviceAccountKey',
  key: JSON.stringify({
    type: 'service_account',
    client_email: 'reader@project.iam.gserviceaccount.com',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    token_uri: 'https://elsewhere.example.com/token',
  }),
};
const ASSIGNMENT = { productId: 'Google-Apps', skuId: '1010020027', skuName: 'Business Starter' };

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
});

interface Workspace {
  readonly users: number;
  readonly assignments: number;
  /** Rows a page of License Manager really has, whatever was asked for. */
  readonly assignmentsPerPage: number;
  /** Scopes not allowed under domain-wide delegation. */
  readonly undelegated?: readonly string[];
}

async function workspace(org: Workspace) {
  server = await answer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const say = (status: number, body: unknown) => json(status, body)(request, response);
    if (url.pathname === '/token') {
      const scope = String(decodeJwt(new URLSearchParams(request.body).get('assertion') ?? '').scope);
      return org.undelegated?.some((one) => scope.endsWith(one))
        ? say(401, {
            error: 'unauthorized_client',
            error_description: 'Client is unauthorized for this scope.',
          })
        : say(200, { access_token: `token for ${scope}`, expires_in: 3599, token_type: 'Bearer' });
    }
    const from = Number(url.searchParams.get('pageToken') ?? 0);
    const page = (total: number, size: number, row: (index: number) => object, name: string) => {
      const end = Math.min(total, from + size);
      const rows = Array.from({ length: end - from }, (_, index) => row(from + index));
      say(200, {
        [name]: rows.length > 0 ? rows : undefined,
        ...(end < total ? { nextPageToken: String(end) } : {}),
      });
    };
    const asked = Number(url.searchParams.get('maxResults'));
    const mail = (index: number) => `user${index}@example.com`;
    if (url.pathname === '/admin/directory/v1/users') {
      return page(
        org.users,
        Math.min(asked, 500),
        (index) => ({ id: `1${index}`, primaryEmail: mail(index) }),
        'users',
      );
    }
    if (url.pathname === '/apps/licensing/v1/product/Google-Apps/users') {
      const size = Math.min(asked, org.assignmentsPerPage);
      return page(org.assignments, size, (index) => ({ ...ASSIGNMENT, userId: mail(index) }), 'items');
    }
    if (url.pathname === '/apps/reseller/v1/subscriptions') {
      const subscription = {
        subscriptionId: '1',
        skuId: '1010020027',
        plan: { isCommitmentPlan: true },
        seats: { numberOfSeats: 60 },
      };
      return say(200, { subscriptions: [subscription] });
    }
    say(200, {});
  });
  const config = {
    customerId: 'C01234567',
    adminMail: 'admin@example.com',
    products: ['Google-Apps', '101047'],
    apiBaseUrl: server.base,
  };
  return { config, seen: server.seen };
}

async function readAll(lists: readonly VendorList[]): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const list of lists) {
    for (let cursor: string | undefined; ; ) {
      const page = await list.read(cursor);
      facts.push(...page.facts);
      if (page.next === undefined) break;
      cursor = page.next;
    }
  }
  return facts;
}

const calls = (seen: readonly Seen[]) => seen.filter((one) => !one.url.startsWith('/token'));

test.each([100, 1000])(
  'ten thousand people cost 20 calls and one per %i licenses of each product',
  async (assignmentsPerPage) => {
    const { config, seen } = await workspace({ users: 10_000, assignments: 8_000, assignmentsPerPage });
    const clock = virtualClock();
    const { session } = await openConnection(google, config, CREDENTIALS, { allowLoopback: true, clock });
    const facts = await readAll(await session.lists(['licenses', 'accounts', 'activity']));
    expect(calls(seen)).toHaveLength(10_000 / 500 + 8_000 / assignmentsPerPage + 1);
    expect(facts.filter((fact) => fact.of === 'account')).toHaveLength(10_000);
    expect(facts.filter((fact) => fact.of === 'holding')).toHaveLength(8_000);
  },
);

test('each scope is asked for alone, in the name of the administrator, at the documented audience', async () => {
  const { config, seen } = await workspace({ users: 1, assignments: 1, assignmentsPerPage: 100 });
  const clock = virtualClock();
  const { session } = await openConnection(google, config, CREDENTIALS, { allowLoopback: true, clock });
  await readAll(await session.lists(['licenses', 'accounts']));
  const assertions = seen
    .filter((one) => one.url === '/token')
    .map((one) => decodeJwt(new URLSearchParams(one.body).get('assertion') ?? ''));
  expect(assertions.map((claims) => claims.scope)).toEqual([
    'https://www.googleapis.com/auth/admin.directory.user.readonly',
    'https://www.googleapis.com/auth/apps.licensing',
  ]);
  for (const claims of assertions) {
    expect(claims).toMatchObject({
      iss: 'reader@project.iam.gserviceaccount.com',
      sub: 'admin@example.com',
      aud: 'https://oauth2.googleapis.com/token',
    });
  }
});

test('a reseller learns the bought seats, a direct customer does not', async () => {
  const { config } = await workspace({ users: 1, assignments: 1, assignmentsPerPage: 100 });
  const bought = async (more: object) => {
    const options = { allowLoopback: true, clock: virtualClock() };
    const { session } = await openConnection(google, { ...config, ...more }, CREDENTIALS, options);
    const facts = await readAll(await session.lists(['licenses']));
    return facts.flatMap((fact) =>
      fact.of === 'sku' && fact.sku.purchased !== undefined ? [fact.sku.purchased] : [],
    );
  };
  expect(await bought({})).toEqual([]);
  expect(await bought({ resellerAdminMail: 'admin@reseller.example' })).toEqual([60]);
});

test('a scope that was not delegated takes its tasks away and says which one to add', async () => {
  const { config } = await workspace({
    users: 1,
    assignments: 1,
    assignmentsPerPage: 100,
    undelegated: ['apps.licensing'],
  });
  const result = await testConnection(google, config, CREDENTIALS, {
    allowLoopback: true,
    clock: virtualClock(),
  });
  expect(result).toMatchObject({
    ok: true,
    capabilities: [
      { task: 'licenses', available: false, remedy: expect.stringContaining('auth/apps.licensing') },
      { task: 'accounts', available: false },
      { task: 'activity', available: true },
      { task: 'reclaim', available: false },
      { task: 'downgrade', available: false },
      { task: 'restore', available: false },
    ],
  });
});

test('with no scope delegated at all the test fails', async () => {
  const undelegated = ['apps.licensing', 'user.readonly'];
  const { config } = await workspace({ users: 1, assignments: 1, assignmentsPerPage: 100, undelegated });
  const result = await testConnection(google, config, CREDENTIALS, {
    allowLoopback: true,
    clock: virtualClock(),
  });
  expect(result).toMatchObject({
    ok: false,
    state: 'permissionMissing',
    reason: expect.stringContaining('delegation'),
  });
});

test('what is not a key file of a service account is refused with a reason and without its text', async () => {
  const config = { customerId: 'C01234567', adminMail: 'admin@example.com' };
  const result = await testConnection(google, config, { method: 'serviceAccountKey', key: 'hush-hush' }, {});
  expect(result).toMatchObject({
    ok: false,
    state: 'misconfigured',
    reason: expect.stringContaining('key file'),
  });
  expect(JSON.stringify(result)).not.toContain('hush-hush');
});
