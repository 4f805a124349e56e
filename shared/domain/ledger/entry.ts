// A ledger entry says who changed what, when, from what to what; it is fixed at the commit that made the change.
import * as z from 'zod';
import { Actor } from '../access/role.ts';
import { Instant } from '../calendar/civil-day.ts';

/** The closed vocabulary of things that change. */
export const SubjectKind = z.enum([
  'application',
  'connection',
  'license',
  'contract',
  'budget',
  'person',
  'settings',
  'rate',
  'address',
  'feed',
  'import',
  'digest',
  'spendRow',
  'spendRules',
  'renewalPolicies',
  'spendPresets',
  'paymentMethod',
  'machineClient',
  'action',
]);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** The closed vocabulary of what can happen to them. */
export const Deed = z.enum([
  'created',
  'changed',
  'deleted',
  'connected',
  'reconnected',
  'taskSwitched',
  'published',
  'readHeld',
  'heldAccepted',
  'heldDiscarded',
  'broke',
  'recovered',
  'captured',
  'vanished',
  'reappeared',
  'linked',
  'managed',
  'unmanaged',
  'decided',
  'noticeSent',
  'opened',
  'reviewed',
  'asked',
  'approved',
  'refused',
  'takenBack',
  'lapsed',
  'confirmed',
  'suspended',
  'resumed',
  'unsubscribed',
  'imported',
  'sent',
  'undone',
  'assigned',
  'unassigned',
  'archived',
  'restored',
  'revoked',
  'requested',
  'calledOff',
  'begun',
  'performed',
  'postponed',
  'failed',
  'skipped',
  'retried',
  'closed',
  'reopened',
]);
export type Deed = z.infer<typeof Deed>;

/** Only fields that people can see; never a secret. Entry ≤ 4 KB. */
export const FieldChange = z.object({
  field: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type FieldChange = z.infer<typeof FieldChange>;

export const LedgerEntry = z.object({
  /** `<subject>#<version>`: redelivery writes the same item again. */
  id: z.string(),
  at: Instant,
  actor: Actor,
  subject: z.object({
    kind: SubjectKind,
    id: z.string(),
    name: z.string(),
    applicationId: z.string().optional(),
  }),
  version: z.int(),
  deed: Deed,
  changes: z.array(FieldChange).default([]),
  note: z.string().optional(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** What a change of state says of itself; the commit adds subject, version and time. */
export type LedgerLine = Pick<LedgerEntry, 'actor' | 'deed'> & Partial<Pick<LedgerEntry, 'changes' | 'note'>>;
