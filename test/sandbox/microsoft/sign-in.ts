// Sign-in at Entra: an app by its secret or by an assertion signed with its certificate's key; the token carries what was granted.
import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { jwtVerify } from 'jose';
import { type Asked, oauthError, ok, type Reply } from '../reply.ts';
import type { Grant, Tokens } from '../tokens.ts';
import type { MicrosoftKeys } from './keys.ts';

export const SCOPES = [
  'Organization.Read.All',
  'User.Read.All',
  'AuditLog.Read.All',
  'GroupMember.Read.All',
  'LicenseAssignment.ReadWrite.All',
];

export interface SignInDesk {
  readonly keys: MicrosoftKeys;
  readonly tokens: Tokens;
  readonly now: () => number;
  /** The token's own address, which an assertion is made out to. */
  readonly audience: () => string;
  /** `undefined` for all there are. */
  readonly granted: () => readonly string[] | undefined;
}

/** A token is a JWT whose payload names the permissions of the app. */
export function spoken({ scopes, subject }: Grant): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part({ appid: subject, roles: scopes })}.`;
}

export async function signIn(desk: SignInDesk, asked: Asked): Promise<Reply> {
  const { keys, tokens, granted } = desk;
  const form = new URLSearchParams(asked.body);
  if (form.get('grant_type') !== 'client_credentials')
    return oauthError(
      400,
      'unsupported_grant_type',
      'AADSTS70003: The app requested an unsupported grant type.',
    );
  if (!/^https?:.+\/\.default$/.test(form.get('scope') ?? ''))
    return oauthError(400, 'invalid_scope', 'AADSTS1002012: The provided value for scope is not valid.');
  if (form.get('client_id') !== keys.clientId)
    return oauthError(
      400,
      'unauthorized_client',
      'AADSTS700016: Application was not found in the directory.',
    );
  if (!(await proves(desk, form)))
    return oauthError(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
  const scopes = granted() ?? SCOPES;
  return ok({
    token_type: 'Bearer',
    expires_in: 3_599,
    ext_expires_in: 3_599,
    access_token: tokens.issue({ scopes, subject: keys.clientId }),
  });
}

async function proves({ keys, now, audience }: SignInDesk, form: URLSearchParams): Promise<boolean> {
  const assertion = form.get('client_assertion');
  if (assertion === null) return form.get('client_secret') === keys.clientSecret;
  try {
    const { protectedHeader, payload } = await jwtVerify(assertion, createPublicKey(keys.publicKey), {
      algorithms: ['PS256'],
      audience: audience(),
      issuer: keys.clientId,
      subject: keys.clientId,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'jti'],
    });
    const { raw } = new X509Certificate(keys.certificate);
    const thumbprint = createHash('sha256').update(raw).digest('base64url');
    return protectedHeader['x5t#S256'] === thumbprint && payload.jti !== undefined;
  } catch {
    return false;
  }
}
