// An imitation is one vendor's folder said in one value: which requests are its own, what opens it, and how it refuses.
import type * as z from 'zod';
import type { Acts } from './acts.ts';
import type { Entry, EntryChoice } from './entry.ts';
import type { DayNumber } from './organisation/days.ts';
import type { Organisation } from './organisation/organisation.ts';
import type { Asked, Reply } from './reply.ts';
import type { Tokens } from './tokens.ts';
import type { VendorTruth } from './truth.ts';

/** What a vendor answers when a fault strikes, in its own words; a fault it has no word for never strikes it. */
export interface Refusals {
  /** 429. @param named with the vendor's own code in the body, as the only hint */
  tooMany(named: boolean): Reply;
  /** The headers that say when to come back. @param at epoch milliseconds */
  rateReset?(at: number): Readonly<Record<string, string>>;
  /** A 403 that only asks to go slower. */
  readonly slowDown?: Reply;
  readonly broken: Reply;
  readonly unavailable: Reply;
  readonly signInRefused: Reply;
  readonly notSignedIn: Reply;
  /** The day's requests are used up. */
  readonly daySpent?: Reply;
  readonly forbidden: Reply;
  /** The body of a 200 in a shape that nobody documented. */
  readonly shapeless: unknown;
}

/** What a vendor's imitation is given to answer from. */
export interface Room<Keys, Done extends object> {
  readonly org: Organisation;
  readonly keys: Keys;
  readonly acts: Acts<Done>;
  /** The sandbox's present day. */
  day(): DayNumber;
  /** Epoch milliseconds. */
  now(): number;
  /** Where the sandbox answers; known once it listens. */
  url(): string;
  /** Rows a page of this list really has at most, whatever is asked for. */
  mostRows(list: string): number | undefined;
  /** Scopes that the customer's administrator granted; `undefined` for all there are. */
  granted(): readonly string[] | undefined;
  /** Whether a quirk of this vendor is switched on. */
  quirk(name: string): boolean;
}

export interface OpenVendor {
  readonly tokens: Tokens;
  answer(asked: Asked): Reply | Promise<Reply>;
  truth(): VendorTruth;
}

export interface Imitation<Keys = unknown, Done extends object = object> {
  /** Whether a request is this vendor's. */
  serves(path: string): boolean;
  isSignIn(path: string): boolean;
  /** Tokens are typed and do not end by themselves. */
  readonly tokensLast?: true;
  /** Whether it asks for a page behind the first one. */
  isLaterPage(path: string, query: URLSearchParams): boolean;
  readonly keys: z.ZodType<Keys>;
  makeKeys(): Keys;
  /** What was done through the vendor's own write calls, as plain JSON. */
  readonly acts: z.ZodType<Done>;
  readonly nothingDone: Done;
  readonly refusals: Refusals;
  /** Facts of some tenants and not of others, each a switch: its name, and what it means. */
  readonly quirks: Readonly<Record<string, string>>;
  /** Scopes that the customer's administrator grants one by one; empty where rights are a user's own. */
  readonly scopes: readonly string[];
  /** Of these: without which the customer that `entry` connects can do everything. */
  readonly otherScopes?: readonly string[];
  /** The ways of signing in that a person could type, the usual one first. */
  readonly choices: readonly EntryChoice[];
  entry(url: string, keys: Keys, choice: EntryChoice): Entry;
  /** The fewest calls of a read sync by the vendor's own page sizes, sign-ins included (the usual way of signing in). */
  leastCalls(truth: VendorTruth): number;
  /** Calls that every hand-over makes again beside the page it may repeat: signing in, and what belongs to no page. */
  readonly callsOfHandOver: number;
  open(room: Room<Keys, Done>): OpenVendor;
}

/** Keeps the types of keys and acts together. */
export function imitation<Keys, Done extends object>(one: Imitation<Keys, Done>): Imitation<Keys, Done> {
  return one;
}

/** Pages of so many rows: an empty list takes a call as well. */
export function pagesOf(rows: number, size: number): number {
  return Math.max(1, Math.ceil(rows / size));
}

/** Keeps the latest value only, for as long as its key stays the same. */
export function latest<T>(keyOf: () => string, make: () => T): () => T {
  let kept: { readonly key: string; readonly value: T } | undefined;
  return () => {
    const key = keyOf();
    if (kept?.key !== key) kept = { key, value: make() };
    return kept.value;
  };
}
