// A notice is one fact that somebody should know, with all that its mail says; it is fixed when it falls due.
import * as z from 'zod';
import { addDays, CivilDay, Instant } from '../calendar/civil-day.ts';
import { HealthState } from '../connections/connection.ts';

const Named = z.object({ id: z.string(), name: z.string() });

/** Seats of the applications behind a contract, as last counted, in the parts of `SeatParts`. */
export const SeatUse = z.object({
  purchased: z.int(),
  used: z.int(),
  idle: z.int(),
  otherwise: z.int(),
  unassigned: z.int(),
  over: z.int(),
  asOf: CivilDay,
});
export type SeatUse = z.infer<typeof SeatUse>;

/** What falls due on the date, what the term costs that it is about, or what the contract costs a year. */
export const NoticeMoney = z.object({
  of: z.enum(['payment', 'nextTerm', 'year']),
  /** A decimal string. */
  amount: z.string(),
  currency: z.string(),
});
export type NoticeMoney = z.infer<typeof NoticeMoney>;

const OF_CONTRACT = {
  contract: Named,
  vendor: z.string(),
  applications: z.array(z.string()),
  /** The date that comes closer. */
  on: CivilDay,
  /** Days before it of the step that was due; fewer may be left when days were missed. */
  step: z.int().min(0),
  /** The civil day it was judged on. */
  day: CivilDay,
  /** A notice that was kept with seats in other parts goes without them: it is still to be sent. */
  use: SeatUse.optional().catch(undefined),
  money: NoticeMoney.optional(),
};

const OF_CONNECTION = {
  connection: Named,
  application: Named,
  on: CivilDay,
  step: z.int(),
  day: CivilDay,
  state: HealthState,
  reason: z.string().optional(),
  since: Instant,
};

const DecisionWord = z.enum(['renew', 'change', 'cancel']);

export const RenewalRow = z.object({
  contract: Named,
  on: CivilDay,
  /** The last two are of a contract that goes on only if somebody confirms it. */
  what: z.enum(['decide', 'renews', 'confirm', 'renewsIfConfirmed']),
});
export type RenewalRow = z.infer<typeof RenewalRow>;

export const FailingPayment = z.object({
  contract: Named,
  on: CivilDay,
  /** Absent where no price was agreed. */
  money: NoticeMoney.omit({ of: true }).optional(),
});
export type FailingPayment = z.infer<typeof FailingPayment>;

