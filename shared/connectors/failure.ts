// A vendor failure is one of a few named kinds, each with its own state and text on the connection.
import * as z from 'zod';
import type { HealthState } from '#shared/domain/connections/connection.ts';

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

interface FailureDetails {
  readonly cause?: unknown;
  /** When a next attempt makes sense (ISO instant). */
  readonly retryAt?: string;
  /** HTTP status of the answer, where there was one. */
  readonly status?: number;
  /** The vendor's own error code: `INVALID_FIELD`, `invalid_grant`. */
  readonly code?: string;
}

/** Thrown by `http.ts` and connectors. `message` is fit to be shown: the vendor's plain reason, without secrets. */
export class VendorFailure extends Error {
  readonly kind: VendorFailureKind;
  readonly retryAt: string | undefined;
  readonly status: number | undefined;
  readonly code: string | undefined;

  constructor(kind: VendorFailureKind, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = 'VendorFailure';
    this.kind = kind;
    this.retryAt = details.retryAt;
    this.status = details.status;
    this.code = details.code;
  }
}

/** The state a connection is in after a failure of this kind. A cursor refused even from its start is a broken answer. */
export function healthStateOf(kind: VendorFailureKind): HealthState {
  return kind === 'cursorRefused' ? 'malformedAnswer' : kind;
}
