// Reports over all contracts and licenses: what a year costs by whom, what falls due, what ends, and which prices change.
import * as z from 'zod';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { BEHIND_TERM } from '#shared/domain/contracts/term-ends.ts';
import { Total } from '#shared/domain/money/total.ts';
import { READERS } from './readers.ts';
import { Flag, listQuery, pageOf, route } from './route.ts';

export const AnnualBy = z.enum(['application', 'vendor', 'category', 'department', 'owner']);
export type AnnualBy = z.infer<typeof AnnualBy>;

const Money = z.object({ amount: z.string(), currency: z.string() });

export const AnnualRow = z.object({
  /** The id of the application, `department/<name>`, or the name of what is reported on; empty for what belongs to none. */
  key: z.string(),
  name: z.string(),
  contracts: z.int(),
  /** The run-rate of a year, once for each currency; currencies are never added. */
  annual: z.array(Money),
  /** The same in the reporting currency, by the newest rates. */
  total: Total,
});
export type AnnualRow = z.infer<typeof AnnualRow>;

export const reportAnnualCost = route({
  id: 'reportAnnualCost',
  method: 'GET',
  path: '/api/reports/annual-cost',
  noun: 'reports',
  access: READERS.reports,
  summary: 'What a year costs at today’s run-rate, by application, vendor, category, department or owner',
  query: listQuery(['total', 'name', 'contracts'], { by: AnnualBy.default('application') }),
  response: pageOf(AnnualRow).extend({
    totals: z.array(Money),
    /** Of all rows, in the reporting currency. */
    totalAnnual: Total,
  }),
  csv: [
    { header: 'Name', value: (row) => row.name },
    { header: 'Contracts', value: (row) => row.contracts },
    {
      header: 'Cost a year',
      value: (row) => row.annual.map(({ amount, currency }) => `${amount} ${currency}`).join('; '),
    },
    { header: 'In the reporting currency', value: ({ total }) => total.amount },
    { header: 'Reporting currency', value: ({ total }) => total.currency },
    { header: 'Without', value: ({ total }) => total.incomplete.join(' ') },
  ],
});

/** Days ahead that people choose from. */
export const DAYS_AHEAD = [7, 14, 30, 60, 90, 365] as const;

export const PaymentRow = z.object({
  id: z.string(),
  contractId: z.string(),
  contractName: z.string(),
  vendor: z.string(),
  day: CivilDay,
  amount: z.string(),
  currency: z.string(),
  /** A period of the contract, seats added within one, or a price that falls on this day. */
  cause: z.enum(['period', 'change', 'oneTime']),
  /** The days it pays for; absent for what falls on one day. */
  from: CivilDay.optional(),
  to: CivilDay.optional(),
  paymentMethod: z.string().optional(),
  purchaseOrder: z.string().optional(),
});
export type PaymentRow = z.infer<typeof PaymentRow>;

export const reportPayments = route({
  id: 'reportPayments',
  method: 'GET',
  path: '/api/reports/payments',
  noun: 'reports',
  access: READERS.reports,
  summary:
    'Payments of all contracts that fall due from today on, or that are overdue by the statements, the earliest first',
  query: listQuery(['day', 'contractName', 'vendor'], {
    days: z.coerce.number().pipe(z.literal(DAYS_AHEAD)).default(30),
    oneTime: Flag.optional(),
    /** Instead of what lies ahead: what fell due in the last 90 days and no statement shows. */
    overdue: Flag.optional(),
  }),
  response: pageOf(PaymentRow).extend({
    totals: z.array(Money),
    /** Contracts with prices whose payments nobody can tell: how often they are paid was not said. */
    untold: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Last day that statements reach, where overdue ones were asked for; null while there are none. */
    statementsUntil: CivilDay.nullable().optional(),
  }),
  csv: [
    { header: 'Due', value: (row) => row.day },
    { header: 'Contract', value: (row) => row.contractName },
    { header: 'Vendor', value: (row) => row.vendor },
    { header: 'Amount', value: (row) => row.amount },
    { header: 'Currency', value: (row) => row.currency },
    { header: 'For', value: (row) => row.cause },
    { header: 'From', value: (row) => row.from },
    { header: 'To', value: (row) => row.to },
    { header: 'Payment method', value: (row) => row.paymentMethod },
    { header: 'Purchase order', value: (row) => row.purchaseOrder },
  ],
});

