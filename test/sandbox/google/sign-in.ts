// Sign-in at Google: a service account's signed assertion in the name of an administrator, for delegated scopes only.
import { createPublicKey } from 'node:crypto';
import { type JWTPayload, jwtVerify } from 'jose';
import { type Asked, oauthError, ok, type Reply } from '../reply.ts';
import type { Tokens } from '../tokens.ts';
import type { GoogleKeys } from './keys.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const AUDIENCE = 'https://oauth2.googleapis.com/token';
const LONGEST_ASSERTION_SECONDS = 3_600;

const AUTH = 'https://www.googleapis.com/auth/';
export const SCOPE = {
  readUsers: `${AUTH}admin.directory.user.readonly`,
  users: `${AUTH}admin.directory.user`,
  licensing: `${AUTH}apps.licensing`,
  readOrders: `${AUTH}apps.order.readonly`,
  orders: `${AUTH}apps.order`,
} as const;

export interface SignInDesk {
  readonly keys: GoogleKeys;
  readonly tokens: Tokens;
  /** Scopes allowed under domain-wide delegation; `undefined` for all of them. */
  readonly delegated: () => readonly string[] | undefined;
  readonly now: () => number;
}

export async function signIn({ keys, tokens, delegated, now }: SignInDesk, asked: Asked): Promise<Reply> {
  const form = new URLSearchParams(asked.body);
  if (form.get('grant_type') !== JWT_BEARER) {
    return oauthError(400, 'unsupported_grant_type', 'Invalid grant_type');
  }
  let claims: JWTPayload;
  try {
    const verified = await jwtVerify(form.get('assertion') ?? '', createPublicKey(keys.publicKey), {
      algorithms: ['RS256'],
      audience: AUDIENCE,
      currentDate: new Date(now()),
      requiredClaims: ['iss', 'iat', 'exp'],
    });
    claims = verified.payload;
  } catch {
    return oauthError(400, 'invalid_grant', 'Invalid JWT Signature.');
  }
  if (claims.iss !== keys.clientMail)
    return oauthError(400, 'invalid_grant', 'Invalid grant: account not found');
  if ((claims.exp ?? 0) - (claims.iat ?? 0) > LONGEST_ASSERTION_SECONDS) {
    return oauthError(400, 'invalid_grant', 'Invalid JWT: Token must be a short-lived token (60 minutes)');
  }
  const scopes = String(claims.scope ?? '')
    .split(' ')
    .filter(Boolean);
  if (scopes.length === 0) return oauthError(400, 'invalid_scope', 'Empty or missing scope not allowed.');
  if (claims.sub !== keys.admin && claims.sub !== keys.resellerAdmin) {
    return oauthError(400, 'invalid_grant', 'Invalid email or User ID');
  }
  const allowed = new Set(delegated() ?? Object.values(SCOPE));
  if (!scopes.every((scope) => allowed.has(scope))) {
    return oauthError(
      401,
      'unauthorized_client',
      'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
    );
  }
  return ok({
    access_token: tokens.issue({ scopes, subject: String(claims.sub) }),
    expires_in: 3_599,
    token_type: 'Bearer',
  });
}
