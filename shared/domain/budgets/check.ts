// What a budget says of a sum that would be spent within its period: what is left, and whether it is enough.
import * as z from 'zod';
import { CivilDay } from '../calendar/civil-day.ts';

/** Amounts are decimal strings in the budget's currency. */
export const BudgetCheck = z.object({
  budgetId: z.string(),
  name: z.string(),
  currency: z.string(),
  from: CivilDay,
  /** Last day of the period. */
  to: CivilDay,
  amount: z.string(),
  /** Of the amount, what the sum asked about is not part of: already burnt, or forecast by others to the period's end. */
  taken: z.string(),
  /** What the sum asked about would take within the period; null where it cannot be converted. */
  asked: z.string().nullable(),
  /** amount − taken − asked; negative when it is not enough; null where `asked` is. */
  remaining: z.string().nullable(),
});
export type BudgetCheck = z.infer<typeof BudgetCheck>;
