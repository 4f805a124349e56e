// Whether the health of a connection is news: broken is told once per spell, recovered only to those who heard it was broken.
import type { HealthState } from '../connections/connection.ts';

/** `settled` says nothing: nobody read yet, or the vendor merely asks for patience. */
const CONDITIONS: Readonly<Record<HealthState, 'broken' | 'fine' | 'settled'>> = {
  waiting: 'settled',
  healthy: 'fine',
  partial: 'fine',
  credentialsRevoked: 'broken',
  permissionMissing: 'broken',
  quotaExhausted: 'broken',
  throttled: 'settled',
  malformedAnswer: 'broken',
  unreachable: 'broken',
  misconfigured: 'broken',
  held: 'broken',
};

export type Told = 'connectionBroken' | 'connectionRecovered';

/** @param last what was told last, absent when nothing ever was */
export function connectionNews(state: HealthState, last: Told | undefined): Told | undefined {
  const condition = CONDITIONS[state];
  if (condition === 'broken' && last !== 'connectionBroken') return 'connectionBroken';
  if (condition === 'fine' && last === 'connectionBroken') return 'connectionRecovered';
  return undefined;
}
