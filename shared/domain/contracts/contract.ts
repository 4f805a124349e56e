// A contract is a commercial commitment: how long it runs, how it goes on, how one leaves it, and who answers for it.
import * as z from 'zod';
import { Owners } from '../access/owners.ts';
import { foldMail } from '../accounts/fold-mail.ts';
import { CivilDay } from '../calendar/civil-day.ts';
import { Currency } from '../money/currency.ts';
import { PaymentFrequency } from '../money/frequency.ts';
import { LadderKind } from '../reminders/kind.ts';
import { Renewal } from '../renewals/renewal.ts';
import { LeadDays } from '../settings/reminder-rule.ts';
import { line, name, passage, webAddress } from '../text.ts';
import { ContractDay } from './contract-day.ts';
import { Pricing, PricingPatch } from './pricing.ts';
import { TermMonths } from './term-months.ts';

export const ContractKind = z.enum(['contract', 'subscription', 'perpetual']);
export type ContractKind = z.infer<typeof ContractKind>;

/** How long the initial term runs; `open` runs until somebody ends it, and each payment period is its term. */
export const Duration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('months'), months: TermMonths }),
  /** `end` is the last day covered. */
  z.object({ kind: z.literal('until'), end: ContractDay }),
  z.object({ kind: z.literal('open') }),
]);
export type Duration = z.infer<typeof Duration>;

const Renewing = {
  months: TermMonths,
  /** Most renewals, confirmed and automatic ones counted together; absent: without limit. */
  most: z.int().min(1).max(1_000).optional(),
};

/** `automatic` (tacit) goes on unless notice is given; `express` and `none` end unless a renewal is confirmed. */
export const RenewalRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('automatic'), ...Renewing }),
  z.object({ kind: z.literal('express'), ...Renewing }),
]);
export type RenewalRule = z.infer<typeof RenewalRule>;

/** How long before a term's end notice must be given. */
export const Notice = z.object({ count: z.int().min(1).max(1_000), unit: z.enum(['days', 'months']) });
export type Notice = z.infer<typeof Notice>;

export const DocumentLink = z.object({
  title: name(120),
  url: webAddress(500),
});

const Mail = z.email().max(200).transform(foldMail).pipe(z.string());

export const CustomReminder = z.object({
  text: name(200),
  target: z.enum(['end', 'nextPayment']),
  leadDays: LeadDays,
  /** Beside the contract's owners. */
  recipients: z.array(Mail).max(20),
});
export type CustomReminder = z.infer<typeof CustomReminder>;

/** Differences from the organisation's rule for one kind. */
const OwnRule = z.object({ on: z.boolean().optional(), leadDays: LeadDays.optional() });

const REQUIRED = {
  name: name(200),
  kind: ContractKind,
  start: ContractDay,
  duration: Duration,
};
const LISTS = {
  applicationIds: z
    .array(z.string().min(1).max(200))
    .max(50)
    .transform((ids) => [...new Set(ids)])
    .pipe(z.array(z.string())),
  renewal: RenewalRule,
  vendor: line(120),
  description: passage(4_000),
  owners: Owners,
  documents: z.array(DocumentLink).max(50),
  notes: passage(4_000),
  customReminders: z.array(CustomReminder).max(20),
  reminders: z.partialRecord(LadderKind, OwnRule),
};
const MAYBE = {
  notice: Notice,
  currency: Currency,
  paymentFrequency: PaymentFrequency,
  /** Day of the first payment; absent: the start. */
  firstPayment: ContractDay,
  purchaseOrder: name(120),
  paymentMethodId: z.string().min(1).max(200),
  /** The contract that it follows. */
  predecessorId: z.string().min(1).max(200),
};

export const ContractInput = z.object({
  ...REQUIRED,
  applicationIds: LISTS.applicationIds.default([]),
  renewal: LISTS.renewal.default({ kind: 'none' }),
  vendor: LISTS.vendor.default(''),
  description: LISTS.description.default(''),
  owners: LISTS.owners.default({}),
  documents: LISTS.documents.default([]),
  notes: LISTS.notes.default(''),
  customReminders: LISTS.customReminders.default([]),
  reminders: LISTS.reminders.default({}),
  ...Pricing.shape,
  ...z.object(MAYBE).partial().shape,
});
export type ContractInput = z.infer<typeof ContractInput>;

/** What a change names; null takes an optional value away, what is left out stays. */
export const ContractPatch = z
  .object({ ...REQUIRED, ...LISTS })
  .partial()
  .extend({
    notice: MAYBE.notice.nullable().optional(),
    currency: MAYBE.currency.nullable().optional(),
    paymentFrequency: MAYBE.paymentFrequency.nullable().optional(),
    firstPayment: MAYBE.firstPayment.nullable().optional(),
    purchaseOrder: MAYBE.purchaseOrder.nullable().optional(),
    paymentMethodId: MAYBE.paymentMethodId.nullable().optional(),
    predecessorId: MAYBE.predecessorId.nullable().optional(),
    ...PricingPatch.shape,
  });
export type ContractPatch = z.infer<typeof ContractPatch>;

/** Renewals kept of one contract: sixteen years of monthly ones. */
export const MOST_CONFIRMED = 200;

/** Renewals that a contract keeps with what was asked and answered; the log has all of them. */
export const MOST_RENEWALS = 12;

/** A renewal that was decided: the term behind the last confirmed one is committed. */
const Decided = {
  decidedOn: CivilDay,
  /** It had begun by itself, and is kept because a later one was confirmed. */
  rolled: z.literal(true).optional(),
};
export const ConfirmedRenewal = z.union([
  z.object({ months: TermMonths, ...Decided }),
  /** The term runs to a day, its last one, so that contracts end together; later terms are counted from behind it. */
  z.object({ until: ContractDay, ...Decided }),
]);
export type ConfirmedRenewal = z.infer<typeof ConfirmedRenewal>;

export const NoticeSent = z.object({
  sentOn: ContractDay,
  /** How it went out: mail, portal, registered letter. */
  channel: name(120),
  document: DocumentLink.optional(),
});
export type NoticeSent = z.infer<typeof NoticeSent>;

export const Contract = ContractInput.extend({
  id: z.string(),
  /** In the order of the terms they added. */
  confirmed: z.array(ConfirmedRenewal).max(MOST_CONFIRMED),
  /** Decided not to renew a contract that ends by itself. */
  endDecidedOn: CivilDay.optional(),
  noticeSent: NoticeSent.optional(),
  /** The earliest first; at most the last one is open. */
  renewals: z.array(Renewal).max(MOST_RENEWALS).optional(),
  version: z.int(),
});
export type Contract = z.infer<typeof Contract>;

/** The part of a contract that its dates follow from; a form can hand in what has been typed so far. */
export type DatedContract = Pick<Contract, 'start' | 'duration' | 'renewal'> &
  Partial<
    Pick<
      Contract,
      'notice' | 'paymentFrequency' | 'firstPayment' | 'confirmed' | 'endDecidedOn' | 'noticeSent'
    >
  >;
