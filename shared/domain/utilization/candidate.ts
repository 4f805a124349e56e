// A candidate for reclaim does not use the seat, by a fresh reading, and nobody exempted them.
import type { ActivityState } from './inactivity.ts';

export interface CandidateWords {
  readonly state: ActivityState;
  /** Whether the read behind the state is out of date: then nobody is judged by it. */
  readonly stale: boolean;
  readonly exempt: boolean;
}

export function isUnused(state: ActivityState): boolean {
  return state === 'inactive' || state === 'neverActive';
}

export function isCandidate({ state, stale, exempt }: CandidateWords): boolean {
  return isUnused(state) && !stale && !exempt;
}
