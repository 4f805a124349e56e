// Every call to a vendor goes through here: one allow-list, one retry rule, one pace, one deadline, no secret in any error.
import type * as z from 'zod';
import { type Exchanged, type ExchangeLimits, exchange } from './exchange.ts';
import { VendorFailure } from './failure.ts';
import { nextLink } from './next-link.ts';
import { type Pace, pacer } from './pace.ts';
import { redactor } from './redact.ts';
import { backoff, judge } from './retry-rule.ts';
import { networkTrouble, parse, type Trouble, troubleOf } from './trouble.ts';

/** An access token that can be renewed once when the vendor says it expired. */
export interface TokenSource {
  get(): Promise<string>;
  /** A token newer than `stale`. @throws VendorFailure */
  renew(stale: string): Promise<string>;
}

export interface VendorRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly token?: TokenSource;
  readonly pace?: Pace;
  /** 1 for actions, which are never repeated blindly; reads take the options' number. */
  readonly attempts?: number;
}

export interface LinkedPage<T> {
  readonly value: T;
  readonly headers: Headers;
  /** Absent on the last page. */
  readonly next?: string;
}

/** What an answer must become; what it says is wrong with one may be asked for again. */
export type Reader<T> = (answer: Exchanged) => { readonly value: T } | Trouble;

export interface VendorHttp {
  /** The answer in its documented shape. @throws VendorFailure, with `status` and `code` when the vendor refused */
  json<T>(request: VendorRequest, shape: z.ZodType<T>): Promise<T>;
  /** The same with the address of the next page, of vendors that say it in a `Link` header. @throws VendorFailure */
  page<T>(request: VendorRequest, shape: z.ZodType<T>): Promise<LinkedPage<T>>;
  /** For vendors that refuse with a 200 or send files in a format of their own. @throws VendorFailure */
  read<T>(request: VendorRequest, read: Reader<T>): Promise<T>;
  /** Epoch milliseconds of the injected clock, for signed assertions. */
  now(): number;
  /** Keeps a secret learned on the way out of every error and log. */
  hide(secret: string): void;
  /** Requests sent, repeated ones included. */
  readonly calls: number;
  /** Requests sent again for whatever reason. */
  readonly retries: number;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

/** One attempt, for a log: never a query, header or body. */
export interface Attempt {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly attempt: number;
  readonly status?: number;
  readonly failure?: string;
  /** Wait before the next attempt. */
  readonly waitMs?: number;
}

export interface VendorHttpOptions {
  /** Host names that may be called: exact or `*.suffix`. */
  readonly hosts: readonly string[];
  /** Host names that the customer gave: exact, and called only where they are public. */
  readonly ownHosts?: readonly string[];
  /** Also lets this machine be called over http: the local target and tests only. */
  readonly allowLoopback?: boolean;
  readonly secrets?: readonly string[];
  /** Epoch milliseconds by which the caller must be done; a longer wait ends as `throttled` with `retryAt`. */
  readonly deadline?: number;
  readonly clock?: Clock;
  /** Per attempt, body included. Salesforce counts requests over 20 s as long ones; a minute is thrice that. */
  readonly timeoutMs?: number;
  readonly attempts?: number;
  readonly maxBytes?: number;
  readonly onAttempt?: (attempt: Attempt) => void;
}

const DEFAULT_TIMEOUT_MS = 60_000;
/** Attempts after throttling, server errors and cut connections; bytes that are no JSON are not worth as many. */
const DEFAULT_ATTEMPTS = 6;
const MALFORMED_ATTEMPTS = 3;
/** A page of 2,000 Salesforce users is about 2 MB; a page many times that is no page of ours. */
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;
/** No run lives longer (Lambda's 15 minutes), so no longer wait can end inside one. */
const LONGEST_WAIT_MS = 15 * 60_000;

const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
};

