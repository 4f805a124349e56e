// Reports over the dates of all contracts: the renewals of a year, and the prices that change.
import * as z from 'zod';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { ContractDay } from '#shared/domain/contracts/contract-day.ts';
import { DATE_WORDS } from '#shared/domain/contracts/dates-within.ts';
import { PaymentFrequency } from '#shared/domain/money/frequency.ts';
import { RenewalRow as Dated } from '#shared/domain/notifications/notice.ts';
import { READERS } from './readers.ts';
import { listQuery, pageOf, route } from './route.ts';

const Money = z.object({ amount: z.string(), currency: z.string() });

const OF_CONTRACT = {
  id: z.string(),
  contractId: z.string(),
  contractName: z.string(),
  vendor: z.string(),
};

export const RenewalDateRow = z.object({
  ...OF_CONTRACT,
  on: CivilDay,
  what: Dated.shape.what,
  /** First day of the term that begins if it goes on. */
  begins: CivilDay.nullable(),
  /** What that term costs; null without prices. */
  money: Money.nullable(),
});
export type RenewalDateRow = z.infer<typeof RenewalDateRow>;

export const YEAR_KINDS = ['civil', 'financial'] as const;

export const reportRenewals = route({
  id: 'reportRenewals',
  method: 'GET',
  path: '/api/reports/renewals',
  noun: 'reports',
  access: READERS.reports,
  summary:
    'Every renewal and deadline of a year over all contracts, with what the term costs that begins; without a year, the present one',
  query: listQuery(['on', 'contractName', 'vendor'], {
    /** A financial year goes by the civil year that it begins in. */
    year: z.coerce.number().pipe(z.int().min(1950).max(2149)).optional(),
    by: z.enum(YEAR_KINDS).default('civil'),
    what: Dated.shape.what.optional(),
  }),
  response: pageOf(RenewalDateRow).extend({
    year: z.int(),
    from: CivilDay,
    /** The last day of the year. */
    to: CivilDay,
    /** Of the terms that begin in the year, each counted once, where they renew. */
    totals: z.array(Money),
  }),
  csv: [
    { header: 'Date', value: (row) => row.on },
    { header: 'What', value: (row) => DATE_WORDS[row.what] },
    { header: 'Contract', value: (row) => row.contractName },
    { header: 'Vendor', value: (row) => row.vendor },
    { header: 'Term begins', value: (row) => row.begins },
    { header: 'Term costs', value: (row) => row.money?.amount },
    { header: 'Currency', value: (row) => row.money?.currency },
  ],
});

export const PriceChangeRow = z.object({
  ...OF_CONTRACT,
  line: z.string(),
  from: CivilDay,
  /** In major units for the period, per unit or for the whole line. */
  before: z.string(),
  after: z.string(),
  period: PaymentFrequency,
  perUnit: z.boolean(),
  currency: z.string(),
  /** What a year costs more at the quantity of that day; negative where it gets cheaper. */
  aYear: z.string(),
});
export type PriceChangeRow = z.infer<typeof PriceChangeRow>;

export const reportPriceChanges = route({
  id: 'reportPriceChanges',
  method: 'GET',
  path: '/api/reports/price-changes',
  noun: 'reports',
  access: READERS.reports,
  summary:
    'Dated price changes of all contracts and what each means in a year; without days, from a year back to a year ahead',
  query: listQuery(['from', 'contractName', 'vendor'], {
    since: ContractDay.optional(),
    /** The last day. */
    until: ContractDay.optional(),
  }),
  response: pageOf(PriceChangeRow).extend({ since: CivilDay, until: CivilDay, totals: z.array(Money) }),
  csv: [
    { header: 'From', value: (row) => row.from },
    { header: 'Contract', value: (row) => row.contractName },
    { header: 'Vendor', value: (row) => row.vendor },
    { header: 'Line', value: (row) => row.line },
    { header: 'Old price', value: (row) => row.before },
    { header: 'New price', value: (row) => row.after },
    { header: 'Currency', value: (row) => row.currency },
    { header: 'Price for', value: (row) => `${row.perUnit ? 'unit and ' : ''}${row.period}` },
    { header: 'A year', value: (row) => row.aYear },
  ],
});

export const contractReportRoutes = [reportRenewals, reportPriceChanges] as const;
