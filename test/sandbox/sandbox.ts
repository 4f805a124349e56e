// The sandbox answers as Salesforce and Google Workspace would, of an organisation that follows from a seed and a day.
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { bodyOf, listen } from '#infra/local/http-server.ts';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { ActsState, openActs } from './acts.ts';
import { CONTROL, steer } from './control.ts';
import { type Entry, type EntryChoice, entryFor } from './credentials.ts';
import { type FaultKind, type FaultSwitch, type Faults, openFaults } from './faults.ts';
import { SCOPE } from './google/sign-in.ts';
import { openGoogle } from './google/vendor.ts';
import { type GoogleView, googleView } from './google/view.ts';
import { makeKeys, type SandboxKeys } from './keys.ts';
import { refusalOf, send } from './misbehave.ts';
import { type DayNumber, dayNumber } from './organisation/days.ts';
import { organisation } from './organisation/organisation.ts';
import type { Asked, Reply } from './reply.ts';
import { openSalesforce } from './salesforce/vendor.ts';
import { type SalesforceView, salesforceView, type Used } from './salesforce/view.ts';
import { openTokens } from './tokens.ts';
import { type Truth, truthOf } from './truth.ts';

export interface SandboxOptions {
  /** Places of the organisation, at least 1. */
  readonly people: number;
  readonly seed: number;
  readonly day: CivilDay;
  /** 0 or absent for any free one. */
  readonly port?: number;
  readonly faults?: Readonly<Partial<Record<FaultKind, FaultSwitch>>>;
  /** Rows a page really has at most, whatever the reader asks for. */
  readonly pageSizes?: {
    readonly salesforce?: number;
    readonly users?: number;
    readonly assignments?: number;
    readonly subscriptions?: number;
  };
  /** Of an earlier start, so that stored credentials go on working. */
  readonly keys?: SandboxKeys;
  /** Epoch milliseconds, for tokens and hints; the machine's clock when absent. */
  readonly now?: () => number;
  /** How long the fault `slow` waits. */
  readonly slowMs?: number;
  /** What throttled answers ask to wait; 1 when absent. */
  readonly retryAfterSeconds?: number;
}

/** One request as it was answered; never a header, form or token. */
export interface Call {
  readonly vendor: 'salesforce' | 'google';
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  /** 0 where the connection broke before an answer. */
  readonly status: number;
  readonly fault?: FaultKind;
}

export const SandboxState = z.object({ day: CivilDay, acts: ActsState });
export type SandboxState = z.infer<typeof SandboxState>;

export interface Sandbox {
  readonly url: string;
  readonly day: CivilDay;
  /** Cheap: the day is counted when somebody asks for it. */
  setDay(day: CivilDay): void;
  truth(): Truth;
  /** The latest 10,000, oldest first. */
  readonly calls: readonly Call[];
  readonly faults: Faults;
  /** Scopes allowed for the Google service account; all that exist at first. */
  delegate(scopes: readonly string[]): void;
  readonly keys: SandboxKeys;
  /** Epoch milliseconds of its clock. */
  now(): number;
  /** Ready for `openConnection`. @param connectorId `salesforce` or `google` */
  credentials(connectorId: string, choice?: EntryChoice): Entry;
  /** Day and acts as plain JSON; seed, people and keys are the caller's to keep. */
  exportState(): SandboxState;
  importState(state: unknown): void;
  close(): Promise<void>;
}

