// What a fault does to an answer, in each vendor's own words.
import type { ServerResponse } from 'node:http';
import type { FaultKind } from './faults.ts';
import type { Imitation, Refusals } from './imitation.ts';
import type { Reply } from './reply.ts';

export interface Place {
  readonly refusals: Refusals;
  readonly signIn: boolean;
  /** Epoch milliseconds of the sandbox's clock. */
  readonly now: number;
  readonly retryAfterSeconds: number;
}

/** Faults that a vendor has no word for. */
export function unknownTo({
  refusals: { slowDown, daySpent },
  tokensLast,
}: Pick<Imitation, 'refusals' | 'tokensLast'>): FaultKind[] {
  return [
    ...(slowDown ? [] : (['403'] as const)),
    ...(daySpent ? [] : (['quota'] as const)),
    ...(tokensLast ? (['expired'] as const) : []),
  ];
}

/** The refusal that takes the place of the answer; `undefined` for faults that let it be made. */
export function refusalOf(fault: FaultKind, place: Place): Reply | undefined {
  const { refusals, now, retryAfterSeconds, signIn } = place;
  const at = now + retryAfterSeconds * 1_000;
  const limited = (headers: Readonly<Record<string, string>>): Reply => ({
    ...refusals.tooMany(false),
    headers,
  });
  switch (fault) {
    case '429':
      return limited({ 'retry-after': String(retryAfterSeconds) });
    case '429-date':
      return limited({ 'retry-after': new Date(at).toUTCString() });
    case '429-reset':
      return limited(refusals.rateReset?.(at) ?? epochReset(at));
    case '429-silent':
      return { status: 429, body: '' };
    case '429-body':
      return refusals.tooMany(true);
    case '403':
      return refusals.slowDown;
    case '500':
      return refusals.broken;
    case '503':
      return refusals.unavailable;
    case '502':
      return {
        status: 502,
        body: '<html><body>Bad Gateway</body></html>',
        headers: { 'content-type': 'text/html' },
      };
    case 'revoked':
      return signIn ? refusals.signInRefused : refusals.notSignedIn;
    case 'quota':
      return refusals.daySpent;
    case 'forbidden':
      return refusals.forbidden;
    case 'shape':
      return { status: 200, body: refusals.shapeless };
    default:
      return undefined;
  }
}

function epochReset(at: number): Readonly<Record<string, string>> {
  return { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(at / 1_000)) };
}

/** Sends an answer, or what a fault leaves of it. */
export function send(response: ServerResponse, reply: Reply, fault: FaultKind | undefined): void {
  const bytes = bytesOf(reply.body);
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

/** Texts and files as they are, anything else as JSON. */
function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
