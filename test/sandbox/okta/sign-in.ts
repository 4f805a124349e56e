// Sign-in at Okta: a client's signed assertion for scopes that were granted to its app.
import { createPublicKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import { type Asked, oauthError, ok, type Reply } from '../reply.ts';
import type { Tokens } from '../tokens.ts';
import type { OktaKeys } from './keys.ts';

export const SCOPES = [
  'okta.users.read',
  'okta.apps.read',
  'okta.logs.read',
  'okta.users.manage',
  'okta.apps.manage',
];
const LONGEST_ASSERTION_SECONDS = 3_600;

export interface SignInDesk {
  readonly keys: OktaKeys;
  readonly tokens: Tokens;
  readonly now: () => number;
  /** The token's own address, which the assertion is made out to. */
  readonly audience: () => string;
  /** `undefined` for all there are. */
  readonly granted: () => readonly string[] | undefined;
}

export async function signIn(desk: SignInDesk, asked: Asked): Promise<Reply> {
  const form = new URLSearchParams(asked.body);
  if (form.get('grant_type') !== 'client_credentials')
    return oauthError(400, 'unsupported_grant_type', 'The authorization grant type is not supported.');
  const { keys, tokens, now, audience, granted } = desk;
  try {
    const { payload } = await jwtVerify(form.get('client_assertion') ?? '', createPublicKey(keys.publicKey), {
      algorithms: ['RS256'],
      audience: audience(),
      issuer: keys.clientId,
      subject: keys.clientId,
      currentDate: new Date(now()),
      requiredClaims: ['exp'],
    });
    if ((payload.exp ?? 0) - now() / 1000 > LONGEST_ASSERTION_SECONDS)
      return oauthError(
        401,
        'invalid_client',
        'The client_assertion token has an expiration too far into the future.',
      );
  } catch {
    return oauthError(401, 'invalid_client', 'The client_assertion token is not valid.');
  }
  const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean);
  const allowed = granted() ?? SCOPES;
  if (scopes.length === 0 || !scopes.every((scope) => allowed.includes(scope)))
    return oauthError(
      400,
      'invalid_scope',
      'One or more scopes are not configured for the client application.',
    );
  return ok({
    token_type: 'Bearer',
    expires_in: 3_600,
    access_token: tokens.issue({ scopes, subject: keys.clientId }),
    scope: scopes.join(' '),
  });
}
