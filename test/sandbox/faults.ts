// Every way a vendor can fail is a switch: off, always, for the next so many requests, or for a share of them.
import * as z from 'zod';
import { drawing, TOPIC } from './organisation/random.ts';
import { VENDOR_IDS, type VendorId } from './vendors.ts';

export const FAULT_KINDS = [
  /** 429 with `Retry-After` in seconds. */
  '429',
  /** 429 with `Retry-After` as an HTTP date. */
  '429-date',
  /** 429 that says nothing of when. */
  '429-silent',
  /** 429 whose only hint is the vendor's error body. */
  '429-body',
  /** 429 with `X-RateLimit-Reset` in epoch seconds. */
  '429-reset',
  /** A 403 that only asks to go slower, as Google's userRateLimitExceeded; few vendors have one. */
  '403',
  '500',
  '503',
  /** 502 with the HTML page of a proxy. */
  '502',
  /** The answer waits first: `slowMs`. */
  'slow',
  /** The connection breaks in the middle of the body. */
  'cut',
  /** The connection breaks before anything was answered. */
  'reset',
  /** 200 whose body stops in the middle and is no JSON. */
  'malformed',
  /** 200 whose JSON is not in the documented shape. */
  'shape',
  /** The access token ends now. */
  'expired',
  /** Rows move while the list is read: a page starts one row too late. */
  'shift',
  /** The credentials are refused, and so are the tokens they gave. */
  'revoked',
  /** The daily allowance is used up. */
  'quota',
  /** The signed-in user may not read this. */
  'forbidden',
] as const;
export const FaultKind = z.enum(FAULT_KINDS);
export type FaultKind = z.infer<typeof FaultKind>;

export const FaultSwitch = z.object({
  /** Strikes the next so many requests, then is off. */
  count: z.int().min(1).optional(),
  /** Strikes this share of requests; always when neither is given. */
  rate: z.number().min(0).max(1).optional(),
  vendor: z.enum(VENDOR_IDS).optional(),
  /** Only paths (with query) that contain this text. */
  path: z.string().optional(),
});
export type FaultSwitch = z.infer<typeof FaultSwitch>;

export interface Faults {
  set(kind: FaultKind, how?: FaultSwitch): void;
  /** All of them without a kind. */
  clear(kind?: FaultKind): void;
  readonly on: Readonly<Partial<Record<FaultKind, FaultSwitch>>>;
  /** Decides for one request; counts down and rolls the dice. */
  strike(request: Struck): FaultKind | undefined;
}

export interface Struck {
  readonly vendor: VendorId;
  readonly address: string;
  readonly signIn: boolean;
  readonly laterPage: boolean;
  /** Faults that this vendor has no word for. */
  readonly unknown: readonly FaultKind[];
  /** Signed in a moment ago: no such token has ended yet. */
  readonly freshToken: boolean;
}

/** Faults of the API itself leave sign-in alone; a broken wire and refused credentials do not. */
const ALSO_AT_SIGN_IN = new Set<FaultKind>([
  '500',
  '502',
  '503',
  'slow',
  'cut',
  'reset',
  'malformed',
  'revoked',
  '429',
  '429-date',
  '429-silent',
  '429-reset',
]);

/** Seeded: the same requests in the same order meet the same faults. */
export function openFaults(
  seed: number,
  initial: Readonly<Partial<Record<FaultKind, FaultSwitch>>> = {},
): Faults {
  const draw = drawing(seed);
  const on = new Map<FaultKind, FaultSwitch>();
  const rolled = new Map<FaultKind, number>();
  for (const kind of FAULT_KINDS) if (initial[kind]) on.set(kind, initial[kind]);

  function strikes(kind: FaultKind, how: FaultSwitch, request: Struck): boolean {
    if (how.vendor !== undefined && how.vendor !== request.vendor) return false;
    if (how.path !== undefined && !request.address.includes(how.path)) return false;
    if (request.unknown.includes(kind)) return false;
    if (request.signIn && !ALSO_AT_SIGN_IN.has(kind)) return false;
    if (kind === 'expired' && request.freshToken) return false;
    if (kind === 'shift' && !request.laterPage) return false;
    if (how.rate !== undefined) {
      const roll = (rolled.get(kind) ?? 0) + 1;
      rolled.set(kind, roll);
      if (draw(TOPIC.fault, FAULT_KINDS.indexOf(kind), roll) >= how.rate) return false;
    }
    if (how.count === 1) on.delete(kind);
    else if (how.count !== undefined) on.set(kind, { ...how, count: how.count - 1 });
    return true;
  }

  return {
    set: (kind, how = {}) => on.set(kind, FaultSwitch.parse(how)),
    clear: (kind) => (kind === undefined ? on.clear() : on.delete(kind)),
    get on() {
      return Object.fromEntries(on);
    },
    strike(request) {
      for (const [kind, how] of on) if (strikes(kind, how, request)) return kind;
      return undefined;
    },
  };
}