/** Sessions of Salesforce end after two hours without notice; Google says an hour. */
const LIFE_MS = { salesforce: 2 * 3_600_000, google: 3_599_000 };
const KEPT_CALLS = 10_000;

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const org = organisation(options.seed, options.people);
  const keys = options.keys ?? makeKeys();
  const now = options.now ?? (() => Date.now());
  const acts = openActs();
  const faults = openFaults(options.seed, options.faults);
  const calls: Call[] = [];
  let day: CivilDay = CivilDay.parse(options.day);
  let delegated: readonly string[] = Object.values(SCOPE);
  let url = '';

  const salesforceYears = new Map<DayNumber, Used>();
  const googleYears = new Map<DayNumber, readonly number[]>();
  const salesforceDay = latest<SalesforceView>(() =>
    salesforceView(org, dayNumber(day), acts, salesforceYears),
  );
  const googleDay = latest<GoogleView>(() => googleView(org, dayNumber(day), acts, googleYears));
  const present = () => `${day} ${acts.version}`;

  const tokens = {
    salesforce: openTokens('00D5f0000!', LIFE_MS.salesforce, now),
    google: openTokens('ya29.', LIFE_MS.google, now),
  };
  const vendors = {
    salesforce: openSalesforce({
      org,
      acts,
      tokens: tokens.salesforce,
      desk: { keys: keys.salesforce, tokens: tokens.salesforce, now, instanceUrl: () => url },
      view: () => salesforceDay(present()),
      mostRows: options.pageSizes?.salesforce,
    }),
    google: openGoogle({
      org,
      acts,
      desk: { keys: keys.google, tokens: tokens.google, delegated: () => delegated, now },
      view: () => googleDay(present()),
      apiUrl: () => url,
      pageSizes: {
        users: options.pageSizes?.users ?? 500,
        assignments: options.pageSizes?.assignments ?? 1_000,
        subscriptions: options.pageSizes?.subscriptions ?? 100,
      },
    }),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.url ?? '/';
    const { pathname, searchParams } = new URL(address, 'http://sandbox');
    const vendor = pathname.startsWith('/services/') ? 'salesforce' : 'google';
    const signIn = pathname === '/services/oauth2/token' || pathname === '/token';
    const laterPage = /\/query\/\w+-\d+$/.test(pathname) || searchParams.has('pageToken');
    const body = (await bodyOf(request, MOST_BYTES)).toString();
    if (pathname === CONTROL || pathname.startsWith(`${CONTROL}/`)) {
      send(response, steer(sandbox, request.method ?? 'GET', pathname, body), undefined);
      return;
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const fault = faults.strike({
      vendor,
      address,
      signIn,
      laterPage,
      freshToken: tokens[vendor].isFresh(token),
    });
    const note = (status: number) => {
      calls.push({ vendor, method: request.method ?? '', address, status, ...(fault ? { fault } : {}) });
      if (calls.length > KEPT_CALLS) calls.shift();
    };
    if (fault === 'reset') {
      note(0);
      response.destroy();
      return;
    }
    if (fault === 'expired') tokens[vendor].end(token);
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, options.slowMs ?? 2_000));
    const place = { vendor, signIn, now: now(), retryAfterSeconds: options.retryAfterSeconds ?? 1 } as const;
    const asked: Asked = {
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body,
      token,
      shifted: fault === 'shift',
    };
    const reply: Reply = (fault && refusalOf(fault, place)) ?? (await vendors[vendor].answer(asked));
    note(reply.status);
    send(response, reply, fault);
  }

  const server = await listen((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`The sandbox failed: ${error instanceof Error ? error.stack : String(error)}`);
    });
  }, options.port);
  url = server.url;

  const sandbox: Sandbox = {
    url: server.url,
    keys,
    now,
    calls,
    faults,
    get day() {
      return day;
    },
    setDay: (next) => {
      day = CivilDay.parse(next);
    },
    truth: () => truthOf(org, salesforceDay(present()), googleDay(present())),
    delegate: (scopes) => {
      delegated = scopes;
    },
    credentials: (connectorId, choice) => entryFor(connectorId, url, keys, choice),
    exportState: () => structuredClone({ day, acts: acts.state }),
    importState: (state) => {
      const known = SandboxState.parse(state);
      day = known.day;
      acts.restore(known.acts);
    },
    close: () => server.close(),
  };
  return sandbox;
}

/** Longer than any body the vendors take from a reader. */
const MOST_BYTES = 1024 * 1024;

/** Keeps the latest value only, for as long as its key stays the same. */
function latest<T>(make: () => T): (key: string) => T {
  let kept: { readonly key: string; readonly value: T } | undefined;
  return (key) => {
    if (kept?.key !== key) kept = { key, value: make() };
    return kept.value;
  };
}
