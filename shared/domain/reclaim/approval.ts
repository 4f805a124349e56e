// Whether an action needs somebody else's word follows from who asks, for how many, and whether it can be taken back.
import type { ApprovalReason, PlannedAction } from './action.ts';

export interface ApprovalPolicy {
  /** So many people asked for at once need a second pair of eyes. */
  readonly manyFrom: number;
  /** What cannot be given back by the connection itself does as well. */
  readonly irreversible: boolean;
}

export const USUAL_POLICY: ApprovalPolicy = { manyFrom: 50, irreversible: true };

export interface Asking {
  readonly isAdmin: boolean;
  /** Whether the asker is an owner of the application. */
  readonly isOwner: boolean;
  /** People asked for at once. */
  readonly people: number;
  readonly plan: PlannedAction;
}

/** Empty where it is done at once. What a person does by hand is that person's own decision. */
export function approvalReasons(
  { isAdmin, isOwner, people, plan }: Asking,
  policy: ApprovalPolicy = USUAL_POLICY,
): ApprovalReason[] {
  if (isAdmin || !plan.possible) return [];
  const reasons: ApprovalReason[] = [];
  if (!isOwner) reasons.push('notOwner');
  if (people >= policy.manyFrom) reasons.push('many');
  if (policy.irreversible && plan.undo !== 'restore') reasons.push('irreversible');
  return reasons;
}
