// A decision is reckoned with its money, its budgets and its policies first, and then asked for in one change of its contract.
import { budgetChecks } from '#functions/budgets/checks.ts';
import type { ApiContext } from '#functions/runtime/context.ts';
import type { RenewalView } from '#shared/api/renewals.ts';
import type { Actor } from '#shared/domain/access/role.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { Contract } from '#shared/domain/contracts/contract.ts';
import { type Outcome, refuse } from '#shared/domain/refusal.ts';
import { dueDecision, lateDecision } from '#shared/domain/renewals/due-decision.ts';
import { ask } from '#shared/domain/renewals/machine.ts';
import { openRenewal, type When } from '#shared/domain/renewals/open-renewal.ts';
import type { Decision, DecisionRequest } from '#shared/domain/renewals/renewal.ts';
import { type Judging, requestFor } from '#shared/domain/renewals/request.ts';
import { type ContractState, loadContract } from '#shared/table/contract-store.ts';
import { loadPolicies, policyRates } from '#shared/table/policy-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import type { ApiRequest } from './endpoint.ts';
import { renewalStep } from './renewal-step.ts';

export interface Deciding {
  readonly version: number;
  readonly decision: Decision;
  readonly note?: string | undefined;
}

/** At once, or waiting for whoever a policy asks to approve. */
export async function decided(
  context: ApiContext,
  request: Pick<ApiRequest<{ id: string }>, 'params' | 'caller' | 'actor' | 'at'>,
  { version, decision, note }: Deciding,
): Promise<Outcome<RenewalView>> {
  const { table } = context;
  const { params, actor, at } = request;
  const [stored, { timeZone }] = await Promise.all([loadContract(table, params.id), settingsOf(table)]);
  if (!stored) return refuse('notFound', 'There is no such contract');
  const judging = await judgingOf(table, stored.state, decision, { today: civilDayOf(at, timeZone), at });
  return renewalStep(context, request, version, (before, when) => {
    const wanted = requested(judging, before, { decision, by: actor, ...(note && { note }) }, when);
    const deed = wanted.reasons.length > 0 ? 'asked' : 'decided';
    return { state: ask(before, wanted, when), deed, note };
  });
}

/** What a decision on this contract is judged by. */
export async function judgingOf(
  table: Table,
  contract: ContractState,
  decision: Decision,
  when: When,
): Promise<Judging> {
  const { policies } = (await loadPolicies(table)).state;
  const currencies = contract.currency === undefined ? [] : [contract.currency];
  const [ratesTo, budgets] = await Promise.all([
    policyRates(table, policies, currencies, when.today),
    budgetChecks(table, contract, decision, endsOf(contract, when.today), when),
  ]);
  return { policies, ratesTo, budgets };
}

export function requested(
  judging: Judging,
  contract: Omit<Contract, 'version'>,
  asked: { readonly decision: Decision; readonly by: Actor; readonly note?: string },
  when: When,
): DecisionRequest {
  return requestFor(judging, contract, asked, endsOf(contract, when.today), when);
}

/** Last day of the term that is to be decided. */
export function endsOf(contract: Omit<Contract, 'version'>, today: CivilDay): CivilDay {
  const due = openRenewal(contract) ?? dueDecision(contract, today, { shortTerms: true });
  return (due ?? lateDecision(contract, today))?.ends ?? today;
}