/** Which year a report is about. */
const YEAR = {
  /** The civil year that its first day lies in. Absent: the present one. */
  year: z
    .string()
    .regex(/^(19|2\d)\d\d$/, 'a year such as 2026')
    .optional(),
  /** The organisation’s financial year instead of the civil one. */
  financial: Flag.optional(),
};

const YearShown = {
  year: z.string(),
  /** Its first and its last day. */
  from: CivilDay,
  to: CivilDay,
};

/** Days on which another contract of the same chain runs as well. */
const Overlap = z.object({ id: z.string(), name: z.string(), from: CivilDay, to: CivilDay, days: z.int() });
export type Overlap = z.infer<typeof Overlap>;

export const RenewalOfYear = z.object({
  id: z.string(),
  contractId: z.string(),
  contractName: z.string(),
  vendor: z.string(),
  /** Last day of the term. */
  ends: CivilDay,
  /** Last day on which what follows can still be changed; null where it is decided. */
  decideBy: CivilDay.nullable(),
  behind: z.enum(BEHIND_TERM),
  /** What follows on the contract, once it has no further term; `start` may lie before the end, or days behind it. */
  successor: z.object({ id: z.string(), name: z.string(), start: CivilDay }).nullable(),
  /** While this term runs, or the one that begins behind it. */
  overlaps: z.array(Overlap),
  /** Cost of the term behind it or of what replaces it, where one begins; null where none does, and where no price is agreed. */
  nextTerm: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  owner: z.string(),
});
export type RenewalOfYear = z.infer<typeof RenewalOfYear>;

export const reportRenewals = route({
  id: 'reportRenewals',
  method: 'GET',
  path: '/api/reports/renewals',
  noun: 'reports',
  access: READERS.reports,
  summary: 'Terms that end in a civil or financial year, and what begins behind each as things stand',
  query: listQuery(['ends', 'decideBy', 'contractName', 'vendor'], {
    ...YEAR,
    behind: z.enum(BEHIND_TERM).optional(),
  }),
  response: pageOf(RenewalOfYear).extend({
    ...YearShown,
    /** Of all terms that begin, in the reporting currency. */
    totalNextTerms: Total,
  }),
  csv: [
    { header: 'Ends', value: (row) => row.ends },
    { header: 'Decide by', value: (row) => row.decideBy },
    { header: 'Contract', value: (row) => row.contractName },
    { header: 'Vendor', value: (row) => row.vendor },
    { header: 'Then', value: (row) => row.behind },
    { header: 'Followed by', value: (row) => row.successor?.name },
    {
      header: 'Overlaps',
      value: ({ overlaps }) =>
        overlaps.map(({ name, from, to, days }) => `${name}: ${days} days, ${from} to ${to}`).join('; '),
    },
    { header: 'Next term', value: (row) => row.nextTerm?.amount },
    { header: 'Currency', value: (row) => row.nextTerm?.currency },
    { header: 'Owner', value: (row) => row.owner },
  ],
});

export const PriceChangeRow = z.object({
  id: z.string(),
  contractId: z.string(),
  contractName: z.string(),
  vendor: z.string(),
  /** The license of the line, or what the line says. */
  line: z.string(),
  day: CivilDay,
  before: z.string(),
  after: z.string(),
  currency: z.string(),
  /** With one decimal; null where it cost nothing before. */
  percent: z.number().nullable(),
  /** What a year costs more or less by it. */
  aYear: z.string(),
});
export type PriceChangeRow = z.infer<typeof PriceChangeRow>;

export const reportPriceChanges = route({
  id: 'reportPriceChanges',
  method: 'GET',
  path: '/api/reports/price-changes',
  noun: 'reports',
  access: READERS.reports,
  summary: 'Prices of contract lines that change in a civil or financial year, and what each makes of a year',
  query: listQuery(['day', 'percent', 'contractName', 'vendor'], YEAR),
  response: pageOf(PriceChangeRow).extend({
    ...YearShown,
    /** Of all of them, in the reporting currency. */
    totalAYear: Total,
  }),
  csv: [
    { header: 'From', value: (row) => row.day },
    { header: 'Contract', value: (row) => row.contractName },
    { header: 'Vendor', value: (row) => row.vendor },
    { header: 'Line', value: (row) => row.line },
    { header: 'Before', value: (row) => row.before },
    { header: 'After', value: (row) => row.after },
    { header: 'Percent', value: (row) => row.percent },
    { header: 'A year', value: (row) => row.aYear },
    { header: 'Currency', value: (row) => row.currency },
  ],
});

export const reportRoutes = [reportAnnualCost, reportPayments, reportRenewals, reportPriceChanges] as const;
