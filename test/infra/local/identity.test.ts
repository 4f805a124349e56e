// Picking a user on the sign-in page gives the page a token that the API's gateway accepts.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { callerOf } from '#functions/api/caller.ts';
import { handler as signIn } from '#functions/sign-in/handler.ts';
import { accessToken, CLIENT_ID, tokenVerifier } from '#infra/local/access-token.ts';
import { asTexts } from '#infra/local/api-event.ts';
import { listening } from '#infra/local/http-server.ts';
import { identity } from '#infra/local/identity.ts';
import { ISSUER_PATH } from '#infra/local/issuer-path.ts';
import { signingKey } from '#infra/local/signing-key.ts';
import { USERS } from '#infra/local/users.ts';

test('whoever is picked is signed in with PKCE and has the role of that user, as the printed token has', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'identity-'));
  const key = await signingKey(folder);
  let handle: RequestListener = () => {};
  const server = await listening(createServer((request, response) => handle(request, response)));
  const origin = server.url;
  const issuer = origin + ISSUER_PATH;
  handle = identity({ origin, key, users: USERS, signIn });

  const jar = new Map<string, string>();
  async function visit(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(url, origin), {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...init.headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return answer;
  }
  const to = (answer: Response) => answer.headers.get('location') ?? '';

  const discovered = (await (await visit(`${issuer}/.well-known/openid-configuration`)).json()) as Record<
    string,
    string
  >;
  expect(discovered).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/oauth2/authorize`,
    token_endpoint: `${issuer}/oauth2/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
  });

  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    redirect_uri: `${origin}/`,
    scope: 'openid email profile',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const login = to(await visit(`${discovered.authorization_endpoint}?${query}`));
  expect(await (await visit(login)).text()).toContain('Fiona Lindqvist');
  const picked = await visit(login, { method: 'POST', body: new URLSearchParams({ user: 'local-finance' }) });
  const back = new URL(to(await visit(to(picked))));
  const form = {
    grant_type: 'authorization_code',
    client_id: CLIENT_ID,
    redirect_uri: `${origin}/`,
    code_verifier: verifier,
  };
  const granted = await visit(discovered.token_endpoint ?? '', {
    method: 'POST',
    body: new URLSearchParams({ ...form, code: back.searchParams.get('code') ?? '' }),
  });
  const { access_token: token } = (await granted.json()) as { access_token: string };

  await jwtVerify(token, createRemoteJWKSet(new URL(discovered.jwks_uri ?? '')), { issuer });
  const claims = await tokenVerifier(issuer, key)(token);
  expect(callerOf(claims && asTexts(claims))).toMatchObject({ name: 'Fiona Lindqvist', roles: ['finance'] });
  const user = USERS.find(({ role }) => role === 'finance');
  const printed = user && decodeJwt(await accessToken(user, issuer, key, signIn));
  for (const name of [
    'sub',
    'mail',
    'name',
    'roles',
    'token_use',
    'username',
    'client_id',
    'iss',
    'cognito:groups',
  ])
    expect(claims?.[name]).toEqual(printed?.[name]);

  // Back in the browser opens the page of a sign-in that is over.
  for (const method of ['GET', 'POST']) {
    const again = await visit(login, { method });
    expect([again.status, to(again)]).toEqual([303, '/']);
  }
  await server.close();
  await rm(folder, { recursive: true });
});
