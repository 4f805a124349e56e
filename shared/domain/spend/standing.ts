// Where a transaction stands follows from what somebody decided about it, else from the first rule that fits it.
import * as z from 'zod';
import type { SpendRule } from './rule.ts';
import type { SpendRow } from './spend-row.ts';

/** What a person decided about one row; it outlives an undone import and meets the row again. */
export const SpendDecision = z.object({
  rowId: z.string(),
  /** Absent: the rules decide. */
  applicationId: z.string().optional(),
  archived: z.boolean(),
  /** The row in words, for the log. */
  told: z.string(),
});
export type SpendDecision = z.infer<typeof SpendDecision>;

export const SpendState = z.enum(['recognised', 'unrecognised', 'archived']);
export type SpendState = z.infer<typeof SpendState>;

export interface Standing {
  readonly state: SpendState;
  readonly applicationId?: string;
  /** A person's word wins over every rule. */
  readonly by?: 'hand' | 'rule';
  readonly ruleId?: string;
}

/** @param isKnown whether an application still exists: what points to a deleted one decides nothing */
export function standingOf(
  row: SpendRow,
  decision: Pick<SpendDecision, 'applicationId' | 'archived'> | undefined,
  find: (row: SpendRow) => SpendRule | undefined,
  isKnown: (applicationId: string) => boolean,
): Standing {
  const assigned = decision?.applicationId;
  const rule = assigned !== undefined && isKnown(assigned) ? undefined : find(row);
  const mine =
    assigned !== undefined && isKnown(assigned)
      ? ({ applicationId: assigned, by: 'hand' } as const)
      : rule && ({ applicationId: rule.applicationId, by: 'rule', ruleId: rule.id } as const);
  if (decision?.archived) return { state: 'archived', ...mine };
  return mine ? { state: 'recognised', ...mine } : { state: 'unrecognised' };
}
