// How often something is paid, or for how long a price is: the same periods for both.
import * as z from 'zod';

export const PaymentFrequency = z.enum([
  'month',
  'quarter',
  'halfYear',
  'year',
  '18months',
  '2years',
  '3years',
  'term',
  'once',
]);
export type PaymentFrequency = z.infer<typeof PaymentFrequency>;

/** Months of a period; `term` and `once` have none of their own. */
export const PERIOD_MONTHS: Readonly<Partial<Record<PaymentFrequency, number>>> = {
  month: 1,
  quarter: 3,
  halfYear: 6,
  year: 12,
  '18months': 18,
  '2years': 24,
  '3years': 36,
};
