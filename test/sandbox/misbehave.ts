// What a fault does to an answer, in each vendor's own words.
import type { ServerResponse } from 'node:http';
import type { FaultKind } from './faults.ts';
import * as google from './google/errors.ts';
import type { Reply } from './reply.ts';
import { oauthError } from './reply.ts';
import * as salesforce from './salesforce/errors.ts';

export interface Place {
  readonly vendor: 'salesforce' | 'google';
  readonly signIn: boolean;
  /** Epoch milliseconds of the sandbox's clock. */
  readonly now: number;
  readonly retryAfterSeconds: number;
}

/** The refusal that takes the place of the answer; `undefined` for faults that let it be made. */
export function refusalOf(fault: FaultKind, place: Place): Reply | undefined {
  const ofGoogle = place.vendor === 'google';
  const at = place.now + place.retryAfterSeconds * 1_000;
  const limited = (headers: Record<string, string>): Reply => ({ ...tooMany(place, false), headers });
  switch (fault) {
    case '429':
      return limited({ 'retry-after': String(place.retryAfterSeconds) });
    case '429-date':
      return limited({ 'retry-after': new Date(at).toUTCString() });
    case '429-reset':
      return limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(at / 1_000)) });
    case '429-silent':
      return { status: 429, body: '' };
    case '429-body':
      return tooMany(place, true);
    case '403':
      return google.SLOW_DOWN;
    case '500':
      return ofGoogle
        ? google.refusal(500, 'backendError', 'Internal error encountered.')
        : salesforce.refusal(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred.');
    case '503':
      return ofGoogle
        ? google.refusal(503, 'backendError', 'Service unavailable. Please try again')
        : salesforce.refusal(503, 'SERVER_UNAVAILABLE', 'Server too busy');
    case '502':
      return {
        status: 502,
        body: '<html><body>Bad Gateway</body></html>',
        headers: { 'content-type': 'text/html' },
      };
    case 'revoked':
      if (place.signIn)
        return oauthError(
          400,
          'invalid_grant',
          ofGoogle ? 'Invalid grant: account not found' : 'inactive user',
        );
      return ofGoogle ? google.NOT_SIGNED_IN : salesforce.SESSION_ENDED;
    case 'quota':
      return ofGoogle ? google.DAY_SPENT : salesforce.DAY_SPENT;
    case 'forbidden':
      return ofGoogle
        ? google.refusal(403, 'forbidden', 'Not Authorized to access this resource/api')
        : salesforce.refusal(403, 'INSUFFICIENT_ACCESS', 'insufficient access rights on object id');
    case 'shape':
      return {
        status: 200,
        body: { records: 'none', users: 'none', items: 'none', fields: 'none', subscriptions: 'none' },
      };
    default:
      return undefined;
  }
}

function tooMany({ vendor }: Place, named: boolean): Reply {
  if (vendor === 'google') {
    return google.refusal(429, named ? 'rateLimitExceeded' : 'tooMany', 'Too many requests', 'usageLimits');
  }
  return salesforce.refusal(
    429,
    named ? 'CONCURRENT_REQUESTS_EXCEEDED' : 'TOO_MANY_REQUESTS',
    'Too many requests',
  );
}

/** Sends an answer, or what a fault leaves of it. */
export function send(response: ServerResponse, reply: Reply, fault: FaultKind | undefined): void {
  const text =
    reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const bytes = Buffer.from(text);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const body = fault === 'malformed' ? half : bytes;
  response.writeHead(reply.status, {
    ...(bytes.length > 0 ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    ...(reply.status === 204 || reply.status === 304 ? {} : { 'content-length': String(body.length) }),
    ...reply.headers,
  });
  if (fault === 'cut') {
    response.write(half, () => response.destroy());
    return;
  }
  response.end(body);
}
