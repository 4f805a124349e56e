// When a connection is read next: after its interval, and after a failure sooner or when the vendor says.
import type { VendorFailureKind } from '#shared/connectors/failure.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FIRST_WAIT_MS = 15 * MINUTE_MS;

/** Nothing mends these but a person, whose change makes the connection due at once. */
const FOR_PEOPLE: ReadonlySet<VendorFailureKind> = new Set([
  'credentialsRevoked',
  'permissionMissing',
  'misconfigured',
]);

export function nextAfterSuccess(at: Instant, intervalHours: number): Instant {
  return later(at, intervalHours * HOUR_MS);
}

/** @param failures in a row, this one included. @param retryAt the vendor's own word */
export function nextAfterFailure(
  kind: VendorFailureKind | undefined,
  {
    at,
    failures,
    intervalHours,
    retryAt,
  }: {
    readonly at: Instant;
    readonly failures: number;
    readonly intervalHours: number;
    readonly retryAt?: Instant | undefined;
  },
): Instant {
  const intervalMs = intervalHours * HOUR_MS;
  if (kind !== undefined && FOR_PEOPLE.has(kind)) return later(at, intervalMs);
  const backoffMs = Math.min(intervalMs, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 12));
  const asked = retryAt === undefined ? 0 : Date.parse(retryAt) - Date.parse(at);
  return later(at, Math.max(backoffMs, asked));
}

function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}
