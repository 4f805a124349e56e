// Figures are the counters behind one license, derived from named inputs; whoever reads them can name those inputs.
import * as z from 'zod';
import { CivilDay, Instant } from '../calendar/civil-day.ts';
import { INACTIVITY_PERIODS, StateCounts } from './inactivity.ts';

/** The versions of everything that the counters were computed from; older than an input means open work. */
export const Basis = z.object({
  /** Version of the connection's snapshot. */
  snapshot: z.string(),
  /** Version of the people snapshot; absent where there is no directory. */
  people: z.string().optional(),
  /** Civil day that the states were judged on. */
  day: CivilDay,
  /** Mark of the match verdicts on the connection's accounts (`verdictsMark`). */
  overlays: z.int().default(0),
  /** The import that told activity where the vendor does not. */
  activity: z.object({ connectionId: z.string(), version: z.string() }).optional(),
  /** The last complete read of the vendor that the snapshot stands for. */
  readAt: Instant,
  /** The snapshot is that of what was assigned by hand. */
  byHand: z.literal(true).optional(),
});
export type Basis = z.infer<typeof Basis>;

export const Figures = z.object({
  /** Accounts that occupy a paid seat by the vendor's rule. */
  seats: z.int().min(0),
  /** Distinct persons and unmatched accounts behind them, without disabled and service accounts. */
  people: z.int().min(0),
  /** Counts of people by state, one per inactivity period, in the order of INACTIVITY_PERIODS. */
  states: z.array(StateCounts).length(INACTIVITY_PERIODS.length),
  /** The same people by department, in order of its name; empty for those of whom nobody knows it. */
  departments: z.array(z.tuple([z.string(), z.int().min(1)])).default([]),
  /** Whether any source delivers activity for this license; without one, utilization is null. */
  hasActivity: z.boolean(),
  basis: Basis,
});
export type Figures = z.infer<typeof Figures>;
