// A vendor failure is one of a few named kinds, each with its own state and text on the connection.
import * as z from 'zod';

export const VendorFailureKind = z.enum([
  /** Credentials refused, revoked or expired for good: somebody must reconnect. */
  'credentialsRevoked',
  /** Signed in, but not allowed to read what every sync needs. */
  'permissionMissing',
  /** A daily allowance is used up: waiting inside this run is pointless. */
  'quotaExhausted',
  /** Throttled beyond the patience of one run. */
  'throttled',
  /** The vendor answered, but not in its documented shape. */
  'malformedAnswer',
  /** No answer, or only server errors, after all attempts. */
  'unreachable',
  /** The vendor no longer knows a cursor: the list must be read from its start. */
  'cursorRefused',
  /** The configuration points nowhere: unknown organisation, host not allowed. */
  'misconfigured',
]);
export type VendorFailureKind = z.infer<typeof VendorFailureKind>;

/** Thrown by `http.ts` and connectors. `message` is fit to be shown: the vendor's plain reason, without secrets. */
export class VendorFailure extends Error {
  readonly kind: VendorFailureKind;
  /** When a next attempt makes sense, where the vendor said so (ISO instant). */
  readonly retryAt: string | undefined;

  constructor(kind: VendorFailureKind, message: string, options: { cause?: unknown; retryAt?: string } = {}) {
    super(message, { cause: options.cause });
    this.name = 'VendorFailure';
    this.kind = kind;
    this.retryAt = options.retryAt;
  }
}
