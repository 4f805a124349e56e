// How many of each line the next term needs, by what was used in the last ninety days, and what that would save.

import type { CivilDay } from '../calendar/civil-day.ts';
import { type Exact, exact } from '../money/exact.ts';
import type { LicenseDay } from '../utilization/license-day.ts';

/** Days that the proposal looks back, today included. */
export const PROPOSAL_DAYS = 90;

export interface Need {
  readonly seats: number;
  readonly day: CivilDay;
}

/**
 * The most seats that were needed on one day: of people who are active, new or cannot be judged, and of accounts behind which
 * no person is counted. @returns undefined without a day on which anybody's activity was known
 */
export function peakNeed(days: readonly LicenseDay[]): Need | undefined {
  let peak: Need | undefined;
  for (const { day, seats, people, states } of days) {
    if (people > 0 && states.unknown === people) continue;
    const needed = states.active + states.new + states.unknown + Math.max(0, seats - people);
    if (!peak || needed > peak.seats) peak = { seats: needed, day };
  }
  return peak;
}

/** Growth first, then the margin on all of it; whole seats. @param growth percent, @param margin percent */
export function withRoom(seats: number, growth: string, margin: string): number {
  const more = (percent: string): Exact => exact(percent).add(100).div(100);
  const needed = exact(String(seats)).mul(more(growth)).mul(more(margin));
  return Number(needed.ceil().toFraction());
}

/** Lines of one license share its need: each keeps what it has as far as it goes, the last takes what is left. */
export function sharedNeed(contracted: readonly number[], needed: number): number[] {
  let left = needed;
  return contracted.map((quantity, at) => {
    const own = at === contracted.length - 1 ? left : Math.min(quantity, left);
    left -= own;
    return own;
  });
}
