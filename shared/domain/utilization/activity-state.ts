// Each of the people behind a license is in exactly one activity state on a day, under any period.
import type { DayNumber } from '../calendar/zone-days.ts';
import type { ActivityState } from './inactivity.ts';

/** What is known of one person's use of one license, over all accounts of theirs. */
export interface Use {
  /** Latest use; `null` where the source says there never was one, `undefined` where no source tells. */
  readonly lastActive: DayNumber | null | undefined;
  /** First day of holding: the vendor's date, else the account's creation, else first seen by us. */
  readonly heldSince: DayNumber | undefined;
}

export interface ActivityReach {
  /** Days that the source looks back; absent when it knows all time and may therefore say "never". */
  readonly windowDays?: number | undefined;
}

/** @param periodDays the inactivity period N */
export function activityState(
  { lastActive, heldSince }: Use,
  day: DayNumber,
  periodDays: number,
  { windowDays }: ActivityReach = {},
): ActivityState {
  if (lastActive === undefined) return 'unknown';
  if (lastActive !== null) return day - lastActive <= periodDays ? 'active' : 'inactive';
  if (heldSince === undefined) return 'unknown';
  const heldDays = day - heldSince;
  if (heldDays <= periodDays) return 'new';
  if (windowDays === undefined) return 'neverActive';
  return windowDays >= periodDays && heldDays > windowDays ? 'inactive' : 'unknown';
}

/** Of several accounts of one person the most recent activity and the earliest day of holding count. */
export function joinUse(a: Use, b: Use): Use {
  return { lastActive: latest(a.lastActive, b.lastActive), heldSince: earliest(a.heldSince, b.heldSince) };
}

/** "Never" is certain only when every source says so. */
function latest(a: Use['lastActive'], b: Use['lastActive']): Use['lastActive'] {
  if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
  if (typeof a === 'number') return a;
  if (typeof b === 'number') return b;
  return a === undefined || b === undefined ? undefined : null;
}

function earliest(a: DayNumber | undefined, b: DayNumber | undefined): DayNumber | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}
