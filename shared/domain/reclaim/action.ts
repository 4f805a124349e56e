// An action takes a license away at the vendor, lowers it or gives it back: what was planned, who wanted it, and how far it is.
import * as z from 'zod';
import { Actor } from '../access/role.ts';
import { AccountKind, AccountStatus, Holding } from '../accounts/account.ts';
import { CivilDay, Instant } from '../calendar/civil-day.ts';

export const SeatTask = z.enum(['reclaim', 'downgrade', 'restore']);
export type SeatTask = z.infer<typeof SeatTask>;

export const ACTION_STATES = [
  /** Somebody else has to allow it. */
  'awaitingApproval',
  /** Will be done at the vendor as soon as its turn comes, or comes again. */
  'ready',
  'executing',
  /** Done, and not seen yet by a read that began after it. */
  'awaitingConfirmation',
  /** No API can do it: a person follows the instructions. */
  'manual',
  /** Failed for good, with the vendor's reason; a person decides. */
  'attention',
  'done',
  /** There was no reason to act any more. */
  'skipped',
  'cancelled',
] as const;
export const ActionState = z.enum(ACTION_STATES);
export type ActionState = z.infer<typeof ActionState>;

const CLOSED: readonly ActionState[] = ['done', 'skipped', 'cancelled'];

export function isClosed({ state }: { readonly state: ActionState }): boolean {
  return CLOSED.includes(state);
}

/** A license as its vendor knows it. */
export const ActionSku = z.object({
  vendorId: z.string(),
  name: z.string(),
  key: z.string().optional(),
  type: z.string(),
});

/** Licenses of one account that a plan can name; no vendor sells a person more. */
const MOST_OTHERS = 50;

export const ActionSeat = z.object({
  account: z.object({
    id: z.string(),
    name: z.string(),
    mails: z.array(z.string()),
    status: AccountStatus,
    kind: AccountKind,
  }),
  sku: ActionSku,
  holding: Holding,
  others: z.array(z.object({ sku: ActionSku, holding: Holding })).max(MOST_OTHERS),
});
export type ActionSeat = z.infer<typeof ActionSeat>;

/** What was promised when it was asked for; nothing else is done. */
export const PlannedAction = z.discriminatedUnion('possible', [
  z.object({
    possible: z.literal(true),
    does: z.array(z.string()),
    sideEffects: z.array(z.string()),
    undo: z.enum(['restore', 'byHand', 'never']),
    billing: z.enum(['followsUse', 'atRenewal']),
  }),
  z.object({ possible: z.literal(false), reason: z.string(), instructions: z.array(z.string()) }),
]);
export type PlannedAction = z.infer<typeof PlannedAction>;

export const ApprovalReason = z.enum(['notOwner', 'many', 'irreversible']);
export type ApprovalReason = z.infer<typeof ApprovalReason>;

const Note = z.string().max(1_000);

/** Cash that is no longer paid, and from when; a seat is free for somebody else at once either way. */
export const ActionSaving = z.object({
  /** A year, by currency; decimal strings. Empty where nobody knows the price. */
  perYear: z.array(z.object({ amount: z.string(), currency: z.string() })),
  from: z.enum(['now', 'renewal', 'unknown']),
  renewalOn: CivilDay.optional(),
});
export type ActionSaving = z.infer<typeof ActionSaving>;

export const Action = z.object({
  id: z.string(),
  applicationId: z.string(),
  connectionId: z.string(),
  licenseId: z.string(),
  task: SeatTask,
  seat: ActionSeat,
  personId: z.string().optional(),
  /** Of a downgrade: what is held afterwards. */
  to: ActionSku.optional(),
  plan: PlannedAction,
  saves: ActionSaving,
  state: ActionState,
  /** The same for every attempt, sent along where the vendor takes one. */
  requestId: z.string(),
  asked: z.object({ by: Actor, at: Instant, note: Note.optional() }),
  /** Why somebody else has to allow it; empty where nobody has to. */
  reasons: z.array(ApprovalReason),
  answer: z
    .object({
      by: Actor,
      at: Instant,
      verdict: z.enum(['approved', 'refused']),
      note: Note.optional(),
    })
    .optional(),
  attempts: z.int().min(0),
  /** When it is looked at next, while a machine has to. */
  nextAt: Instant.optional(),
  performed: z
    .object({ at: Instant, how: z.enum(['done', 'alreadySo', 'accepted', 'byHand']), by: Actor.optional() })
    .optional(),
  failure: z.object({ at: Instant, kind: z.string(), reason: z.string().max(1_000) }).optional(),
  closed: z.object({ at: Instant, why: Note.optional() }).optional(),
  /** Of a restore: the reclaim it takes back. */
  undoes: z.string().optional(),
  version: z.int(),
});
export type Action = z.infer<typeof Action>;
