import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectorById } from '#shared/connectors/registry.ts';
import { testConnection } from '#shared/connectors/test-connection.ts';
import { type VirtualClock, virtualClock } from '#test/shared/connectors/answering-server.ts';
import { SCOPE } from './google/sign-in.ts';
import { readEverything } from './read-everything.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

let clock: VirtualClock;
let sandbox: Sandbox;
beforeAll(async () => {
  clock = virtualClock();
  sandbox = await startSandbox({ people: 30, seed: 1, day: '2026-04-16', now: () => clock.now() });
});
afterAll(() => sandbox.close());

async function post(path: string, form: Record<string, string>) {
  const response = await fetch(`${sandbox.url}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function signed(claims: object, pem: string, seconds = 180): Promise<string> {
  const now = Math.floor(clock.now() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(createPrivateKey(pem));
}

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

test('both ways of signing in at Salesforce bring the same facts', async () => {
  const bySecret = await readEverything(sandbox, 'salesforce', { clock });
  const byKey = await readEverything(sandbox, 'salesforce', { clock, entry: { method: 'jwtBearer' } });
  expect(byKey.facts).toEqual(bySecret.facts);
});

test('Salesforce refuses a wrong secret, a stranger’s key, another audience, another user and a long assertion', async () => {
  const { clientId, clientSecret, username, privateKey } = sandbox.keys.salesforce;
  const path = '/services/oauth2/token';
  const claims = { iss: clientId, sub: username, aud: 'https://login.salesforce.com' };
  const bearer = async (changed: object, pem = privateKey, seconds = 180) =>
    (
      await post(path, {
        grant_type: JWT_BEARER,
        assertion: await signed({ ...claims, ...changed }, pem, seconds),
      })
    ).body.error;
  const secret = async (form: object) =>
    (
      await post(path, {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        ...form,
      })
    ).body.error;
  expect(await bearer({})).toBeUndefined();
  expect(await bearer({}, stranger)).toBe('invalid_grant');
  expect(await bearer({ aud: 'https://elsewhere.example' })).toBe('invalid_grant');
  expect(await bearer({ iss: 'another consumer' })).toBe('invalid_grant');
  expect(await bearer({ sub: 'somebody@meridian.example' })).toBe('invalid_grant');
  expect(await bearer({}, privateKey, 3_600)).toBe('invalid_grant');
  expect(await bearer({}, privateKey, -10)).toBe('invalid_grant');
  expect(await secret({})).toBeUndefined();
  expect(await secret({ client_secret: 'guessed' })).toBe('invalid_client');
  expect(await secret({ client_id: 'guessed' })).toBe('invalid_client_id');
  expect(await secret({ grant_type: 'password' })).toBe('unsupported_grant_type');
});

test('Google refuses a stranger’s key, an unknown administrator, no scope, and a scope nobody delegated', async () => {
  const { clientMail, admin, privateKey } = sandbox.keys.google;
  const claims = {
    iss: clientMail,
    sub: admin,
    aud: 'https://oauth2.googleapis.com/token',
    scope: SCOPE.licensing,
  };
  const error = async (changed: object, pem = privateKey, seconds = 180) =>
    (
      await post('/token', {
        grant_type: JWT_BEARER,
        assertion: await signed({ ...claims, ...changed }, pem, seconds),
      })
    ).body.error;
  expect(await error({})).toBeUndefined();
  expect(await error({}, stranger)).toBe('invalid_grant');
  expect(await error({ sub: 'nobody@meridian.example' })).toBe('invalid_grant');
  expect(await error({ aud: sandbox.url })).toBe('invalid_grant');
  expect(await error({}, privateKey, 7_200)).toBe('invalid_grant');
  expect(await error({ scope: '' })).toBe('invalid_scope');
  expect(await error({ scope: 'https://www.googleapis.com/auth/drive' })).toBe('unauthorized_client');
});

test('a token opens only what its scope is for, and nothing once it has ended', async () => {
  const { clientMail, admin, privateKey } = sandbox.keys.google;
  const claims = {
    iss: clientMail,
    sub: admin,
    aud: 'https://oauth2.googleapis.com/token',
    scope: SCOPE.readUsers,
  };
  const { body } = await post('/token', {
    grant_type: JWT_BEARER,
    assertion: await signed(claims, privateKey),
  });
  const get = async (path: string) =>
    (await fetch(`${sandbox.url}${path}`, { headers: { authorization: `Bearer ${body.access_token}` } }))
      .status;
  expect(await get('/admin/directory/v1/users?customer=my_customer')).toBe(200);
  expect(await get('/apps/licensing/v1/product/Google-Apps/users?customerId=C04mrdn7x')).toBe(403);
  expect(await get('/apps/reseller/v1/subscriptions')).toBe(403);
  await clock.sleep(3_600_000);
  expect(await get('/admin/directory/v1/users?customer=my_customer')).toBe(401);
});

test('a session that ended over night is renewed without a word', async () => {
  let renewed = 0;
  const { http } = await readEverything(sandbox, 'salesforce', {
    clock,
    afterPage: (page) => {
      if (page === 2) void clock.sleep(3 * 3_600_000);
    },
    onAttempt: (attempt) => {
      if (attempt.status === 401) renewed++;
    },
  });
  expect(renewed).toBe(1);
  expect(http.retries).toBe(1);
});

test('without the delegation for licenses the connector says which scope to add', async () => {
  const google = connectorById('google');
  sandbox.grant('google', [SCOPE.readUsers]);
  const { config, credentials } = sandbox.credentials('google');
  const result =
    google && (await testConnection(google, config, credentials, { allowLoopback: true, clock }));
  sandbox.grant('google', Object.values(SCOPE));
  expect(result).toMatchObject({
    ok: true,
    capabilities: [
      { task: 'licenses', available: false, remedy: expect.stringContaining('apps.licensing') },
      { task: 'accounts', available: false },
      { task: 'activity', available: true },
      { task: 'reclaim', available: false },
      { task: 'downgrade', available: false },
      { task: 'restore', available: false },
    ],
  });
});

test('kept keys open the next sandbox, fresh ones do not', async () => {
  const { config, credentials } = sandbox.credentials('salesforce');
  const salesforce = connectorById('salesforce');
  const options = { people: 5, seed: 1, day: '2026-04-16', now: () => clock.now() };
  const [kept, fresh] = [await startSandbox({ ...options, keys: sandbox.keys }), await startSandbox(options)];
  const opens = async (url: string) =>
    salesforce &&
    (await testConnection(salesforce, { ...config, myDomainUrl: url }, credentials, {
      allowLoopback: true,
      clock,
    }));
  expect(await opens(kept.url)).toMatchObject({ ok: true });
  expect(await opens(fresh.url)).toMatchObject({ ok: false, state: 'credentialsRevoked' });
  await Promise.all([kept.close(), fresh.close()]);
});
