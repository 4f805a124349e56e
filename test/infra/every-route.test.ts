// Every route of the API as the template lets callers in: each role, no token, a wrong one and an expired one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiHandler } from '#functions/api/dispatch.ts';
import { handler as signIn } from '#functions/sign-in/handler.ts';
import { accessToken, tokenVerifier } from '#infra/local/access-token.ts';
import { gateway, routesOf } from '#infra/local/gateway.ts';
import { type Listening, listen } from '#infra/local/http-server.ts';
import { localTemplate } from '#infra/local/local-stage.ts';
import { type SigningKey, signingKey } from '#infra/local/signing-key.ts';
import { ROUTES } from '#shared/api/routes.ts';
import { Role } from '#shared/domain/access/role.ts';
import { apiContextOn } from '#test/functions/api/request.ts';
import { createTable } from '#test/shared/table/embedded-table.ts';

const ISSUER = 'http://127.0.0.1:9/local_seatledger';
const USER = { id: 'u1', mail: 'ada@example.com', name: 'Ada Byron', role: 'admin' } as const;

let folders: string[];
let server: Listening;
let wrong: readonly (string | undefined)[];
let tokens: ReadonlyMap<Role, string>;

beforeAll(async () => {
  folders = await Promise.all(['ours', 'theirs'].map((name) => mkdtemp(join(tmpdir(), `${name}-`))));
  const [key, theirs] = (await Promise.all(folders.map(signingKey))) as [SigningKey, SigningKey];
  wrong = [
    undefined,
    'nonsense',
    await accessToken(USER, ISSUER, { ...theirs, kid: key.kid }, signIn),
    await accessToken(USER, ISSUER, key, signIn, -60),
  ];
  tokens = new Map(
    await Promise.all(
      Role.options.map(
        async (role) => [role, await accessToken({ ...USER, role }, ISSUER, key, signIn)] as const,
      ),
    ),
  );
  const context = await apiContextOn(await createTable());
  const handler = apiHandler(() => context);
  server = await listen(
    gateway(routesOf(localTemplate()), tokenVerifier(ISSUER, key), (_, event) =>
      handler(event as never, {} as Context),
    ),
  );
});
afterAll(async () => {
  await server.close();
  for (const folder of folders) await rm(folder, { recursive: true });
});

describe.each(ROUTES.map((route) => [route.id, route] as const))('%s', (_, { method, path, access }) => {
  const call = async (token?: string) =>
    (
      await fetch(server.url + path.replaceAll(/\{\w+\}/g, 'none'), {
        method,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      })
    ).status;

  test('refuses no token, a forged one and an expired one, unless it is public', async () => {
    const answers = await Promise.all(wrong.map(call));
    if (access === 'public') for (const status of answers) expect([401, 403]).not.toContain(status);
    else expect(answers).toEqual([401, 401, 401, 401]);
  });

  test('lets in whose role it is for, and nobody else', async () => {
    for (const [role, token] of tokens) {
      const status = await call(token);
      // Who is no machine client is nobody to its routes, whatever their role.
      if (access === 'client') {
        expect([role, status]).toEqual([role, 401]);
        continue;
      }
      const isFor = access === 'public' || access.roles.includes(role);
      expect([role, status === 403], `${method} ${path}`).toEqual([role, !isFor]);
      expect(status).not.toBe(401);
      expect(status).toBeLessThan(500);
    }
  });
});
