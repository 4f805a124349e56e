// An account is one login at a vendor, with what the vendor says of it and the licenses it holds.
import * as z from 'zod';
import { CivilDay, Instant } from '../calendar/civil-day.ts';

/**
 * `suspended`: cannot sign in for now but is still a member (frozen at Salesforce, suspended at Google);
 * `disabled`: closed at the vendor (deactivated, archived). Whether it keeps its paid seat is the connector's word.
 */
export const AccountStatus = z.enum(['active', 'suspended', 'disabled']);
export type AccountStatus = z.infer<typeof AccountStatus>;

/** Behind a `person` stands a human of ours, behind `external` one of another organisation, behind `service` none. */
export const AccountKind = z.enum(['person', 'external', 'service']);
export type AccountKind = z.infer<typeof AccountKind>;

/** That an account holds one license, directly or through a group. */
export const Holding = z.object({
  /** Vendor's id of the license: SkuFacts.vendorId of the same connection. */
  sku: z.string(),
  /** First day it was held, where the vendor tells. */
  since: CivilDay.optional(),
  /** Name of the group or edition the license comes through; absent when assigned directly. */
  via: z.string().optional(),
  /** Vendor's id of the assignment itself, or what else an action would need to make it again as it was. */
  assignmentId: z.string().optional(),
  /** Last use of this very license, `null` for never; absent where the vendor tells the account's use alone, or none. */
  lastActiveAt: Instant.nullable().optional(),
  /** Of an assignment by hand: the last day it is held; absent while nobody said one. */
  until: CivilDay.optional(),
  /** Of an assignment by hand: what the person does with it. */
  role: z.string().optional(),
});
export type Holding = z.infer<typeof Holding>;

export const AccountFacts = z.object({
  /** The vendor's immutable id; never a mail address that a rename changes, where the vendor has better. */
  id: z.string().min(1),
  name: z.string(),
  /** Case-folded addresses, the primary one first; aliases included. */
  mails: z.array(z.string()),
  status: AccountStatus,
  kind: AccountKind,
  createdAt: Instant.optional(),
  /** Last use by a human; `null` when the vendor says there never was one, absent when it does not tell. */
  lastActiveAt: Instant.nullable().optional(),
  holds: z.array(Holding),
  /** Directory facts, given by connectors that are a source of people. */
  department: z.string().optional(),
  title: z.string().optional(),
  managerMail: z.string().optional(),
});
export type AccountFacts = z.infer<typeof AccountFacts>;
