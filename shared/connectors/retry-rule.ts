// One rule judges every vendor's answer: take it, sign in again, wait so long, stop for today, or give up.
import { readVendorError } from './vendor-error.ts';

export type Verdict =
  | { readonly is: 'answer' }
  | { readonly is: 'refused' }
  | { readonly is: 'signInAgain' }
  /** Worth waiting for; `hintMs` is the vendor's own word on how long. */
  | { readonly is: 'wait'; readonly because: 'throttled' | 'serverError'; readonly hintMs?: number }
  /** The allowance of the day is used up. */
  | { readonly is: 'spent'; readonly hintMs?: number };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** First wait and longest wait without a hint. Attempts 1–6 then span about a minute, which outlasts per-minute limits. */
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 32_000;

/** Google's reasons for "slow down" (Admin SDK, Directory API: limits and quotas; read 2026-09). */
const THROTTLE_CODES = new Set(['userRateLimitExceeded', 'rateLimitExceeded', 'quotaExceeded']);
/** Salesforce's rolling 24 hours and Google's day: nothing to wait for inside a run. */
const SPENT_CODES = new Set(['REQUEST_LIMIT_EXCEEDED', 'dailyLimitExceeded', 'dailyLimitExceededUnreg']);

export function judge(answer: Answer, nowMs: number): Verdict {
  const { status, headers } = answer;
  if (status < 400) return { is: 'answer' };
  if (status === 401) return { is: 'signInAgain' };
  if (status === 429 || status === 503 || status === 403) return judgeLimit(answer, nowMs);
  if (status >= 500 || status === 408) {
    const hintMs = waitOf(headers.get('retry-after'), nowMs);
    const throttled = hintMs !== undefined || isNamed(answer.body, THROTTLE_CODES);
    return wait(throttled ? 'throttled' : 'serverError', hintMs);
  }
  return { is: 'refused' };
}

function judgeLimit({ status, headers, body }: Answer, nowMs: number): Verdict {
  const hintMs = vendorHint(headers, nowMs);
  const daily = /daily/i.test(headers.get('x-ratelimit-type') ?? '');
  if (daily || isNamed(body, SPENT_CODES)) {
    return hintMs === undefined ? { is: 'spent' } : { is: 'spent', hintMs };
  }
  const limited =
    status !== 403 ||
    isNamed(body, THROTTLE_CODES) ||
    headers.has('retry-after') ||
    headers.get('x-ratelimit-remaining') === '0';
  return limited ? wait('throttled', hintMs) : { is: 'refused' };
}

function wait(because: 'throttled' | 'serverError', hintMs: number | undefined): Verdict {
  return hintMs === undefined ? { is: 'wait', because } : { is: 'wait', because, hintMs };
}

function isNamed(body: string, codes: ReadonlySet<string>): boolean {
  return readVendorError(body).codes.some((code) => codes.has(code));
}

/**
 * Retry-After first, then the reset headers: GitHub and Zoom with one hyphen less than Okta. They come with every answer of
 * GitHub (REST API, rate limits; read 2026-04): of an allowance that is not used up they are no word on when to come back.
 */
function vendorHint(headers: Headers, nowMs: number): number | undefined {
  const asked = waitOf(headers.get('retry-after'), nowMs);
  const left = headers.get('x-ratelimit-remaining') ?? headers.get('x-rate-limit-remaining');
  if (asked !== undefined || Number(left ?? 0) > 0) return asked;
  return waitOf(headers.get('x-ratelimit-reset'), nowMs) ?? waitOf(headers.get('x-rate-limit-reset'), nowMs);
}

/** Numbers below this are a span of seconds, above it an instant: 2001-09-09 in epoch seconds. */
const EPOCH_SECONDS_FROM = 1_000_000_000;
const EPOCH_MILLISECONDS_FROM = 100_000_000_000;

/** No vendor's allowance is longer than a month: what asks for more was meant in another unit, and is no hint. */
const LONGEST_HINT_MS = 31 * 86_400_000;

/** Milliseconds to wait by a header that holds seconds, epoch seconds or milliseconds, an HTTP date or an ISO date. */
export function waitOf(header: string | null, nowMs: number): number | undefined {
  const waitMs = askedWait(header?.trim(), nowMs);
  return waitMs === undefined || waitMs > LONGEST_HINT_MS ? undefined : waitMs;
}

function askedWait(text: string | undefined, nowMs: number): number | undefined {
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    if (number < EPOCH_SECONDS_FROM) return Math.ceil(number * 1000);
    const instant = number < EPOCH_MILLISECONDS_FROM ? number * 1000 : number;
    return Math.max(0, Math.ceil(instant - nowMs));
  }
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : Math.max(0, instant - nowMs);
}

/**
 * Milliseconds before the next attempt, `attempt` counting from 1: capped exponential backoff with full jitter, and never
 * less than the vendor's hint. @param random in [0, 1)
 */
export function backoff(attempt: number, hintMs: number | undefined, random: number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(attempt - 1, 10));
  const jitter = Math.ceil(random * (hintMs === undefined ? ceiling : FIRST_BACKOFF_MS));
  return (hintMs ?? 0) + jitter;
}
