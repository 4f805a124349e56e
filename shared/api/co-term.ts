// Contracts are made to end together over HTTP: each by a decision of its own, with a result of its own.
import * as z from 'zod';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { ContractDay } from '#shared/domain/contracts/contract-day.ts';
import { ApprovalReason } from '#shared/domain/renewals/renewal.ts';
import { passage } from '#shared/domain/text.ts';
import { route } from './route.ts';

const ACCESS = { roles: ['admin', 'finance', 'procurement'] } as const;
const ContractId = z.string().min(1).max(200);
/** Each is one write and what it is judged by; more would not fit one request's time. */
const MOST_CONTRACTS = 50;

/** `together`: it ends on that day already. `possible` only in a preview. */
export const CoTermOutcome = z.enum(['possible', 'renewed', 'awaitingApproval', 'together', 'refused']);
export type CoTermOutcome = z.infer<typeof CoTermOutcome>;

export const CoTermItem = z.object({
  id: z.string(),
  name: z.string(),
  outcome: CoTermOutcome,
  /** Why it was refused. */
  reason: z.string().optional(),
  /** Last day before, as far as it stands; null without an end. */
  ends: CivilDay.nullable(),
  /** First day of the term that would run to the common day. */
  from: CivilDay.nullable(),
  /** What that term costs, net; null without prices. */
  cost: z.string().nullable(),
  currency: z.string().nullable(),
  /** Why it would need an approval; none: nobody's. */
  approval: z.array(ApprovalReason),
  version: z.int().nullable(),
});
export type CoTermItem = z.infer<typeof CoTermItem>;

const unique = (ids: readonly string[]) => new Set(ids).size === ids.length;

export const previewCoTerm = route({
  id: 'previewCoTerm',
  method: 'POST',
  path: '/api/renewals/co-term/preview',
  noun: 'renewals',
  access: ACCESS,
  summary: 'What it takes for contracts to end together on a day: the term that each would get, and its cost',
  body: z.object({
    until: ContractDay,
    contractIds: z.array(ContractId).min(1).max(MOST_CONTRACTS).refine(unique, 'names a contract twice'),
  }),
  response: z.object({ items: z.array(CoTermItem) }),
});

export const coTerm = route({
  id: 'coTerm',
  method: 'POST',
  path: '/api/renewals/co-term',
  noun: 'renewals',
  access: ACCESS,
  summary:
    'Renew contracts to one day, each by itself: one that is refused or changed meanwhile hinders no other',
  body: z.object({
    until: ContractDay,
    contracts: z
      .array(z.object({ id: ContractId, version: z.int().min(0) }))
      .min(1)
      .max(MOST_CONTRACTS)
      .refine((all) => unique(all.map(({ id }) => id)), 'names a contract twice'),
    note: passage(1_000).trim().optional(),
  }),
  response: z.object({ items: z.array(CoTermItem) }),
});

export const coTermRoutes = [previewCoTerm, coTerm] as const;
