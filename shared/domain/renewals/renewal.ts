// A renewal is the decision on one term of one contract; it lives inside the contract, and at most one is open.
import * as z from 'zod';
import { Actor } from '../access/role.ts';
import { CivilDay, Instant } from '../calendar/civil-day.ts';
import { ContractDay } from '../contracts/contract-day.ts';
import { LineChange, Percent, Quantity } from '../contracts/pricing.ts';
import { TermMonths } from '../contracts/term-months.ts';
import { Amount } from '../money/amount.ts';
import { passage } from '../text.ts';

export const RenewalState = z.enum([
  'upcoming',
  'inReview',
  'awaitingApproval',
  'approved',
  'renewed',
  'changed',
  'cancelled',
  'lapsed',
]);
export type RenewalState = z.infer<typeof RenewalState>;

/** Still to be decided or carried out. */
export const OPEN_STATES = ['upcoming', 'inReview', 'awaitingApproval', 'approved'] as const;

/** What one line of the contract shall be from the next term on; what is left out stays. */
export const LineTerms = z.object({
  /** Index of the contract's line. */
  line: z.int().min(0),
  quantity: Quantity.optional(),
  price: Amount.optional(),
});
export type LineTerms = z.infer<typeof LineTerms>;

/** How long the next term lasts: as agreed, for other months, or to a day, so that it ends together with others. */
const Length = { months: TermMonths.optional(), until: ContractDay.optional() };

/** `renew` goes on as agreed, `change` with other quantities or prices from the boundary, `cancel` ends with the term. */
export const Decision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('renew'), ...Length }),
  z.object({
    decision: z.literal('change'),
    ...Length,
    lines: z.array(LineTerms).min(1).max(100),
  }),
  z.object({ decision: z.literal('cancel') }),
]);
export type Decision = z.infer<typeof Decision>;

/** Why a decision needs somebody's approval: a rule that named it. */
export const ApprovalReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('aboveAmount'), policy: z.string(), limit: Amount, currency: z.string() }),
  z.object({ kind: z.literal('overBudget'), budget: z.string(), over: z.string(), currency: z.string() }),
  z.object({ kind: z.literal('always'), policy: z.string() }),
  /** A limit cannot be judged: no price, or no rate to its currency. */
  z.object({ kind: z.literal('amountUnknown'), policy: z.string() }),
]);
export type ApprovalReason = z.infer<typeof ApprovalReason>;

/** A decision that was asked for, with the money it was asked with. */
export const DecisionRequest = z.object({
  decision: Decision,
  note: passage(1_000).optional(),
  by: Actor,
  at: Instant,
  /** Cost of the next term as asked for; null where no price is agreed, and for `cancel`. */
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  /** Empty: it needs nobody's approval. */
  reasons: z.array(ApprovalReason).max(20),
  /** Mails and roles that may approve; admins always may, as an override that is recorded. */
  approvers: z.object({ roles: z.array(z.string()).max(6), mails: z.array(z.string()).max(20) }),
});
export type DecisionRequest = z.infer<typeof DecisionRequest>;

export const Verdict = z.object({
  verdict: z.enum(['approved', 'refused']),
  by: Actor,
  at: Instant,
  note: passage(1_000).optional(),
  /** An admin decided who was not asked. */
  override: z.literal(true).optional(),
});
export type Verdict = z.infer<typeof Verdict>;

/** What carrying a decision out changed, so that it can be taken back. */
export const Effect = z.object({
  /** First day of the term that was decided. */
  from: CivilDay,
  /** Lines that got a change on that day, each with the one it had before, if any. */
  lines: z.array(z.object({ line: z.int(), before: LineChange.optional() })),
});
export type Effect = z.infer<typeof Effect>;

export const Renewal = z.object({
  /** Of the contract, the renewals counted from 1. */
  number: z.int().min(1),
  state: RenewalState,
  /** Last day of the term it decides on; the next one begins the day after. */
  ends: CivilDay,
  /** By when it must be decided: `renewalDeadline` of the contract. */
  deadline: CivilDay,
  openedOn: CivilDay,
  /** Who reviews it: a mail; absent: whoever owns the contract. */
  reviewer: z.string().optional(),
  /** Growth in people that the reviewer expects, and the margin on top, in percent. */
  growthPercent: Percent,
  marginPercent: Percent,
  request: DecisionRequest.optional(),
  verdict: Verdict.optional(),
  effect: Effect.optional(),
  closedAt: Instant.optional(),
  /** It went on by itself without anybody's decision: somebody shall look at it. */
  rolled: z.literal(true).optional(),
  reviewedAt: Instant.optional(),
});
export type Renewal = z.infer<typeof Renewal>;
