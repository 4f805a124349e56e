// Renewals over HTTP: what is to be decided by when, everything needed to decide, and the decision on its way.
import * as z from 'zod';
import type { Role } from '#shared/domain/access/role.ts';
import { BudgetCheck } from '#shared/domain/budgets/check.ts';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { Percent } from '#shared/domain/contracts/pricing.ts';
import { Total } from '#shared/domain/money/total.ts';
import { Decision, Renewal, RenewalState } from '#shared/domain/renewals/renewal.ts';
import { passage } from '#shared/domain/text.ts';
import { ContractView } from './contracts.ts';
import { READERS } from './readers.ts';
import { Flag, Id, listQuery, pageOf, route, Seen } from './route.ts';

const DECIDERS: readonly Role[] = ['admin', 'finance', 'procurement'];

/** One renewal in the list: open ones, those closed within the range asked for, and those still to come. */
export const RenewalRow = z.object({
  /** `<contract>:<last day of the term>`. */
  id: z.string(),
  contractId: z.string(),
  contractName: z.string(),
  vendor: z.string(),
  applicationNames: z.array(z.string()),
  /** `planned`: it will open later; nobody need decide yet. */
  state: z.enum(['planned', ...RenewalState.options]),
  kind: z.enum(['automatic', 'express', 'none']),
  deadline: CivilDay,
  inDays: z.int(),
  ends: CivilDay,
  /** Cost of the next term as things stand, in the contract's currency; null without prices. */
  nextTerm: z.string().nullable(),
  currency: z.string().nullable(),
  /** What the proposal would save over the next term; null where nothing can be proposed. */
  saving: z.string().nullable(),
  owner: z.string().nullable(),
  reviewer: z.string().nullable(),
  /** It rolled over without a decision, and nobody has looked at it. */
  needsReview: z.boolean(),
});
export type RenewalRow = z.infer<typeof RenewalRow>;

export const listRenewals = route({
  id: 'listRenewals',
  method: 'GET',
  path: '/api/renewals',
  noun: 'renewals',
  access: READERS.renewals,
  summary: 'Renewals by the day they must be decided on; table and calendar read the same list',
  query: listQuery(['deadline', 'contractName', 'vendor', 'nextTerm', 'saving', 'state'], {
    state: z.enum(['planned', ...RenewalState.options]).optional(),
    open: Flag.optional(),
    needsReview: Flag.optional(),
    applicationId: z.string().max(200).optional(),
    vendor: z.string().max(120).optional(),
    /** Mail of an owner or reviewer. */
    owner: z.string().max(200).optional(),
    /** Deadlines from this day to that, both included; absent: from today for a year. */
    from: CivilDay.optional(),
    to: CivilDay.optional(),
  }),
  response: pageOf(RenewalRow).extend({ totalNextTerm: Total }),
  csv: [
    { header: 'Decide by', value: (row) => row.deadline },
    { header: 'Contract', value: (row) => row.contractName },
    { header: 'Vendor', value: (row) => row.vendor },
    { header: 'Applications', value: (row) => row.applicationNames.join('; ') },
    { header: 'State', value: (row) => row.state },
    { header: 'Goes on', value: (row) => row.kind },
    { header: 'Term ends', value: (row) => row.ends },
    { header: 'Next term', value: (row) => row.nextTerm },
    { header: 'Currency', value: (row) => row.currency },
    { header: 'Possible saving', value: (row) => row.saving },
    { header: 'Owner', value: (row) => row.owner },
    { header: 'Reviewer', value: (row) => row.reviewer },
  ],
});

/** What the last 90 days say a line needs. */
export const LineProposal = z.object({
  line: z.int(),
  name: z.string(),
  licenseId: z.string().nullable(),
  contracted: z.int(),
  /** `usage`: from the days counted; `noUsage`: nobody can tell, so as contracted. */
  basis: z.enum(['usage', 'noUsage', 'notSeats']),
  /** Most seats needed on one day: active, new, unknown, service and exempt ones; null without usage. */
  peak: z.int().nullable(),
  peakDay: CivilDay.nullable(),
  proposed: z.int(),
  /** Over the next term, less than as contracted; negative when more is needed. */
  saving: z.string().nullable(),
  inactive: z.int().nullable(),
});
export type LineProposal = z.infer<typeof LineProposal>;

