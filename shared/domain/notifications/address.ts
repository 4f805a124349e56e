// An address is a mailbox that gets notices: of a person who signed in, or added by IT and confirmed by its owner.
import * as z from 'zod';
import { Role } from '../access/role.ts';
import { foldMail } from '../accounts/fold-mail.ts';
import { Instant } from '../calendar/civil-day.ts';
import { Delivery, NoticeKind } from '../reminders/kind.ts';
import { line } from '../text.ts';

export const Preferences = z.object({
  /** How each kind arrives; a kind that is not named arrives by default. */
  deliveries: z.partialRecord(NoticeKind, Delivery),
  /** Kinds that arrive for everything, also where this address owns nothing. */
  follows: z.array(NoticeKind).max(20),
});
export type Preferences = z.infer<typeof Preferences>;

export const AddressInput = Preferences.extend({
  mail: z.email().max(254).transform(foldMail).pipe(z.string()),
  name: line(120).default(''),
});
export type AddressInput = z.infer<typeof AddressInput>;

export const Suspension = z.object({
  since: Instant,
  cause: z.enum(['bounce', 'complaint']),
  /** What the receiving mail server said. */
  reason: z.string(),
});
export type Suspension = z.infer<typeof Suspension>;

export const Address = Preferences.extend({
  mail: z.string(),
  name: z.string(),
  /** Roles at the last sign-in; absent for a mailbox of nobody who signs in. */
  roles: z.array(Role).optional(),
  addedAt: Instant,
  /** Absent until its owner followed a link of ours, and until then it gets nothing; who signed in has proved it already. */
  confirmedAt: Instant.optional(),
  suspension: Suspension.optional(),
  version: z.int(),
});
export type Address = z.infer<typeof Address>;
