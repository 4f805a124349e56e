// Spend over HTTP: what was found on it, whose it is by which rules, and how it compares with what contracts cost.
import * as z from 'zod';
import type { Role } from '#shared/domain/access/role.ts';
import { MOST_RULES, SpendRule } from '#shared/domain/spend/rule.ts';
import { SpendRow, YearMonth } from '#shared/domain/spend/spend-row.ts';
import { SpendState } from '#shared/domain/spend/standing.ts';
import { READERS } from './readers.ts';
import { listQuery, pageOf, route, Seen } from './route.ts';

export const SPEND_EDITORS: readonly Role[] = ['admin', 'finance'];

/** Rows that are decided upon in one request; each is a change of its own. */
export const MOST_DECIDED = 100;

/** Two years, and the months around them. */
export const MOST_MONTHS = 26;

const Named = z.object({ id: z.string(), name: z.string() });

export const SpendTransaction = SpendRow.extend({
  id: z.string(),
  state: SpendState,
  application: Named.nullable(),
  /** Who says whose it is. */
  by: z.enum(['hand', 'rule']).nullable(),
  ruleId: z.string().nullable(),
  /** The statement that told it first. */
  importId: z.string(),
});
export type SpendTransaction = z.infer<typeof SpendTransaction>;

export const listSpend = route({
  id: 'listSpend',
  method: 'GET',
  path: '/api/spend/transactions',
  noun: 'spend',
  access: READERS.spend,
  summary: `Transactions of up to ${MOST_MONTHS} months, the latest first; archived ones only when asked for. Without months, the last twelve`,
  query: listQuery(['day', 'text', 'amount', 'application', 'account'], {
    from: YearMonth.optional(),
    to: YearMonth.optional(),
    state: SpendState.optional(),
    applicationId: z.string().max(200).optional(),
    importId: z.string().max(100).optional(),
  }),
  response: pageOf(SpendTransaction),
  csv: [
    { header: 'Date', value: (row) => row.day },
    { header: 'Text', value: (row) => row.text },
    { header: 'Amount', value: (row) => row.amount },
    { header: 'Net amount', value: (row) => row.net },
    { header: 'Currency', value: (row) => row.currency },
    { header: 'Account', value: (row) => row.account },
    { header: 'Reference', value: (row) => row.reference },
    { header: 'Application', value: (row) => row.application?.name },
    { header: 'State', value: (row) => row.state },
  ],
});

const RowId = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])_[\w-]{22}$/, 'the id of a transaction');

export const decideSpend = route({
  id: 'decideSpend',
  method: 'POST',
  path: '/api/spend/decisions',
  noun: 'spend',
  access: { roles: SPEND_EDITORS },
  summary:
    'Give transactions to an application, leave them to the rules again, hide them or show them again; each is answered by itself',
  body: z.object({
    ids: z.array(RowId).min(1).max(MOST_DECIDED),
    decision: z.discriminatedUnion('act', [
      z.object({ act: z.literal('assign'), applicationId: z.string().min(1).max(200) }),
      z.object({ act: z.literal('unassign') }),
      z.object({ act: z.literal('archive') }),
      z.object({ act: z.literal('restore') }),
    ]),
  }),
  response: z.object({
    items: z.array(z.object({ id: z.string(), done: z.boolean(), reason: z.string().optional() })),
  }),
});

export const SpendRules = z.object({
  version: z.int(),
  rules: z.array(z.intersection(SpendRule, z.object({ applicationName: z.string().nullable() }))),
});
export type SpendRules = z.infer<typeof SpendRules>;

export const getSpendRules = route({
  id: 'getSpendRules',
  method: 'GET',
  path: '/api/spend/rules',
  noun: 'spend',
  access: READERS.spend,
  summary: 'The rules in their order; the first one that fits a transaction decides',
  response: SpendRules,
});

export const putSpendRules = route({
  id: 'putSpendRules',
  method: 'PUT',
  path: '/api/spend/rules',
  noun: 'spend',
  access: { roles: SPEND_EDITORS },
  summary: 'Replace the rules; every transaction follows them at once, those already imported as well',
  body: Seen.extend({ rules: z.array(SpendRule).max(MOST_RULES) }),
  response: SpendRules,
});

const Compared = z.object({
  cost: z.string(),
  due: z.string(),
  spend: z.string(),
  variance: z.string(),
  timing: z.string(),
});

export const SpendComparison = z.object({
  months: z.array(YearMonth),
  /** The last month that totals count; later ones have only a cost. */
  through: YearMonth,
  items: z.array(
    z.object({
      /** Several where a contract names them together; none for contracts that name none. */
      applications: z.array(Named),
      currency: z.string(),
      /** In the order of `months`. */
      months: z.array(Compared),
      /** What budgets of this application alone plan in this currency, by month and so far, and what of it has not left; null where none does. */
      budget: z.object({ months: z.array(z.string()), soFar: z.string(), left: z.string() }).nullable(),
      total: Compared,
    }),
  ),
  unrecognised: z.array(z.object({ currency: z.string(), months: z.array(z.string()), total: z.string() })),
  /** Transactions behind it. */
  unrecognisedRows: z.int(),
});
export type SpendComparison = z.infer<typeof SpendComparison>;

export const getSpendMonths = route({
  id: 'getSpendMonths',
  method: 'GET',
  path: '/api/spend/months',
  noun: 'spend',
  access: READERS.spend,
  summary:
    'What contracts cost beside what left, net, by application and month, each currency by itself; without a first month, the financial year',
  query: z.object({
    from: YearMonth.optional(),
    months: z.coerce.number().pipe(z.int().min(1).max(24)).default(12),
  }),
  response: SpendComparison,
});

export const spendRoutes = [listSpend, decideSpend, getSpendRules, putSpendRules, getSpendMonths] as const;
