// A refusal is an expected "no": a value with a code, the field it is about and a reason fit to be shown.

/** Codes are data; `shared/api/problem.ts` maps each to its HTTP status. */
export type RefusalCode =
  | 'invalid'
  /** Nobody is known to ask: no token, a wrong secret, or one that is over. */
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'gone'
  /** Somebody else changed it after the version that was seen. */
  | 'conflict'
  /** A connection holds the value of this field. */
  | 'locked'
  | 'alreadyExists'
  /** Not in this state: the thing is busy, finished or not switched on. */
  | 'notNow'
  | 'tooLarge'
  | 'vendor';

export interface Refusal {
  readonly code: RefusalCode;
  readonly reason: string;
  /** JSON pointer or plain name of the input field. */
  readonly field?: string;
  /** More of the same refusal, one per field. */
  readonly errors?: readonly { readonly field: string; readonly reason: string }[];
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(
  code: RefusalCode,
  reason: string,
  more: Omit<Refusal, 'code' | 'reason'> = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, reason, ...more } };
}
