// Why a month's spend is not its cost, over HTTP: parts that sum to the difference, and the transactions and payments behind each.
import * as z from 'zod';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { Currency } from '#shared/domain/money/currency.ts';
import { YearMonth } from '#shared/domain/spend/spend-row.ts';
import { READERS } from './readers.ts';
import { route } from './route.ts';

const Parts = z.object({
  timing: z.string(),
  tax: z.string(),
  quantity: z.string(),
  price: z.string(),
  rate: z.string(),
  other: z.string(),
});

/** Units of the reporting currency for 1 of another one, from a day on. */
const UsedRate = z.object({ currency: Currency, rate: z.string(), day: CivilDay });

const Transaction = z.object({
  id: z.string(),
  day: CivilDay,
  text: z.string(),
  /** As its statement says it, net. */
  net: z.string(),
  currency: Currency,
  /** In the currency of the comparison. */
  spend: z.string(),
  /** What made `spend` of `net`; empty where both are in one currency. */
  rates: z.array(UsedRate),
  /** Beside a payment: by the rates of the payment's day. */
  ratesOfPayment: z.array(UsedRate),
});

const Payment = z.object({
  id: z.string(),
  contract: z.object({ id: z.string(), name: z.string() }),
  day: CivilDay,
  amount: z.string(),
  taxPercent: z.string().nullable(),
  /** Seats agreed and counted, where both are known. */
  seats: z.object({ agreed: z.int(), counted: z.int(), worth: z.string() }).nullable(),
});

export const VarianceItem = z.object({
  transaction: Transaction.nullable(),
  payment: Payment.nullable(),
  parts: Parts,
});
export type VarianceItem = z.infer<typeof VarianceItem>;

export const SpendVariance = z.object({
  applications: z.array(z.object({ id: z.string(), name: z.string() })),
  month: YearMonth,
  currency: Currency,
  cost: z.string(),
  due: z.string(),
  spend: z.string(),
  variance: z.string(),
  /** They sum to the variance, to the minor unit. */
  parts: Parts,
  items: z.array(VarianceItem),
  next: z.null(),
});
export type SpendVariance = z.infer<typeof SpendVariance>;

export const getSpendVariance = route({
  id: 'getSpendVariance',
  method: 'GET',
  path: '/api/spend/variance',
  noun: 'spend',
  access: READERS.spend,
  summary:
    'Why what left in a month is not what contracts cost, for an application and those under contracts with it; without one, for contracts that name none',
  query: z.object({
    month: YearMonth,
    currency: Currency,
    applicationId: z.string().min(1).max(200).optional(),
  }),
  response: SpendVariance,
  csv: [
    { header: 'Transaction', value: ({ transaction }) => transaction?.text },
    { header: 'Date', value: ({ transaction }) => transaction?.day },
    { header: 'Net amount', value: ({ transaction }) => transaction?.net },
    { header: 'Currency', value: ({ transaction }) => transaction?.currency },
    { header: 'Compared', value: ({ transaction }) => transaction?.spend },
    { header: 'Contract', value: ({ payment }) => payment?.contract.name },
    { header: 'Due', value: ({ payment }) => payment?.day },
    { header: 'Payment', value: ({ payment }) => payment?.amount },
    { header: 'Timing', value: ({ parts }) => parts.timing },
    { header: 'Tax', value: ({ parts }) => parts.tax },
    { header: 'Quantity', value: ({ parts }) => parts.quantity },
    { header: 'Price', value: ({ parts }) => parts.price },
    { header: 'Rate', value: ({ parts }) => parts.rate },
    { header: 'Other', value: ({ parts }) => parts.other },
  ],
});

export const spendVarianceRoutes = [getSpendVariance] as const;
