// Which policies concern a contract, what they ask of a decision, and who may answer.
import type { Role } from '../access/role.ts';
import type { BudgetCheck } from '../budgets/check.ts';
import type { Contract } from '../contracts/contract.ts';
import { exact } from '../money/exact.ts';
import type { RenewalPolicy } from './policy.ts';
import type { ApprovalReason, Decision, DecisionRequest } from './renewal.ts';

/** What a sum of the contract is worth in another currency today; null where no rate tells. */
export type Worth = (currency: string) => string | null;

/** Every policy whose parts all fit. @param worth of the next term as contracted; null without prices */
export function policiesFor(
  policies: readonly RenewalPolicy[],
  { vendor, applicationIds }: Pick<Contract, 'vendor' | 'applicationIds'>,
  worth: Worth,
): RenewalPolicy[] {
  return policies.filter(({ scope }) => {
    if (scope.applicationId !== undefined && !applicationIds.includes(scope.applicationId)) return false;
    if (scope.vendor !== undefined && !sameName(scope.vendor, vendor)) return false;
    if (scope.from === undefined) return true;
    const amount = worth(scope.from.currency);
    // What cannot be compared is treated as large: better asked once too often.
    return amount === null || exact(amount).compare(exact(scope.from.amount)) >= 0;
  });
}

function sameName(a: string, b: string): boolean {
  const folded = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  return folded(a) === folded(b);
}

export interface Asked {
  readonly decision: Decision['decision'];
  /** Of the next term as asked for. */
  readonly worth: Worth;
  readonly budgets: readonly BudgetCheck[];
}

/** Why a decision needs approval by these policies, and who may give it; no reasons: nobody need be asked. */
export function approvalOf(
  fitting: readonly RenewalPolicy[],
  asked: Asked,
): Pick<DecisionRequest, 'reasons' | 'approvers'> {
  const reasons: ApprovalReason[] = [];
  const roles = new Set<Role>();
  const mails = new Set<string>();
  for (const policy of fitting) {
    const own = reasonsOf(policy, asked);
    if (own.length === 0) continue;
    reasons.push(...own);
    for (const role of policy.approval.roles) roles.add(role);
    for (const mail of policy.approval.mails) mails.add(mail);
  }
  return { reasons: reasons.slice(0, 20), approvers: { roles: [...roles], mails: [...mails].slice(0, 20) } };
}

function reasonsOf({ name: policy, approval }: RenewalPolicy, asked: Asked): ApprovalReason[] {
  const { when, above } = approval;
  if (when === 'never') return [];
  if (when === 'always') return [{ kind: 'always', policy }];
  // Ending a contract spends nothing.
  if (asked.decision === 'cancel') return [];
  const reasons: ApprovalReason[] = [];
  if (when !== 'overBudget' && above) {
    const amount = asked.worth(above.currency);
    if (amount === null) reasons.push({ kind: 'amountUnknown', policy });
    else if (exact(amount).compare(exact(above.amount)) > 0)
      reasons.push({ kind: 'aboveAmount', policy, limit: above.amount, currency: above.currency });
  }
  if (when !== 'aboveAmount')
    for (const { name: budget, remaining, currency } of asked.budgets) {
      if (remaining === null) reasons.push({ kind: 'amountUnknown', policy });
      else if (exact(remaining).compare(0) < 0)
        reasons.push({ kind: 'overBudget', budget, over: remaining.replace('-', ''), currency });
    }
  return reasons;
}

/** Whether a policy renews it by itself: every one that fits must say so, and there must be one. */
export function renewsByItself(fitting: readonly RenewalPolicy[]): boolean {
  return fitting.length > 0 && fitting.every(({ mode }) => mode === 'automatic');
}

export interface Answerer {
  readonly mail: string;
  readonly roles: readonly Role[];
}

/** `no`: not asked, or asking themselves; `override`: an admin who was not asked. */
export function mayAnswer(request: DecisionRequest, { mail, roles }: Answerer): 'yes' | 'override' | 'no' {
  if (request.by.kind === 'person' && request.by.id === mail) return 'no';
  const { approvers } = request;
  if (approvers.mails.includes(mail) || roles.some((role) => approvers.roles.includes(role))) return 'yes';
  return roles.includes('admin') ? 'override' : 'no';
}
