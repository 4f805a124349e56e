// What is asked for is reckoned first: what the next term costs under a decision, in any currency, and who must approve it.
import type { BudgetCheck } from '../budgets/check.ts';
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import type { Contract } from '../contracts/contract.ts';
import { termFrom } from '../contracts/cost/at-stake.ts';
import { isPriced } from '../contracts/cost/contract-cost.ts';
import { convert, type Rates } from '../money/exchange.ts';
import { approvalOf, policiesFor, type Worth } from './approval.ts';
import type { When } from './open-renewal.ts';
import type { RenewalPolicy } from './policy.ts';
import type { Decision, DecisionRequest } from './renewal.ts';
import { tried } from './tried.ts';

type Agreed = Omit<Contract, 'version'>;

/** What the term behind `ends` costs once this is decided; null for a cancellation, without prices, and where it cannot be. */
export function nextTermCost(
  contract: Agreed,
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
export function asContracted(contract: Agreed): Decision {
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

export interface Judging {
  readonly policies: readonly RenewalPolicy[];
  readonly ratesTo: ReadonlyMap<string, Rates>;
  /** What the budgets say that the next term falls into, as it is asked for. */
  readonly budgets: readonly BudgetCheck[];
}

/** The request as it is asked: with its money, and who must approve it and why. */
export function requestFor(
  { policies, ratesTo, budgets }: Judging,
  contract: Agreed,
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
