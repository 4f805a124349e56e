// An application is a SaaS product the organisation uses, with the people who answer for it.
import * as z from 'zod';
import { Owners } from '../access/owners.ts';
import { InactivityPeriod } from '../utilization/inactivity.ts';

export const ApprovalStatus = z.enum([
  'discovered',
  'inReview',
  'approved',
  'tolerated',
  'blocked',
  'ignored',
]);
export type ApprovalStatus = z.infer<typeof ApprovalStatus>;

export const ApplicationInput = z.object({
  name: z.string().trim().min(1).max(120),
  vendor: z.string().trim().max(120).default(''),
  category: z.string().trim().max(60).default(''),
  website: z
    .url({ protocol: /^https$/ })
    .max(300)
    .optional(),
  approval: ApprovalStatus.default('approved'),
  owners: Owners.default({}),
  /** Overrides the organisation's inactivity period; absent: the organisation's. */
  inactivityPeriodDays: InactivityPeriod.optional(),
  notes: z.string().max(4000).default(''),
});
export type ApplicationInput = z.infer<typeof ApplicationInput>;

export const Application = ApplicationInput.extend({ id: z.string(), version: z.int() });
export type Application = z.infer<typeof Application>;
