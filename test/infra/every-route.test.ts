// Every route of the API as the template lets callers in: each role, machine clients, no token, a wrong one and an expired one.
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
/** Of a connection of files, and what its machine client holds. */
let machine: { readonly connectionId: string; readonly token: string };

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
  machine = await machineOf(tokens.get('admin'));
});
afterAll(async () => {
  await server.close();
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** Makes a connection and its client the way people do, and asks for a token the way programs do. */
async function machineOf(token: string | undefined): Promise<typeof machine> {
  const make = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const made = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
    return (await made.json()) as any;
  };
  const { id: applicationId } = await make('/api/applications', { name: 'Acme' });
  const connection = { applicationId, connector: 'csv', name: 'Files', config: {} };
  const { id: connectionId } = await make('/api/connections', connection);
  const { client, secret } = await make(`/api/connections/${connectionId}/clients`, { name: 'Export' });
  const given = await fetch(`${server.url}/api/push/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return { connectionId, token: ((await given.json()) as { access_token: string }).access_token };
}

describe.each(ROUTES.map((route) => [route.id, route] as const))('%s', (_, { method, path, access }) => {
  const call = async (token?: string, id = 'none') =>
    (
      await fetch(server.url + path.replace('{id}', id).replaceAll(/\{\w+\}/g, 'none'), {
        method,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      })
    ).status;

  test('refuses no token, a forged one and an expired one, unless it is public', async () => {
    const answers = await Promise.all(wrong.map((token) => call(token)));
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

  test('lets a machine client in to send to its own connection, and nowhere else', async () => {
    if (access === 'public') return;
    const { token, connectionId } = machine;
    const statuses = [await call(token, connectionId), await call(token)];
    if (access !== 'client') expect(statuses).toEqual([401, 401]);
    else {
      expect([401, 403, 500]).not.toContain(statuses[0]);
      expect(statuses[1]).toBe(403);
    }
  });
});
