// An application is a SaaS product the organisation uses, with the people who answer for it.
import * as z from 'zod';
import { Owners } from '../access/owners.ts';
import { FixedShares } from '../chargeback/fixed-shares.ts';
import { line, name, passage, webAddress } from '../text.ts';
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
  name: name(120),
  vendor: line(120).default(''),
  category: line(60).default(''),
  website: webAddress(300).optional(),
  approval: ApprovalStatus.default('approved'),
  owners: Owners.default({}),
  /** Overrides the organisation's inactivity period; absent: the organisation's. */
  inactivityPeriodDays: InactivityPeriod.optional(),
  /** How its cost is charged to departments; none: by the people who hold its licenses. */
  chargeback: FixedShares.default([]),
  notes: passage(4000).default(''),
});
export type ApplicationInput = z.infer<typeof ApplicationInput>;

export const Application = ApplicationInput.extend({ id: z.string(), version: z.int() });
export type Application = z.infer<typeof Application>;
