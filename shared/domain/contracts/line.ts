// What a contract costs is agreed in lines: how many of what, at which price for how long, and what changes from which day.
import * as z from 'zod';
import { CivilDay } from '../calendar/civil-day.ts';
import { Amount } from '../money/amount.ts';
import { PaymentFrequency } from '../money/frequency.ts';

/** Within living memory and planning, so that computed dates never leave the calendar. */
export const ContractDay = CivilDay.refine(
  (day) => day >= '1950-01-01' && day <= '2150-12-31',
  'a day between 1950 and 2150',
);

export const Quantity = z.int().min(0).max(1_000_000_000);

/** Percent as a decimal string: `12.5`. */
export const Percent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, 'a percentage such as 12.5')
  .refine((percent) => Number(percent) <= 100, 'at most 100 percent');

/** `amount` is for each term of the contract, and for each year where it has none. */
export const Discount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), percent: Percent }),
  z.object({ kind: z.literal('amount'), amount: Amount }),
]);
export type Discount = z.infer<typeof Discount>;

/** `flat` is for the whole line, however many it has. */
export const Price = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('perUnit'), amount: Amount }),
  z.object({ kind: z.literal('flat'), amount: Amount }),
]);
export type Price = z.infer<typeof Price>;

/** From this day on there are as many, or they cost as much; it never rewrites the days before. */
export const LineChange = z
  .object({ from: ContractDay, quantity: Quantity.optional(), price: Amount.optional() })
  .refine(
    ({ quantity, price }) => quantity !== undefined || price !== undefined,
    'say what changes: the quantity or the price',
  );
export type LineChange = z.infer<typeof LineChange>;

export const ContractLine = z.object({
  /** The license it is about; absent: what the text says. */
  licenseId: z.string().min(1).max(200).optional(),
  text: z.string().trim().max(200).default(''),
  quantity: Quantity,
  price: Price,
  /** What the price is for, apart from how often the contract is paid: 12 per user and month, billed yearly. */
  period: PaymentFrequency,
  /** A fee for the same period, and how many units it includes; only the rest is charged. */
  base: z.object({ fee: Amount, included: Quantity }).optional(),
  discount: Discount.optional(),
  /** First and last day of the line; absent: as long as the contract. */
  from: ContractDay.optional(),
  to: ContractDay.optional(),
  /** In the order of their days. */
  changes: z.array(LineChange).max(200).default([]),
  /** Whether a captured quantity above the lines' raises this one (`up`), or moves it both ways (`both`). */
  follows: z.enum(['up', 'both']).optional(),
});
export type ContractLine = z.infer<typeof ContractLine>;

export const OneTimeFee = z.object({
  text: z.string().trim().min(1).max(200),
  amount: Amount,
  /** Absent: the contract's first day. */
  on: ContractDay.optional(),
});
export type OneTimeFee = z.infer<typeof OneTimeFee>;

/** The part of a contract that its cost follows from, all of it net of tax. */
export const Pricing = z.object({
  lines: z.array(ContractLine).max(100).default([]),
  /** On the sum of the lines. */
  discount: Discount.optional(),
  fees: z.array(OneTimeFee).max(50).default([]),
  discountTouchesFees: z.boolean().default(false),
  /** Whether what was paid in advance for seats given back is paid back. */
  creditsReductions: z.boolean().default(false),
});
export type Pricing = z.infer<typeof Pricing>;
