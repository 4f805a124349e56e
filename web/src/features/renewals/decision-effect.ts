// What a decision would bring about: its dates and its money, by the rules that carry it out.
import type { RenewalView } from '#shared/api/renewals.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { endOf, firmTerm, planOf } from '#shared/domain/contracts/term-plan.ts';
import { approvalOf } from '#shared/domain/renewals/approval.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import type { ApprovalReason, Decision, DecisionRequest } from '#shared/domain/renewals/renewal.ts';
import { nextTermCost } from '#shared/domain/renewals/request.ts';
import { tried } from '#shared/domain/renewals/tried.ts';
import { day } from '#web/ui/format.ts';
import { plural } from '#web/ui/words.ts';

export interface DecisionEffect {
  /** `It goes on from Jan 1, 2027 for 12 months, until Dec 31, 2027.` */
  readonly sentence: string;
  /** Of the next term, in the contract's currency; null without prices, and where none follows. */
  readonly amount: string | null;
}

/** @returns why it cannot be, in place of an effect */
export function effectOf(
  { contract, row }: Pick<RenewalView, 'contract' | 'row'>,
  decision: Decision,
  today: CivilDay,
): DecisionEffect | { readonly refusal: string } {
  const when = { today, at: `${today}T00:00:00Z` };
  const after = tried(contract, decision, when);
  if (!after.ok) return { refusal: after.refusal.reason };
  const first = addDays(row.ends, 1);
  if (decision.decision === 'cancel') {
    const waits = after.value.renewals?.at(-1)?.state === 'approved';
    return {
      sentence: waits
        ? `It ends on ${day(row.ends)}, once the notice is sent by ${day(row.deadline)} and recorded here.`
        : `It ends on ${day(row.ends)}.`,
      amount: null,
    };
  }
  const decided = after.value.confirmed.at(-1);
  const plan = planOf(after.value);
  const months = decided && 'months' in decided ? ` for ${plural(decided.months, 'month')},` : '';
  const length = decided ? `${months} until ${day(endOf(plan, firmTerm(plan)))}` : '';
  return {
    sentence: `It goes on from ${day(first)}${length}.`,
    amount: nextTermCost(contract, decision, row.ends, when),
  };
}

/** Who has to approve a decision by the policies that fit the contract; no reasons: nobody. */
export function approvalFor(
  { currency, budgets }: Pick<RenewalView, 'currency' | 'budgets'>,
  fitting: readonly RenewalPolicy[],
  decision: Decision,
  amount: string | null,
): { readonly reasons: readonly ApprovalReason[]; readonly approvers: DecisionRequest['approvers'] } {
  return approvalOf(fitting, {
    decision: decision.decision,
    worth: (wanted) => (wanted === currency ? amount : null),
    budgets,
  });
}
