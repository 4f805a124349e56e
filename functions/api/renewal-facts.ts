// What a renewal is judged by: what the next term costs under a decision, in any currency, and who is asked about it.
import type { BudgetCheck } from '#shared/domain/budgets/check.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { termFrom } from '#shared/domain/contracts/cost/at-stake.ts';
import { isPriced } from '#shared/domain/contracts/cost/contract-cost.ts';
import { convert, type Rates } from '#shared/domain/money/exchange.ts';
import { approvalOf, policiesFor, type Worth } from '#shared/domain/renewals/approval.ts';
import type { When } from '#shared/domain/renewals/machine.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import type { Decision, DecisionRequest } from '#shared/domain/renewals/renewal.ts';
import { tried } from '#shared/domain/renewals/tried.ts';
import type { ContractState } from '#shared/table/contract-store.ts';
import { ratesFor } from '#shared/table/rate-store.ts';
import type { Table } from '#shared/table/table.ts';

/** What the term behind `ends` costs once this is decided; null for a cancellation, without prices, and where it cannot be. */
export function nextTermCost(
  contract: ContractState,
  decision: Decision,
  ends: CivilDay,
  when: When,
): string | null {
  const { currency } = contract;
  if (decision.decision === 'cancel' || currency === undefined || !isPriced(contract)) return null;
  const after = tried(contract, decision, when);
  return after.ok ? (termFrom(after.value, currency, addDays(ends, 1)) ?? null) : null;
}

/** As it goes on if nothing is changed: of a contract for which no renewal is agreed, for as long as its term was. */
export function asContracted(contract: ContractState): Decision {
  const months = contract.duration.kind === 'months' ? contract.duration.months : 12;
  return contract.renewal.kind === 'none' ? { decision: 'renew', months } : { decision: 'renew' };
}

/** What an amount of the contract is worth today. @param ratesTo the rates to a currency */
export function worthOf(
  amount: string | null,
  currency: string | undefined,
  today: CivilDay,
  ratesTo: ReadonlyMap<string, Rates>,
): Worth {
  return (wanted) => {
    if (amount === null || currency === undefined) return null;
    if (wanted === currency) return amount;
    const rates = ratesTo.get(wanted);
    return rates ? convert(amount, currency, today, rates, wanted).converted : null;
  };
}

/** The rates that policies need to compare a contract's money. */
export async function policyRates(
  table: Table,
  policies: readonly RenewalPolicy[],
  currencies: readonly string[],
  today: CivilDay,
): Promise<ReadonlyMap<string, Rates>> {
  const limits = policies.flatMap(({ scope, approval }) => [scope.from, approval.above]);
  const wanted = [...new Set(limits.flatMap((limit) => limit?.currency ?? []))];
  const asked = currencies.map((currency) => ({ currency, day: today }));
  return new Map(
    await Promise.all(wanted.map(async (to) => [to, await ratesFor(table, to, asked)] as const)),
  );
}

export interface Judging {
  readonly policies: readonly RenewalPolicy[];
  readonly ratesTo: ReadonlyMap<string, Rates>;
  /** What the budgets say that the next term falls into, as it is asked for. */
  readonly budgets: readonly BudgetCheck[];
}

/** The request as it is asked: with its money, and who must approve it and why. */
export function requestFor(
  { policies, ratesTo, budgets }: Judging,
  contract: ContractState,
  asked: Pick<DecisionRequest, 'decision' | 'by' | 'note'>,
  ends: CivilDay,
  when: When,
): DecisionRequest {
  const { currency } = contract;
  const usual = nextTermCost(contract, asContracted(contract), ends, when);
  const amount = nextTermCost(contract, asked.decision, ends, when);
  const fitting = policiesFor(policies, contract, worthOf(usual, currency, when.today, ratesTo));
  const worth = worthOf(amount, currency, when.today, ratesTo);
  return {
    ...asked,
    at: when.at,
    amount,
    currency: amount === null ? null : (currency ?? null),
    ...approvalOf(fitting, { decision: asked.decision.decision, worth, budgets }),
  };
}
