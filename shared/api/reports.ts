// Reports over all contracts and licenses: what a year costs by whom, and what falls due.
import * as z from 'zod';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
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
  summary: 'Payments of all contracts that fall due from today on, the nearest first',
  query: listQuery(['day', 'contractName', 'vendor'], {
    days: z.coerce.number().pipe(z.literal(DAYS_AHEAD)).default(30),
    oneTime: Flag.optional(),
  }),
  response: pageOf(PaymentRow).extend({
    totals: z.array(Money),
    /** Contracts with prices whose payments nobody can tell: how often they are paid was not said. */
    untold: z.array(z.object({ id: z.string(), name: z.string() })),
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

export const reportRoutes = [reportAnnualCost, reportPayments] as const;
