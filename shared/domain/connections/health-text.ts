// What people read for the state of a connection: what is wrong and the way out.
import type { HealthState } from './connection.ts';

export const HEALTH_TEXTS: Readonly<Record<HealthState, string>> = {
  waiting: 'Waiting for its first read.',
  healthy: 'Reads completely.',
  partial: 'Reads, but not everything that was switched on.',
  credentialsRevoked: 'The vendor no longer accepts the credentials. Reconnect with new ones.',
  permissionMissing: 'A permission is missing at the vendor. Grant it there, then sync again.',
  quotaExhausted: 'The vendor’s daily quota is used up. Reading continues when it is renewed.',
  throttled: 'The vendor asks us to slow down. Reading is tried again by itself.',
  malformedAnswer: 'The vendor sent an answer that cannot be read. It is tried again by itself.',
  unreachable: 'The vendor cannot be reached. It is tried again by itself.',
  misconfigured: 'The configuration is not right. Correct it, then sync again.',
  held: 'The last read lost more than a fifth of the accounts. Accept or discard it.',
};
