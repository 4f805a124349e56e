// What a day does to the renewals of contracts: they open, follow moved dates, are renewed by policy, and lapse; nothing new writes nothing.
import { budgetChecks } from '#functions/budgets/checks.ts';
import { logger } from '#functions/runtime/logger.ts';
import type { BudgetCheck } from '#shared/domain/budgets/check.ts';
import { type CivilDay, daysBetween, type Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Deed } from '#shared/domain/ledger/entry.ts';
import type { Rates } from '#shared/domain/money/exchange.ts';
import { policiesFor, renewsByItself } from '#shared/domain/renewals/approval.ts';
import { contractChanges } from '#shared/domain/renewals/contract-changes.ts';
import { dueDecision } from '#shared/domain/renewals/due-decision.ts';
import { ask } from '#shared/domain/renewals/machine.ts';
import { latestRenewal, openRenewal, type When } from '#shared/domain/renewals/open-renewal.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import { asContracted, nextTermCost, requestFor, worthOf } from '#shared/domain/renewals/request.ts';
import { onDay } from '#shared/domain/renewals/turned.ts';
import { changeItem } from '#shared/table/commit.ts';
import { type ContractState, contractEntity } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { loadPolicies, policyRates } from '#shared/table/policy-store.ts';
import type { Table } from '#shared/table/table.ts';

const RULE = { kind: 'rule', id: 'renewal-policies' } as const;

/** A policy renews this long before the last day, so that somebody may still say otherwise. */
const AUTOMATIC_DAYS = 14;

export interface RenewalRules {
  readonly policies: readonly RenewalPolicy[];
  readonly ratesTo: ReadonlyMap<string, Rates>;
}

export async function renewalRules(
  table: Table,
  contracts: readonly Stored<ContractState>[],
  today: CivilDay,
): Promise<RenewalRules> {
  const { policies } = (await loadPolicies(table)).state;
  const currencies = [...new Set(contracts.flatMap(({ state }) => state.currency ?? []))];
  return { policies, ratesTo: await policyRates(table, policies, currencies, today) };
}

/** The policies that concern a contract today. */
export function rulesFor(
  contract: ContractState,
  { policies, ratesTo }: RenewalRules,
  when: When,
): RenewalPolicy[] {
  if (policies.length === 0) return [];
  const ends = (openRenewal(contract) ?? dueDecision(contract, when.today, { shortTerms: true }))?.ends;
  const amount = ends === undefined ? null : nextTermCost(contract, asContracted(contract), ends, when);
  return policiesFor(policies, contract, worthOf(amount, contract.currency, when.today, ratesTo));
}

interface Turned {
  readonly state: ContractState;
  readonly deed: Deed;
}

function turned(
  contract: ContractState,
  rules: RenewalRules,
  when: When,
  budgets: readonly BudgetCheck[],
): Turned | undefined {
  const fitting = rulesFor(contract, rules, when);
  const shortTerms = fitting.some((policy) => policy.shortTerms);
  const state = onDay(contract, when, { shortTerms });
  const renewed = renewsByItself(fitting) ? renewedByPolicy(state, rules, when, budgets) : undefined;
  if (renewed) return { state: renewed, deed: 'decided' };
  if (state === contract) return undefined;
  const [before, after] = [latestRenewal(contract), latestRenewal(state)];
  const lapsed = state.renewals?.some(
    ({ number, state: now }) => now === 'lapsed' && number === before?.number && before.state !== 'lapsed',
  );
  return { state, deed: lapsed ? 'lapsed' : after?.number === before?.number ? 'changed' : 'opened' };
}

/** Within budget, as agreed, and only what nobody has taken up. */
function renewedByPolicy(
  contract: ContractState,
  rules: RenewalRules,
  when: When,
  budgets: readonly BudgetCheck[],
): ContractState | undefined {
  const standing = openRenewal(contract);
  if (standing?.state !== 'upcoming' || daysBetween(when.today, standing.deadline) > AUTOMATIC_DAYS)
    return undefined;
  const decision = asContracted(contract);
  const asked = { decision, by: RULE };
  const request = requestFor({ ...rules, budgets }, contract, asked, standing.ends, when);
  if (request.reasons.length > 0) return undefined;
  const renewed = ask(contract, request, when);
  return renewed.ok ? renewed.value : undefined;
}

/** @returns the contracts as they stand afterwards */
export async function turnRenewals(
  table: Table,
  contracts: readonly Stored<ContractState>[],
  rules: RenewalRules,
  { today, at }: { readonly today: CivilDay; readonly at: Instant },
): Promise<Stored<ContractState>[]> {
  const when: When = { today, at };
  const after: Stored<ContractState>[] = [];
  let count = 0;
  for (const stored of contracts) {
    const turn = turned(stored.state, rules, when, []);
    if (!turn) {
      after.push(stored);
      continue;
    }
    const ends = latestRenewal(turn.state)?.ends ?? today;
    const budgets =
      turn.deed === 'decided'
        ? await budgetChecks(table, stored.state, asContracted(stored.state), ends, when)
        : [];
    const outcome = await changeItem(table, contractEntity, stored.key, at, ({ state: before }) => {
      const turn = turned(before, rules, when, budgets);
      if (!turn) return 'unchanged';
      const changes = contractChanges(before, turn.state);
      return { state: turn.state, asEdit: true, line: { actor: RULE, deed: turn.deed, changes } };
    });
    count++;
    after.push(outcome.ok ? outcome.value : stored);
  }
  if (count > 0) logger.info('Renewals moved on', { day: today, contracts: count });
  return after;
}
