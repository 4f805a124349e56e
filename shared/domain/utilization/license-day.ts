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

export interface DayFacts {
  readonly today: CivilDay;
  /** The day of the last complete read. */
  readonly readDay: CivilDay;
  /** The counts as of a day, by what was read last. */
  readonly judged: (day: CivilDay) => Omit<LicenseDay, 'day' | 'carried'>;
}

/**
 * What is to be recorded so that no day is missing: each day repeats the one before, marked carried, except the day of the last
 * read. That day may have been recorded as carried before the read, which then brought nothing that was published.
 * @param last the latest record up to today
 */
export function daysToRecord(last: LicenseDay | undefined, facts: DayFacts): LicenseDay[] {
  const { today, readDay, judged } = facts;
  const real = (day: CivilDay): LicenseDay => ({ ...judged(day), day, carried: false });
  if (last === undefined || daysBetween(last.day, today) > LONGEST_FILL_DAYS)
    return [{ ...real(today), carried: readDay < today }];
  const days: LicenseDay[] = [];
  let before = last;
  if (last.day === readDay || (last.day === today && readDay > today)) {
    const said = real(last.day);
    if (!same(said, last) && (last.carried || last.day === today)) days.push(said);
    before = said;
  }
  for (let day = addDays(last.day, 1); day <= today; day = addDays(day, 1)) {
    const isRead = day === readDay || (day === today && readDay > today);
    before = isRead ? real(day) : { ...before, day, carried: true };
    days.push(before);
  }
  return days;
}

function same(a: LicenseDay, b: LicenseDay): boolean {
  return JSON.stringify(LicenseDay.parse(a)) === JSON.stringify(LicenseDay.parse(b));
}
