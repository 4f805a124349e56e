// What a contract costs is agreed in lines: how many of what, at which price for how long, and what changes from which day.
import * as z from 'zod';
import { Amount } from '../money/amount.ts';
import { PaymentFrequency } from '../money/frequency.ts';
import { line, name } from '../text.ts';
import { ContractDay } from './contract-day.ts';

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
  text: line(200).default(''),
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
  /** Captured seats above all lines in force raise this one (`up`), or move it both ways (`both`). */
  follows: z.enum(['up', 'both']).optional(),
});
export type ContractLine = z.infer<typeof ContractLine>;

export const OneTimeFee = z.object({
  text: name(200),
  amount: Amount,
  /** Absent: the contract's first day. */
  on: ContractDay.optional(),
});
export type OneTimeFee = z.infer<typeof OneTimeFee>;

const LISTS = {
  lines: z.array(ContractLine).max(100),
  fees: z.array(OneTimeFee).max(50),
  discountTouchesFees: z.boolean(),
  /** Whether what was paid in advance for seats given back is paid back. */
  creditsReductions: z.boolean(),
};
const MAYBE = {
  /** On the sum of the lines. */
  discount: Discount,
  /** On top of every amount of the contract, which are net. */
  taxPercent: Percent,
};

/** The part of a contract that its cost follows from. */
export const Pricing = z.object({
  lines: LISTS.lines.default([]),
  fees: LISTS.fees.default([]),
  discountTouchesFees: LISTS.discountTouchesFees.default(false),
  creditsReductions: LISTS.creditsReductions.default(false),
  ...z.object(MAYBE).partial().shape,
});
export type Pricing = z.infer<typeof Pricing>;

/** What a change of it names; null takes an optional value away, what is left out stays. */
export const PricingPatch = z.object(LISTS).partial().extend({
  discount: MAYBE.discount.nullable().optional(),
  taxPercent: MAYBE.taxPercent.nullable().optional(),
});
