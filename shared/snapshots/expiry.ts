// What nobody names any more disappears by itself: everything is born to expire, and what is live is rewritten in time.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';

const DAY_SECONDS = 86_400;
export const LIFE_SECONDS = 60 * DAY_SECONDS;
/** A live chunk with less left is rewritten by the next run or the daily sweep, which have this long to come by. */
const REFRESH_DAYS = 30;

/** Seconds since 1970 at which something born now disappears. */
export function expiryFrom(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000) + LIFE_SECONDS;
}

/** Live things that expire before this are rewritten. */
export function refreshBefore(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000) + REFRESH_DAYS * DAY_SECONDS;
}
