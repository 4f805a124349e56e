// A total in the reporting currency says which currencies it lacks; the page reads it without the arithmetic behind it.
import * as z from 'zod';
import { Currency } from './currency.ts';

export const Total = z.object({
  amount: z.string(),
  /** The reporting currency. */
  currency: Currency,
  /** Currencies of the amounts that are not in it, as there is no rate. */
  incomplete: z.array(z.string()),
});
export type Total = z.infer<typeof Total>;
