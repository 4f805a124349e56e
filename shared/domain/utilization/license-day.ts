// One day of a license's history keeps the counts with the period they were judged with; a day without a read repeats the last one.
import * as z from 'zod';
import { addDays, CivilDay, daysBetween } from '../calendar/civil-day.ts';
import { Purchased } from '../licenses/sku.ts';
import { InactivityPeriod, StateCounts } from './inactivity.ts';

export const LicenseDay = z.object({
  day: CivilDay,
  purchased: Purchased.nullable(),
  seats: z.int(),
  people: z.int(),
  states: StateCounts,
  /** The period in force that day. */
  periodDays: InactivityPeriod,
  /** Nothing was read that day: the last day's counts again. */
  carried: z.boolean(),
});
export type LicenseDay = z.infer<typeof LicenseDay>;

/** A longer silence is not filled: whoever looks at it sees that nothing was there. */
const LONGEST_FILL_DAYS = 400;

/**
 * What is to be recorded, so that no day is missing: carried days since the last record, then today.
 * @param judged today's counts
 * @param readToday whether a complete read happened today
 * @returns nothing when today stands recorded just so, or stands recorded from a read
 */
export function daysToRecord(
  last: LicenseDay | undefined,
  judged: Omit<LicenseDay, 'carried'>,
  readToday: boolean,
): LicenseDay[] {
  const today: LicenseDay = { ...judged, carried: false };
  const gap = last === undefined ? Number.POSITIVE_INFINITY : daysBetween(last.day, judged.day);
  if (last === undefined || gap > LONGEST_FILL_DAYS) return [{ ...today, carried: !readToday }];
  if (gap < 0) return [];
  if (gap === 0) {
    const said = readToday ? today : last;
    return JSON.stringify(LicenseDay.parse(said)) === JSON.stringify(LicenseDay.parse(last)) ? [] : [said];
  }
  const carried = Array.from({ length: gap }, (_, index) => ({
    ...last,
    day: addDays(last.day, index + 1),
    carried: true,
  }));
  return readToday ? [...carried.slice(0, -1), today] : carried;
}
