// What people read for the state of a connection: what is wrong and the way out.
import type { HealthState } from '#shared/domain/connections/connection.ts';

const TEXTS: Record<HealthState, string> = {
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

export function healthText(state: HealthState, reason: string | undefined): string {
  return reason === undefined ? TEXTS[state] : `${TEXTS[state]} ${reason}`;
}

/** From worst to best, as lists and Home order them. */
export const BY_URGENCY: readonly HealthState[] = [
  'credentialsRevoked',
  'misconfigured',
  'permissionMissing',
  'held',
  'malformedAnswer',
  'quotaExhausted',
  'unreachable',
  'throttled',
  'partial',
  'waiting',
  'healthy',
];

export function worstHealth(states: readonly HealthState[]): HealthState | undefined {
  return BY_URGENCY.find((state) => states.includes(state));
}
