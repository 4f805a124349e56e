// An assignment by hand says that a person holds a license from one day through another, both of them covered.
import * as z from 'zod';
import type { Holding } from '../accounts/account.ts';
import { CivilDay } from '../calendar/civil-day.ts';
import type { Refusal } from '../refusal.ts';
import { name } from '../text.ts';

export const MOST_ROLE = 120;

export const AssignmentTerms = z.object({
  /** What the person does with it, in the organization's own words. */
  role: name(MOST_ROLE).optional(),
  /** First day it is held; absent where nobody knows. */
  from: CivilDay.optional(),
  /** Last day it is held; absent while nobody said one. */
  until: CivilDay.optional(),
});
export type AssignmentTerms = z.infer<typeof AssignmentTerms>;

export const Assignment = AssignmentTerms.extend({
  /** Case-folded; the same person may have others. */
  mail: z.string(),
  licenseId: z.string(),
});
export type Assignment = z.infer<typeof Assignment>;

export function assignmentProblem({ from, until }: AssignmentTerms): Refusal | undefined {
  if (from === undefined || until === undefined || until >= from) return undefined;
  return { code: 'invalid', reason: 'The last day lies before the first', field: 'until' };
}

export const ASSIGNMENT_STANDINGS = ['current', 'upcoming', 'ended'] as const;
export const AssignmentStanding = z.enum(ASSIGNMENT_STANDINGS);
export type AssignmentStanding = z.infer<typeof AssignmentStanding>;

export function standingOf(
  { since, until }: Pick<Holding, 'since' | 'until'>,
  day: CivilDay,
): AssignmentStanding {
  if (until !== undefined && until < day) return 'ended';
  return since !== undefined && since > day ? 'upcoming' : 'current';
}

/** What an account holds on a day. */
export function heldOn<A extends { readonly holds: readonly Pick<Holding, 'since' | 'until'>[] }>(
  account: A,
  day: CivilDay,
): A {
  const holds = account.holds.filter((one) => standingOf(one, day) === 'current');
  return holds.length === account.holds.length ? account : { ...account, holds };
}