export const PricePoint = z.object({
  from: CivilDay,
  line: z.int(),
  name: z.string(),
  price: z.string(),
  quantity: z.int(),
});

export const RenewalView = z.object({
  row: RenewalRow,
  /** Null while it is only planned. */
  renewal: Renewal.nullable(),
  /** Earlier ones of the contract, the newest first. */
  past: z.array(Renewal),
  contract: ContractView,
  currency: z.string().nullable(),
  proposal: z.object({
    lines: z.array(LineProposal),
    /** Cost of the next term: as contracted, and as proposed; null without prices. */
    asContracted: z.string().nullable(),
    asProposed: z.string().nullable(),
    saving: z.string().nullable(),
    growthPercent: Percent,
    marginPercent: Percent,
    /** The term now running, to compare with. */
    thisTerm: z.string().nullable(),
  }),
  prices: z.array(PricePoint),
  /** Budgets that the next term falls into, as asked or as contracted. */
  budgets: z.array(BudgetCheck),
  policies: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What this caller may do now, and why not where somebody might expect it. */
  may: z.object({
    decide: z.boolean(),
    approve: z.boolean(),
    /** Only as an admin's override. */
    override: z.boolean(),
    why: z.string().nullable(),
  }),
  /** The notice, ready to send: of a contract that needs one to end. */
  letter: z.object({ to: z.string(), subject: z.string(), text: z.string() }).nullable(),
});
export type RenewalView = z.infer<typeof RenewalView>;

/** `id` is the contract's: at most one of its renewals is open. */
export const getRenewal = route({
  id: 'getRenewal',
  method: 'GET',
  path: '/api/renewals/{id}',
  noun: 'renewals',
  access: READERS.renewals,
  summary: 'The renewal of a contract with everything needed to decide it',
  params: Id,
  query: z.object({
    /** To see other proposals before anything is saved. */
    growthPercent: Percent.optional(),
    marginPercent: Percent.optional(),
  }),
  response: RenewalView,
});

export const reviewRenewal = route({
  id: 'reviewRenewal',
  method: 'PATCH',
  path: '/api/renewals/{id}',
  noun: 'renewals',
  access: { roles: DECIDERS, owners: true },
  summary: 'Take a renewal into review: who reviews it, and what growth and margin are reckoned with',
  params: Id,
  body: z.object({
    ...Seen.shape,
    reviewer: z.email().max(200).nullable().optional(),
    growthPercent: Percent.optional(),
    marginPercent: Percent.optional(),
    /** A rolled one was looked at. */
    reviewed: z.literal(true).optional(),
  }),
  response: RenewalView,
});

export const decideRenewal = route({
  id: 'decideRenewal',
  method: 'POST',
  path: '/api/renewals/{id}/decision',
  noun: 'renewals',
  access: { roles: DECIDERS, owners: true },
  summary: 'Decide: takes effect at once, or waits for whoever a policy asks to approve',
  params: Id,
  body: z.object({ ...Seen.shape, decision: Decision, note: passage(1_000).trim().optional() }),
  response: RenewalView,
});

export const withdrawRenewalDecision = route({
  id: 'withdrawRenewalDecision',
  method: 'DELETE',
  path: '/api/renewals/{id}/decision',
  noun: 'renewals',
  access: { roles: DECIDERS, owners: true },
  summary: 'Take the last decision back, whether it waits for approval or has taken effect',
  params: Id,
  query: z.object({ version: z.coerce.number().pipe(z.int().min(0)) }),
  response: RenewalView,
});

/** Who may is named by the policy; the route lets in whoever reads renewals and the request is then judged by it. */
export const answerRenewal = route({
  id: 'answerRenewal',
  method: 'POST',
  path: '/api/renewals/{id}/approval',
  noun: 'renewals',
  access: READERS.renewals,
  summary: 'Approve or refuse what was asked for; nobody approves their own request',
  params: Id,
  body: z.object({
    ...Seen.shape,
    verdict: z.enum(['approved', 'refused']),
    note: passage(1_000).trim().optional(),
    /** An admin who was not asked decides all the same; it is recorded as such. */
    override: z.literal(true).optional(),
  }),
  response: RenewalView,
});

export const renewalRoutes = [
  listRenewals,
  getRenewal,
  reviewRenewal,
  decideRenewal,
  withdrawRenewalDecision,
  answerRenewal,
] as const;
