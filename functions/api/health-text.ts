// What people read for the state of a connection: what is wrong and the way out.
import type { HealthState } from '#shared/domain/connections/connection.ts';
import { HEALTH_TEXTS } from '#shared/domain/connections/health-text.ts';

export function healthText(state: HealthState, reason: string | undefined): string {
  return reason === undefined ? HEALTH_TEXTS[state] : `${HEALTH_TEXTS[state]} ${reason}`;
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
