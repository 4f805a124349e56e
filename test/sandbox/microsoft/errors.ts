// Graph refuses with one error object whose code says what it is about.
import type { Reply } from '../reply.ts';

export function refusal(status: number, code: string, message: string): Reply {
  const id = '93b6f17e-c05d-4f45-ad2a-6665c708d8a0';
  const innerError = { date: '2026-04-16T08:00:00', 'request-id': id, 'client-request-id': id };
  return { status, body: { error: { code, message, innerError } } };
}

export const NOT_SIGNED_IN = refusal(
  401,
  'InvalidAuthenticationToken',
  'Lifetime validation failed, the token is expired.',
);
export const DENIED = refusal(
  403,
  'Authorization_RequestDenied',
  'Insufficient privileges to complete the operation.',
);
export const NOT_PREMIUM = refusal(
  403,
  'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
  "Neither tenant is B2C or tenant doesn't have premium license",
);
export const NO_SIGN_INS = refusal(
  403,
  'Authentication_MSGraphPermissionMissing',
  'The principal does not have required Microsoft Graph permission(s): AuditLog.Read.All to call this API.',
);
export const BAD_TOKEN = refusal(
  400,
  'Directory_ExpiredPageToken',
  'The specified page token value has expired and can no longer be included in your request.',
);
export const NOT_FOUND = refusal(
  404,
  'Request_ResourceNotFound',
  'Resource does not exist or one of its queried reference-property objects are not present.',
);
export const bad = (message: string): Reply => refusal(400, 'Request_BadRequest', message);
