// An endpoint joins a declared route to what it does; requests reach it authorised and checked, answers leave it checked.
import type * as z from 'zod';
import type { ApiContext } from '#functions/runtime/context.ts';
import type { Route } from '#shared/api/route.ts';
import type { Owners } from '#shared/domain/access/owners.ts';
import type { Actor, Role } from '#shared/domain/access/role.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Outcome } from '#shared/domain/refusal.ts';

export interface Caller {
  /** Folded. */
  readonly mail: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** A program in place of a person: it has no mail and no role, and its name is above. */
  readonly client?: { readonly id: string; readonly connectionId: string };
}

export interface ApiRequest<P = Record<string, string>, Q = Record<string, unknown>, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly caller: Caller;
  /** The caller as the log names them. */
  readonly actor: Actor;
  /** The request's own time. */
  readonly at: Instant;
}

// biome-ignore lint/suspicious/noExplicitAny: routes of every shape are dispatched alike; `endpoint` checks each pair
export type AnyRoute = Route<any, any, any, any>;

export interface Endpoint {
  readonly route: AnyRoute;
  readonly handle: (context: ApiContext, request: ApiRequest) => Promise<Outcome<unknown>>;
  /** Who owns the thing a request is about, where the route admits owners. */
  readonly ownersOf?: OwnersOf;
}

export type OwnersOf = (context: ApiContext, request: ApiRequest) => Promise<readonly Owners[]>;

export function endpoint<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  route: Route<P, Q, B, R>,
  handle: (
    context: ApiContext,
    request: ApiRequest<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Outcome<z.input<R>>>,
  more: { readonly ownersOf?: OwnersOf } = {},
): Endpoint {
  return { route, handle: handle as unknown as Endpoint['handle'], ...more };
}
