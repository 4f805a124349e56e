// Whether budgets bear a decision: what a contract would take of each from a day on, on top of what is forecast without it.
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import type { Chargeback } from '../chargeback/by-department.ts';
import type { Contract } from '../contracts/contract.ts';
import { exact, minorUnits, written } from '../money/exact.ts';
import type { Rates } from '../money/exchange.ts';
import type { Budget } from './budget.ts';
import type { BudgetCheck } from './check.ts';
import { type Applications, contractFlows, cutsOf, type Flow } from './flows.ts';
import { budgetStanding, inScope, restOf } from './standing.ts';

type Costed = Omit<Contract, 'version'>;

export interface Bearing {
  readonly applications: Applications;
  /** Everything that flows, the contract's own as it stands included. */
  readonly flows: readonly Flow[];
  readonly today: CivilDay;
  /** By the budget's currency. */
  readonly ratesTo: ReadonlyMap<string, Rates>;
  readonly charge: Chargeback;
}

/**
 * @param after the contract once it is decided
 * @param ends last day of the term before: what lies behind it is what is asked for
 */
export function decisionChecks(
  budgets: readonly Budget[],
  after: Costed,
  ends: CivilDay,
  { applications, flows, today, ratesTo, charge }: Bearing,
): BudgetCheck[] {
  const first = addDays(ends, 1);
  return budgets.flatMap((budget): BudgetCheck[] => {
    const { id, name, amount, currency, from, to } = budget;
    const rest = restOf(budget, first);
    if (!rest) return [];
    const asked = contractFlows(after, applications, budget.measure, cutsOf(rest.from, rest.to, []));
    if (!asked.some((flow) => inScope(budget.scope, flow, charge))) return [];
    const rates = ratesTo.get(currency) ?? new Map();
    // Its own flows behind the term are what is decided; those of other contracts are taken already.
    const others = flows.filter((flow) => flow.contractId !== after.id || flow.from < first);
    const taken = budgetStanding(budget, others, today, rates, charge).forecast;
    const wanted = budgetStanding(budget, asked, today, rates, charge);
    const isKnown = wanted.incomplete.length === 0;
    const minor = (text: string) => minorUnits(exact(text), currency);
    return [
      {
        budgetId: id,
        name,
        currency,
        from,
        to,
        amount: written(minor(amount), currency),
        taken,
        asked: isKnown ? wanted.forecast : null,
        remaining: isKnown ? written(minor(amount) - minor(taken) - minor(wanted.forecast), currency) : null,
      },
    ];
  });
}
