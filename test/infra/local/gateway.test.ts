// The local gateway lets through whom Cognito's authorizer would, and hands functions the gateway's own event.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerOf } from '#functions/api/caller.ts';
import { handler as signIn } from '#functions/sign-in/handler.ts';
import { accessToken, tokenVerifier } from '#infra/local/access-token.ts';
import { gateway, routeFor, routesOf } from '#infra/local/gateway.ts';
import { type Listening, listen } from '#infra/local/http-server.ts';
import { type SigningKey, signingKey } from '#infra/local/signing-key.ts';
import { Role } from '#shared/domain/access/role.ts';

const route = (RouteKey: string, AuthorizationType: string) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    RouteKey,
    AuthorizationType,
    Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Link' }]] },
  },
});
const ROUTES = routesOf({
  Resources: {
    Api: { Type: 'AWS::Lambda::Function' },
    Link: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { IntegrationUri: { 'Fn::GetAtt': ['Api', 'Arn'] } },
    },
    Default: route('$default', 'JWT'),
    Health: route('GET /api/health', 'NONE'),
    Links: route('ANY /api/links/{proxy+}', 'NONE'),
  },
});
const ISSUER = 'http://127.0.0.1:9/local_seatledger';
const USER = { id: 'u1', mail: 'Ada@Example.com', name: 'Ada Byron', role: 'finance' } as const;

let folder: string;
let key: SigningKey;
let server: Listening;
let seen: APIGatewayProxyEventV2WithJWTAuthorizer | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  key = await signingKey(folder);
  const invoke = async (_: string, event: unknown) => {
    seen = event as typeof seen;
    if (seen?.rawPath === '/api/broken') throw new Error('secret detail');
    return { statusCode: 201, headers: { 'x-test': 'yes' }, cookies: ['a=1', 'b=2'], body: 'ok' };
  };
  server = await listen(gateway(ROUTES, tokenVerifier(ISSUER, key), invoke));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, token?: string, init: RequestInit = {}) =>
  fetch(server.url + path, {
    ...init,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...init.headers },
  });

test.each(Role.options)('a %s is known to the API by mail, name and role', async (role) => {
  await get(
    '/api/licenses?state=active&state=frozen',
    await accessToken({ ...USER, role }, ISSUER, key, signIn),
  );
  expect(callerOf(seen?.requestContext.authorizer.jwt.claims)).toEqual({
    mail: 'ada@example.com',
    name: 'Ada Byron',
    roles: [role],
  });
  expect(seen).toMatchObject({ version: '2.0', queryStringParameters: { state: 'active,frozen' } });
  expect(seen?.requestContext).toMatchObject({
    stage: '$default',
    http: { method: 'GET', path: '/api/licenses' },
  });
});

test('no token, a token of another issuer, a forged one and an expired one are refused in the gateway’s words', async () => {
  const forger = await mkdtemp(join(tmpdir(), 'forger-'));
  const tokens = [
    undefined,
    'nonsense',
    await accessToken(USER, 'http://elsewhere', key, signIn),
    await accessToken(USER, ISSUER, { ...(await signingKey(forger)), kid: key.kid }, signIn),
    await accessToken(USER, ISSUER, key, signIn, -60),
  ];
  await rm(forger, { recursive: true });
  for (const token of tokens) {
    const answer = await get('/api/licenses', token);
    expect([answer.status, await answer.json()]).toEqual([401, { message: 'Unauthorized' }]);
  }
});

test('a public route needs no token and carries no claims', async () => {
  expect((await get('/api/health')).status).toBe(201);
  expect(seen?.requestContext.authorizer).toBeUndefined();
});

test('status, headers and cookies of the function reach the caller', async () => {
  const answer = await get('/api/health');
  expect([answer.status, answer.headers.get('x-test'), answer.headers.getSetCookie()]).toEqual([
    201,
    'yes',
    ['a=1', 'b=2'],
  ]);
  expect(await answer.text()).toBe('ok');
});

test('a body too large and a function that throws are told as the gateway tells them', async () => {
  const token = await accessToken(USER, ISSUER, key, signIn);
  const broken = await get('/api/broken', token);
  expect([broken.status, await broken.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  const large = await get('/api/x', token, { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
  expect([large.status, await large.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
});

test('any bytes arrive at the function as they were sent', async () => {
  const body = fc.uint8Array({ minLength: 1, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(body, async (bytes) => {
      await get('/api/links/x', undefined, { method: 'POST', body: Buffer.from(bytes) });
      expect([...Buffer.from(seen?.body ?? '', seen?.isBase64Encoded ? 'base64' : 'utf8')]).toEqual([
        ...bytes,
      ]);
    }),
    { numRuns: 25 },
  );
});

test.each([
  ['GET', '/api/health', 'GET /api/health'],
  ['POST', '/api/health', '$default'],
  ['POST', '/api/links/a/b', 'ANY /api/links/{proxy+}'],
])('%s %s takes the route %s', (method, path, expected) => {
  expect(routeFor(ROUTES, method, path)?.key).toBe(expected);
});
