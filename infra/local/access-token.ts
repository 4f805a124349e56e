// An access token of this machine has the claims of a Cognito access token after the sign-in trigger.
import { randomUUID } from 'node:crypto';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import type { Role } from '#shared/domain/access/role.ts';
import type { Claims } from './api-event.ts';
import { publicPart, type SigningKey } from './signing-key.ts';

export interface LocalUser {
  readonly id: string;
  readonly mail: string;
  readonly name: string;
  readonly role: Role;
}

export const USER_POOL_ID = 'local_seatledger';
export const CLIENT_ID = 'seatledger-page';

/** Cognito's own default. */
const TOKEN_LIFE_S = 3600;

/** The real sign-in function, as Cognito calls it. */
export type SignIn = (event: PreTokenGenerationV2TriggerEvent) => Promise<PreTokenGenerationV2TriggerEvent>;

/** The claims that the sign-in trigger adds for a user, together with Cognito's own groups. */
export async function userClaims(user: LocalUser, signIn: SignIn): Promise<Record<string, unknown>> {
  const groups = { groupsToOverride: [user.role], iamRolesToOverride: [], preferredRole: '' };
  const answered = await signIn({
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'local',
    userPoolId: USER_POOL_ID,
    userName: user.id,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: CLIENT_ID },
    request: {
      userAttributes: {
        sub: user.id,
        email: user.mail,
        email_verified: 'true',
        name: user.name,
        'cognito:user_status': 'CONFIRMED',
      },
      groupConfiguration: groups,
      scopes: ['openid', 'email', 'profile'],
    },
    response: { claimsAndScopeOverrideDetails: {} },
  } as unknown as PreTokenGenerationV2TriggerEvent);
  const added = answered.response.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride;
  return { token_use: 'access', username: user.id, 'cognito:groups': [user.role], ...added };
}

/** @param lifeSeconds negative for one that has expired. */
export async function accessToken(
  user: LocalUser,
  issuer: string,
  key: SigningKey,
  signIn: SignIn,
  lifeSeconds = TOKEN_LIFE_S,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...(await userClaims(user, signIn)),
    client_id: CLIENT_ID,
    scope: 'openid email profile',
    auth_time: now,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .setSubject(user.id)
    .setIssuer(issuer)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + lifeSeconds)
    .sign(await importJWK(key, 'RS256'));
}

/** As the JWT authorizer: signature, issuer, expiry, and the client in `client_id` or `aud`. */
export function tokenVerifier(
  issuer: string,
  key: SigningKey,
): (token: string) => Promise<Claims | undefined> {
  const imported = importJWK(publicPart(key), 'RS256');
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, await imported, { issuer, algorithms: ['RS256'] });
      return [payload.client_id, payload.aud].flat().includes(CLIENT_ID) ? payload : undefined;
    } catch {
      return undefined;
    }
  };
}
