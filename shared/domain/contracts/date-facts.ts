// What follows from a contract on one day: its status, its term, its deadlines, and the dates that reminders count down to.
import * as z from 'zod';
import { CivilDay } from '../calendar/civil-day.ts';

export const ContractStatus = z.enum([
  'pending',
  'active',
  'inNoticeWindow',
  'committed',
  'ending',
  'cancelled',
  'expired',
]);
export type ContractStatus = z.infer<typeof ContractStatus>;

export const Term = z.object({
  /** 1 is the initial term. */
  number: z.int().min(1),
  from: CivilDay,
  /** Last day covered; null when it never ends. */
  to: CivilDay.nullable(),
});
export type Term = z.infer<typeof Term>;

/** A date that is still ahead or today, with the length of the term it belongs to (null: endless). */
export const Target = z.object({ day: CivilDay, termDays: z.int().nullable() });
export type Target = z.infer<typeof Target>;

export const ContractDates = z.object({
  status: ContractStatus,
  /** The term that covers today; null before the start and after the end. */
  term: Term.nullable(),
  /** How it goes on after `end`: as agreed, or `none` once renewals are used up, notice is sent or its end is decided. */
  renewal: z.enum(['none', 'automatic', 'express']),
  /** Last day covered as things stand: of the term that cannot be left any more, or of the present one; null without an end. */
  end: CivilDay.nullable(),
  /** Last day for a notice that ends the present term; it may be past. */
  cancelBy: CivilDay.nullable(),
  /** Last day for a notice that still ends the next term that can be ended; null when nothing can or need be ended. */
  nextCancelBy: CivilDay.nullable(),
  /** Last day covered if notice is given by `nextCancelBy`. */
  nextCancelEnds: CivilDay.nullable(),
  /** By when somebody must have decided. */
  renewalDeadline: CivilDay.nullable(),
  /** First day of the term that a renewal would begin; null when nothing renews. */
  renewalDate: CivilDay.nullable(),
  /** First day of the notice window before `renewalDeadline`. */
  windowFrom: CivilDay.nullable(),
  nextPayment: CivilDay.nullable(),
  /** What each kind of dated reminder counts down to; null when it has nothing to say. */
  targets: z.object({
    renewalDue: Target.nullable(),
    paymentDue: Target.nullable(),
    contractEnd: Target.nullable(),
    cancelBy: Target.nullable(),
    /** For custom reminders of the end. */
    end: Target.nullable(),
  }),
});
export type ContractDates = z.infer<typeof ContractDates>;