export function createVendorHttp(options: VendorHttpOptions): VendorHttp {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const { hide, redact } = redactor(options.secrets);
  const nextTurn = pacer();
  let calls = 0;
  let retries = 0;

  async function ask<T>(request: VendorRequest, read: Reader<T>): Promise<T> {
    const allowed = request.attempts ?? options.attempts ?? DEFAULT_ATTEMPTS;
    let token = await request.token?.get();
    let renewable = request.token !== undefined && token !== undefined;
    for (let attempt = 1; ; ) {
      await keepPace(request);
      const place = placeOf(request);
      let trouble: Trouble;
      try {
        const answer = await exchange(request, token, limits());
        options.onAttempt?.({ ...place, attempt, status: answer.status });
        const verdict = judge(answer, clock.now());
        if (verdict.is === 'signInAgain' && renewable && request.token && token !== undefined) {
          renewable = false;
          retries++;
          token = await request.token.renew(token);
          continue;
        }
        const outcome = verdict.is === 'answer' ? read(answer) : troubleOf(place.host, answer, verdict);
        if ('value' in outcome) return outcome.value;
        trouble = outcome;
      } catch (error) {
        if (error instanceof VendorFailure) throw error;
        trouble = networkTrouble(place.host, error);
      }
      const limit = trouble.kind === 'malformedAnswer' ? Math.min(MALFORMED_ATTEMPTS, allowed) : allowed;
      if (!trouble.passing) throw failure(trouble, trouble.hintMs);
      const waitMs = backoff(attempt, trouble.hintMs, clock.random());
      if (attempt >= limit) throw failure(trouble, waitMs);
      options.onAttempt?.({ ...place, attempt, failure: trouble.kind, waitMs });
      await wait(waitMs, trouble);
      retries++;
      attempt++;
    }
  }

  const json = <T>(request: VendorRequest, shape: z.ZodType<T>): Promise<T> =>
    ask(request, ({ body }) => parse(body, shape));

  const page = <T>(request: VendorRequest, shape: z.ZodType<T>): Promise<LinkedPage<T>> =>
    ask(request, ({ body, headers }) => {
      const outcome = parse(body, shape);
      if (!('value' in outcome)) return outcome;
      const next = nextLink(headers);
      return { value: { value: outcome.value, headers, ...(next === undefined ? {} : { next }) } };
    });

  function limits(): ExchangeLimits {
    const left = options.deadline === undefined ? Number.POSITIVE_INFINITY : options.deadline - clock.now();
    if (left <= 0) throw failure({ kind: 'throttled', message: OUT_OF_TIME, passing: true }, 0);
    return {
      hosts: options.hosts,
      ownHosts: options.ownHosts ?? [],
      allowLoopback: options.allowLoopback ?? false,
      timeoutMs: Math.min(options.timeoutMs ?? DEFAULT_TIMEOUT_MS, left),
      maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
      onCall: () => calls++,
    };
  }

  async function keepPace(request: VendorRequest): Promise<void> {
    if (!request.pace) return;
    await wait(nextTurn(request.pace, clock.now()), {
      kind: 'throttled',
      message: OUT_OF_TIME,
      passing: true,
    });
  }

  /** Sleeps, unless the sleep would outlast the run. */
  async function wait(ms: number, trouble: Trouble): Promise<void> {
    if (ms <= 0) return;
    const outlasts = options.deadline !== undefined && clock.now() + ms >= options.deadline;
    if (outlasts || ms > LONGEST_WAIT_MS) throw failure(trouble, ms);
    await clock.sleep(ms);
  }

  function failure(trouble: Trouble, waitMs: number | undefined): VendorFailure {
    return new VendorFailure(trouble.kind, redact(trouble.message), {
      ...(trouble.status === undefined ? {} : { status: trouble.status }),
      ...(trouble.code === undefined ? {} : { code: trouble.code }),
      ...(waitMs === undefined ? {} : { retryAt: new Date(clock.now() + waitMs).toISOString() }),
    });
  }

  return {
    json,
    page,
    read: ask,
    hide,
    now: () => clock.now(),
    get calls() {
      return calls;
    },
    get retries() {
      return retries;
    },
  };
}

const OUT_OF_TIME = 'The vendor allows no more requests in the time of this run.';

function placeOf(request: VendorRequest): { method: string; host: string; path: string } {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  return { method: request.method ?? 'GET', host: url?.host ?? 'The vendor', path: url?.pathname ?? '' };
}
