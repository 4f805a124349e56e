// The sandbox answers as the vendors would, of one organisation that follows from a seed and a day.
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { bodyOf, listen } from '#infra/local/http-server.ts';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { type Acts, openActs } from './acts.ts';
import { CONTROL, steer } from './control.ts';
import type { Entry, EntryChoice } from './entry.ts';
import { type FaultKind, type FaultSwitch, type Faults, openFaults } from './faults.ts';
import type { Imitation, OpenVendor } from './imitation.ts';
import { makeKeys, type SandboxKeys } from './keys.ts';
import { refusalOf, send, unknownTo } from './misbehave.ts';
import { dayNumber } from './organisation/days.ts';
import { organisation } from './organisation/organisation.ts';
import { openQuirks, type Quirks } from './quirks.ts';
import type { Asked, Reply } from './reply.ts';
import type { Truth } from './truth.ts';
import { type DoneOf, IMITATIONS, VENDOR_IDS, type VendorId } from './vendors.ts';

export interface SandboxOptions {
  /** Places of the organisation, at least 1. */
  readonly people: number;
  readonly seed: number;
  readonly day: CivilDay;
  /** 0 or absent for any free one. */
  readonly port?: number;
  readonly faults?: Readonly<Partial<Record<FaultKind, FaultSwitch>>>;
  /** Rows a page of a list really has at most, whatever the reader asks for; the vendors' folders name the lists. */
  readonly pageSizes?: Readonly<Record<string, number>>;
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
  readonly vendor: VendorId;
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  /** 0 where the connection broke before an answer. */
  readonly status: number;
  readonly fault?: FaultKind;
}

/** What was done to each vendor; one that was not imitated when it was kept has had nothing done to it. */
export const SandboxState = z.object({ day: CivilDay, acts: z.record(z.string(), z.unknown()) });
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
  /** What each vendor's administrator has granted; all that exist at first. */
  grant(vendor: VendorId, scopes: readonly string[]): void;
  readonly quirks: Quirks;
  readonly keys: SandboxKeys;
  /** Epoch milliseconds of its clock. */
  now(): number;
  /** Ready for `openConnection`. */
  credentials(connectorId: string, choice?: EntryChoice): Entry;
  /** Day and acts as plain JSON; seed, people and keys are the caller's to keep. */
  exportState(): SandboxState;
  importState(state: unknown): void;
  close(): Promise<void>;
}

const KEPT_CALLS = 10_000;

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const org = organisation(options.seed, options.people);
  const keys = options.keys ?? makeKeys();
  const now = options.now ?? (() => Date.now());
  const faults = openFaults(options.seed, options.faults);
  const quirks = openQuirks();
  const calls: Call[] = [];
  const granted = new Map<VendorId, readonly string[]>();
  let day: CivilDay = CivilDay.parse(options.day);
  let url = '';

  const acts = Object.fromEntries(
    VENDOR_IDS.map((vendor) => [vendor, openActs(IMITATIONS[vendor].nothingDone)]),
  ) as { [V in VendorId]: Acts<DoneOf<V>> };
  const vendors = Object.fromEntries(
    VENDOR_IDS.map((vendor) => [
      vendor,
      imitationOf(vendor).open({
        org,
        keys: keys[vendor],
        acts: acts[vendor],
        now,
        day: () => dayNumber(day),
        url: () => url,
        mostRows: (list) => options.pageSizes?.[list],
        granted: () => granted.get(vendor),
        quirk: (name) => quirks.has(vendor, name),
      }),
    ]),
  ) as unknown as Readonly<Record<VendorId, OpenVendor>>;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.url ?? '/';
    const { pathname, searchParams } = new URL(address, 'http://sandbox');
    const body = (await bodyOf(request, MOST_BYTES)).toString();
    if (pathname === CONTROL || pathname.startsWith(`${CONTROL}/`)) {
      send(response, steer(sandbox, request.method ?? 'GET', pathname, body), undefined);
      return;
    }
    const vendor = VENDOR_IDS.find((one) => IMITATIONS[one].serves(pathname));
    if (vendor === undefined) {
      send(response, { status: 404, body: { message: 'No vendor has such a path' } }, undefined);
      return;
    }
    const imitation = imitationOf(vendor);
    const { isSignIn, isLaterPage, refusals } = imitation;
    const { tokens, answer } = vendors[vendor];
    const signIn = isSignIn(pathname);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const fault = faults.strike({
      vendor,
      address,
      signIn,
      laterPage: isLaterPage(pathname, searchParams),
      unknown: unknownTo(imitation),
      freshToken: tokens.isFresh(token),
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
    if (fault === 'expired') tokens.end(token);
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, options.slowMs ?? 2_000));
    const place = { refusals, signIn, now: now(), retryAfterSeconds: options.retryAfterSeconds ?? 1 };
    const asked: Asked = {
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body,
      token,
      shifted: fault === 'shift',
    };
    const reply: Reply = (fault && refusalOf(fault, place)) ?? (await answer(asked));
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
    quirks,
    truth: () => truthOf(day, vendors),
    grant: (vendor, scopes) => granted.set(vendor, scopes),
    credentials(connectorId, choice = {}) {
      const vendor = VENDOR_IDS.find((one) => one === connectorId);
      if (!vendor) throw new Error(`The sandbox does not imitate ${connectorId}`);
      return imitationOf(vendor).entry(url, keys[vendor], choice);
    },
    exportState: () =>
      structuredClone({
        day,
        acts: Object.fromEntries(VENDOR_IDS.map((vendor) => [vendor, acts[vendor].state])),
      }),
    importState: (state) => {
      const known = SandboxState.parse(state);
      day = known.day;
      for (const vendor of VENDOR_IDS) {
        const kept = imitationOf(vendor).acts.safeParse(known.acts[vendor]);
        (acts[vendor] as Acts<object>).restore(kept.success ? kept.data : IMITATIONS[vendor].nothingDone);
      }
    },
    close: () => server.close(),
  };
  return sandbox;
}

/** Longer than any body the vendors take from a reader. */
const MOST_BYTES = 1024 * 1024;

/** Of some vendor: its keys and acts are its own affair. */
function imitationOf(vendor: VendorId): Imitation {
  return IMITATIONS[vendor] as unknown as Imitation;
}

function truthOf(day: CivilDay, vendors: Readonly<Record<VendorId, OpenVendor>>): Truth {
  const truths = VENDOR_IDS.map((connector) => ({ connector, ...vendors[connector].truth() }));
  return {
    day,
    licenses: truths.flatMap(({ connector, licenses }) => licenses.map((one) => ({ ...one, connector }))),
    accounts: Object.fromEntries(
      truths.map(({ connector, accounts }) => [connector, accounts]),
    ) as Truth['accounts'],
  };
}
