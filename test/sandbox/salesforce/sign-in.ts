// Sign-in at Salesforce: a consumer's secret, or an assertion signed with the key whose certificate the app holds.
import { createPublicKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import { type Asked, oauthError, ok, type Reply } from '../reply.ts';
import type { Tokens } from '../tokens.ts';
import type { SalesforceKeys } from './keys.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const AUDIENCES = ['https://login.salesforce.com', 'https://test.salesforce.com'];
/** Salesforce takes an assertion that ends within minutes only. */
const LONGEST_ASSERTION_SECONDS = 300;

export interface SignInDesk {
  readonly keys: SalesforceKeys;
  readonly tokens: Tokens;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Where the API answers: this server. */
  readonly instanceUrl: () => string;
}

export async function signIn(desk: SignInDesk, asked: Asked): Promise<Reply> {
  const form = new URLSearchParams(asked.body);
  const type = form.get('grant_type');
  if (type === 'client_credentials') {
    if (form.get('client_id') !== desk.keys.clientId) {
      return oauthError(400, 'invalid_client_id', 'client identifier invalid');
    }
    if (form.get('client_secret') !== desk.keys.clientSecret) {
      return oauthError(400, 'invalid_client', 'invalid client credentials');
    }
    return granted(desk);
  }
  if (type === JWT_BEARER)
    return (await refusedAssertion(desk, form.get('assertion') ?? '')) ?? granted(desk);
  return oauthError(400, 'unsupported_grant_type', 'grant type not supported');
}

async function refusedAssertion({ keys, now }: SignInDesk, assertion: string): Promise<Reply | undefined> {
  try {
    const { payload } = await jwtVerify(assertion, createPublicKey(keys.publicKey), {
      algorithms: ['RS256'],
      audience: AUDIENCES,
      issuer: keys.clientId,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'sub'],
    });
    if (payload.sub !== keys.username) {
      return oauthError(400, 'invalid_grant', "user hasn't approved this consumer");
    }
    if ((payload.exp ?? 0) - now() / 1000 > LONGEST_ASSERTION_SECONDS) {
      return oauthError(400, 'invalid_grant', 'expired authorization code');
    }
    return undefined;
  } catch {
    return oauthError(400, 'invalid_grant', 'invalid assertion');
  }
}

function granted({ keys, tokens, now, instanceUrl }: SignInDesk): Reply {
  return ok({
    access_token: tokens.issue({ scopes: ['api'], subject: keys.username }),
    signature: 'c2FuZGJveA==',
    scope: 'api',
    instance_url: instanceUrl(),
    id: `${instanceUrl()}/id/00D5f000000AbCdEAK/0055f000000AbCdAAK`,
    token_type: 'Bearer',
    issued_at: String(now()),
    token_format: 'opaque',
  });
}
