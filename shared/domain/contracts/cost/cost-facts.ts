// What is told of a contract's cost: its terms, its run-rate, and its months.
import * as z from 'zod';
import { CivilDay } from '../../calendar/civil-day.ts';

/** A decimal string in the contract's currency, with the digits of its minor unit; refunds are negative. */
const Told = z.string();

/** `to` is its last day. */
const Stretch = z.object({ from: CivilDay, to: CivilDay, amount: Told });

export const ContractCost = z.object({
  currency: z.string(),
  /** The term that covers the day, or the nearest one; a year of a contract that has no terms. */
  term: Stretch.extend({
    /** Of the amount: prices and fees that fall on one day. */
    oneTime: Told,
    /** Discounts that the term could not bear; not deducted. */
    unused: z.array(
      z.object({
        /** Index of the line; null for the contract's own. */
        line: z.int().nullable(),
        amount: Told,
      }),
    ),
  }).nullable(),
  /** Net of all discounts, by line: in that term, and in a year at today's rate. They add up to their wholes. */
  lines: z.array(z.object({ term: Told, annual: Told })),
  /** The run-rate of the lines in force, one-time fees apart. */
  annual: Told,
  /** Cash due in the next twelve months, today included; null where nobody said how often it is paid. */
  dueInYear: Told.nullable(),
  /** A subscription's next payment term, a perpetual contract's next financial year; null when there is none. */
  next: Stretch.extend({ kind: z.enum(['paymentTerm', 'financialYear']) }).nullable(),
  nextPayment: z.object({ day: CivilDay, amount: Told }).nullable(),
});
export type ContractCost = z.infer<typeof ContractCost>;

export const AnnualAmount = z.object({ amount: Told, currency: z.string() });
export type AnnualAmount = z.infer<typeof AnnualAmount>;

export const LicenseCost = z.object({
  /** Lines of contracts in force that name it, else its own manual fields. */
  from: z.enum(['contract', 'manual']),
  /** The run-rate of a year, once for each currency it is in. */
  annual: z.array(AnnualAmount),
});
export type LicenseCost = z.infer<typeof LicenseCost>;

/** When the cost of a period is recognised: as it accrues, or all at the beginning of something. */
export const Recognition = z.enum(['monthly', 'contractStart', 'financialYear', 'paymentTerm']);
export type Recognition = z.infer<typeof Recognition>;

export interface MonthsAsked {
  /** First day of the first month. */
  readonly first: CivilDay;
  readonly months: number;
  readonly recognition: Recognition;
  /** 1 is January. */
  readonly firstMonthOfFinancialYear: number;
}

/** Amounts are decimal strings in the contract's currency. */
export const CostMonth = z.object({
  /** `2026-03`. */
  month: z.string(),
  /** Monthly rate of new lines and higher quantities. */
  added: z.string(),
  /** Monthly rate of drops, ends and price changes, signed. */
  changed: z.string(),
  /** What is recognised in the month, one-time amounts included. */
  cost: z.string(),
  /** Of the cost: prices and fees that fall on one day. */
  oneTime: z.string(),
  /** Cash due; null where nobody said how often the contract is paid. */
  payment: z.string().nullable(),
});
export type CostMonth = z.infer<typeof CostMonth>;
