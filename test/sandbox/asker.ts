// A signed-in caller of the sandbox who speaks the vendor's own wire format, for tests of what connectors do not ask.
import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Sandbox } from './sandbox.ts';

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the answers' shapes are what the tests are about.
  readonly body: any;
}

export type Asker = (method: string, path: string, body?: unknown) => Promise<Heard>;

/** @param scope of Google's token, @param reseller signs in as the reseller's administrator */
export async function askerFor(
  sandbox: Sandbox,
  vendor: 'salesforce' | 'google',
  headers: Readonly<Record<string, string>> = {},
  scope = '',
  reseller = false,
): Promise<Asker> {
  const form = vendor === 'google' ? await googleForm(sandbox, scope, reseller) : salesforceForm(sandbox);
  const path = vendor === 'google' ? '/token' : '/services/oauth2/token';
  const answer = await fetch(`${sandbox.url}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return async (method, address, body) => {
    const response = await fetch(`${sandbox.url}${address}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
}

function salesforceForm({ keys }: Sandbox): Record<string, string> {
  const { clientId, clientSecret } = keys.salesforce;
  return { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
}

async function googleForm(
  { keys, now }: Sandbox,
  scope: string,
  reseller: boolean,
): Promise<Record<string, string>> {
  const { clientMail, admin, resellerAdmin, privateKey } = keys.google;
  const seconds = Math.floor(now() / 1_000);
  const assertion = await new SignJWT({
    iss: clientMail,
    sub: reseller ? resellerAdmin : admin,
    aud: 'https://oauth2.googleapis.com/token',
    scope,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 180)
    .sign(createPrivateKey(privateKey));
  return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
}