export const Notice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cancelBy'),
    ...OF_CONTRACT,
    /** Last day covered when notice is given in time. */
    ends: CivilDay.nullable(),
    /** Months it goes on otherwise; null where each payment period is the term. */
    months: z.int().nullable(),
    automatic: z.boolean(),
  }),
  z.object({
    kind: z.literal('renewalDue'),
    ...OF_CONTRACT,
    automatic: z.boolean(),
    months: z.int().nullable(),
  }),
  z.object({ kind: z.literal('contractEnd'), ...OF_CONTRACT, noticeSent: z.boolean() }),
  z.object({ kind: z.literal('paymentDue'), ...OF_CONTRACT, paymentMethod: z.string().optional() }),
  z.object({
    kind: z.literal('custom'),
    ...OF_CONTRACT,
    text: z.string(),
    target: z.enum(['end', 'nextPayment']),
  }),
  z.object({
    kind: z.literal('nextMonth'),
    /** First day of the month that the list is about. */
    on: CivilDay,
    step: z.int(),
    day: CivilDay,
    rows: z.array(RenewalRow),
    /** Of all, also those beyond the rows kept. */
    total: z.int(),
  }),
  z.object({
    kind: z.literal('paymentMethodExpiring'),
    method: Named,
    /** The last day on which it can pay. */
    on: CivilDay,
    step: z.int(),
    day: CivilDay,
    /** The next payment of each contract that it pays, as far as it falls behind that day. */
    rows: z.array(FailingPayment),
    /** Of all, also those beyond the rows kept. */
    total: z.int(),
  }),
  z.object({
    kind: z.literal('priceChange'),
    ...OF_CONTRACT,
    /** What the line is called; empty where its license says that. */
    line: z.string(),
    licenseId: z.string().optional(),
    before: z.string(),
    after: z.string(),
    currency: z.string(),
    /** What a year costs more; negative where it gets cheaper. */
    aYear: z.string(),
  }),
  z.object({
    kind: z.literal('approvalAsked'),
    ...OF_CONTRACT,
    by: z.string(),
    decision: DecisionWord,
    asked: Instant,
  }),
  z.object({
    kind: z.literal('renewalDecided'),
    ...OF_CONTRACT,
    by: z.string(),
    verdict: z.enum(['approved', 'refused']),
    decision: DecisionWord,
    note: z.string().optional(),
    answered: Instant,
  }),
  /** Nobody has decided, and its deadline comes closer. */
  z.object({
    kind: z.literal('renewalUndecided'),
    ...OF_CONTRACT,
    automatic: z.boolean(),
    awaiting: z.boolean(),
  }),
  /** It went on by itself; `on` was the last day to decide. */
  z.object({ kind: z.literal('renewalRolled'), ...OF_CONTRACT, ends: CivilDay }),
  z.object({
    kind: z.literal('budget'),
    budget: Named,
    /** Its last day. */
    on: CivilDay,
    step: z.int(),
    day: CivilDay,
    /** What reached the threshold: what is used already, or what the period will use. */
    of: z.enum(['burnt', 'forecast']),
    percent: z.int(),
    /** The day on which it was reached; absent of notices that were kept without it. */
    since: CivilDay.optional(),
    amount: z.string(),
    burnt: z.string(),
    forecast: z.string(),
    currency: z.string(),
    passedPercent: z.int(),
  }),
  z.object({ kind: z.literal('connectionBroken'), ...OF_CONNECTION }),
  z.object({ kind: z.literal('connectionRecovered'), ...OF_CONNECTION }),
]);
export type Notice = z.infer<typeof Notice>;
export type ContractNotice = Extract<Notice, { contract: unknown }>;

/** The last day on which its reader can do something: a renewal that needs a word is lost the day before it would begin. */
export function lastDayOf(notice: ContractNotice): CivilDay {
  return notice.kind === 'renewalDue' && !notice.automatic ? addDays(notice.on, -1) : notice.on;
}

/** What a notice is about: `contract#c1`. With kind and date it names the ladder, with step and address the claim. */
export function topicOf(notice: Notice): string {
  if (notice.kind === 'nextMonth') return 'organisation';
  if (notice.kind === 'paymentMethodExpiring') return `paymentMethod#${notice.method.id}`;
  if (notice.kind === 'budget') return `budget#${notice.budget.id}`;
  return 'contract' in notice ? `contract#${notice.contract.id}` : `connection#${notice.connection.id}`;
}

/** The ladder within its topic; a contract's own reminders are told apart by target and text. */
export function ladderOf(notice: Notice): string {
  if ('connection' in notice) return `${notice.kind}#${notice.since}`;
  if (notice.kind === 'priceChange')
    return `${notice.kind}#${notice.on}#${notice.licenseId ?? ''}#${notice.line}#${notice.after}`;
  // What was left and is reached once more is told anew.
  if (notice.kind === 'budget')
    return `budget#${notice.of}#${notice.percent}#${notice.since ?? notice.amount}#${notice.on}`;
  if (notice.kind === 'approvalAsked') return `${notice.kind}#${notice.asked}`;
  if (notice.kind === 'renewalDecided') return `${notice.kind}#${notice.answered}`;
  const own = notice.kind === 'custom' ? `#${notice.target}#${notice.text}` : '';
  return `${notice.kind}#${notice.on}${own}`;
}
