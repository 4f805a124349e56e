// The inactivity period is the number of days without use after which a person counts as inactive.
import * as z from 'zod';

/** The periods that counters are kept for; changing between them reads no account. */
export const INACTIVITY_PERIODS = [15, 30, 45, 60, 90, 120, 180] as const;
export const InactivityPeriod = z.literal(INACTIVITY_PERIODS);
export type InactivityPeriod = z.infer<typeof InactivityPeriod>;
export const DEFAULT_INACTIVITY_PERIOD: InactivityPeriod = 60;

/** Each of the people behind a license is in exactly one of these on a civil day. */
export const ACTIVITY_STATES = ['active', 'inactive', 'neverActive', 'new', 'unknown'] as const;
export const ActivityState = z.enum(ACTIVITY_STATES);
export type ActivityState = z.infer<typeof ActivityState>;

export const StateCounts = z.record(ActivityState, z.int().min(0));
export type StateCounts = z.infer<typeof StateCounts>;
