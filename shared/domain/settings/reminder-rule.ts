// A reminder rule says whether a kind of reminder is sent and how many days before its date; organisations set it, contracts may differ.
import * as z from 'zod';

/** Steps in days before the date, the longest first whatever order they were typed in; 0 is the day itself. */
export const LeadDays = z
  .array(z.int().min(0).max(730))
  .min(1)
  .max(10)
  .transform((days) => [...new Set(days)].sort((a, b) => b - a))
  .pipe(z.array(z.int()));

export const ReminderRule = z.object({ on: z.boolean(), leadDays: LeadDays });
export type ReminderRule = z.infer<typeof ReminderRule>;

/** For kinds without a countdown of their own. */
export const ReminderSwitch = z.object({ on: z.boolean() });
export type ReminderSwitch = z.infer<typeof ReminderSwitch>;

/** Steps longer than half the term are dropped, exactly half stays. @param termDays null for a term that never ends */
export function stepsWithin(leadDays: readonly number[], termDays: number | null): number[] {
  return leadDays.filter((days) => termDays === null || days * 2 <= termDays);
}
