// A budget is an amount for a period and a scope; what contracts cost, or what really leaves, burns it.
import * as z from 'zod';
import { foldMail } from '../accounts/fold-mail.ts';
import { CivilDay } from '../calendar/civil-day.ts';
import { Amount } from '../money/amount.ts';
import { Currency } from '../money/currency.ts';
import { name, passage } from '../text.ts';

export const BudgetScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('organisation') }),
  z.object({ kind: z.literal('application'), applicationId: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('vendor'), vendor: name(120) }),
  z.object({ kind: z.literal('department'), department: name(120) }),
]);
export type BudgetScope = z.infer<typeof BudgetScope>;

/** `cost`: what accrues under contracts; `spend`: what left by the statements, and what falls due in the rest of the period. */
export const BudgetMeasure = z.enum(['cost', 'spend']);
export type BudgetMeasure = z.infer<typeof BudgetMeasure>;

const Mail = z.email().max(200).transform(foldMail).pipe(z.string());

/** Percent of the amount at which its owner is told. */
export const DEFAULT_THRESHOLDS: readonly number[] = [80, 100];

const FIELDS = {
  name: name(120),
  from: CivilDay,
  /** Last day of the period. */
  to: CivilDay,
  scope: BudgetScope,
  amount: Amount,
  currency: Currency,
  measure: BudgetMeasure,
  thresholds: z
    .array(z.int().min(1).max(1_000))
    .max(5)
    .transform((all) => [...new Set(all)].sort((a, b) => a - b))
    .pipe(z.array(z.int())),
  note: passage(1_000),
};

export const BudgetInput = z.object({
  ...FIELDS,
  scope: FIELDS.scope.default({ kind: 'organisation' }),
  measure: FIELDS.measure.default('cost'),
  owner: Mail.optional(),
  thresholds: FIELDS.thresholds.default([...DEFAULT_THRESHOLDS]),
  note: FIELDS.note.default(''),
});
export type BudgetInput = z.infer<typeof BudgetInput>;

/** What a change names; null takes the owner away, what is left out stays. */
export const BudgetPatch = z.object(FIELDS).partial().extend({ owner: Mail.nullable().optional() });

export const Budget = BudgetInput.extend({ id: z.string(), version: z.int() });
export type Budget = z.infer<typeof Budget>;

/** Longer than any plan that is kept by months. */
export const LONGEST_BUDGET_MONTHS = 60;
