// The money that budgets are burnt by, read once for all of them: contracts, typed licenses, transactions and the rates between currencies.
import { chargebackOf } from '#functions/api/chargeback.ts';
import { viewSpend } from '#functions/api/spend-view.ts';
import type { Budget, BudgetMeasure } from '#shared/domain/budgets/budget.ts';
import { contractFlows, cutsOf, type Flow, licenseFlows } from '#shared/domain/budgets/flows.ts';
import { type BudgetStanding, budgetStanding } from '#shared/domain/budgets/standing.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { Chargeback } from '#shared/domain/chargeback/by-department.ts';
import type { Contract } from '#shared/domain/contracts/contract.ts';
import { agreedLicenses, agreedSpans } from '#shared/domain/contracts/cost/license-cost.ts';
import { isCounted } from '#shared/domain/licenses/effective-license.ts';
import { exact, minorUnits } from '#shared/domain/money/exact.ts';
import type { Rates } from '#shared/domain/money/exchange.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import { monthOf } from '#shared/domain/spend/spend-row.ts';
import { type ApplicationState, listApplications } from '#shared/table/application-store.ts';
import { budgetOf, listBudgets } from '#shared/table/budget-store.ts';
import { type ContractState, listContracts } from '#shared/table/contract-store.ts';
import { listLicenses } from '#shared/table/license-store.ts';
import { ratesFor } from '#shared/table/rate-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';

export interface BudgetMoney {
  readonly budgets: readonly Budget[];
  readonly applications: ReadonlyMap<string, ApplicationState>;
  readonly contracts: readonly ContractState[];
  readonly settings: Settings;
  readonly today: CivilDay;
  flows(measure: BudgetMeasure): readonly Flow[];
  /** By the budget's currency. */
  readonly ratesTo: ReadonlyMap<string, Rates>;
  readonly charge: Chargeback;
  standingOf(budget: Budget): BudgetStanding;
}

/**
 * @param more a budget that is only typed yet, a contract as it would be once decided, or days at which flows are to be cut
 */
export async function budgetMoney(
  table: Table,
  at: string,
  more: {
    readonly typed?: Budget;
    readonly decided?: Omit<Contract, 'version'>;
    readonly cuts?: readonly CivilDay[];
  } = {},
): Promise<BudgetMoney> {
  const [stored, contracts, licenses, listed, settings] = await Promise.all([
    listBudgets(table),
    listContracts(table),
    listLicenses(table),
    listApplications(table),
    settingsOf(table),
  ]);
  const today = civilDayOf(at, settings.timeZone);
  const budgets = stored.map(budgetOf);
  const all = more.typed ? [...budgets, more.typed] : budgets;
  const applications = new Map(listed.map(({ state }) => [state.id, state]));
  const states = contracts.map(({ state }) => state);
  const cuts = cutsOfAll(all, [addDays(today, 1), ...(more.cuts ?? [])]);
  const agreed = agreedLicenses(states, today);
  const typed = licenses.map(({ state }) => state).filter(isCounted);
  // A price that was typed gives way to a contract only while that contract runs.
  const named = [...states, ...(more.decided ? [more.decided] : [])];
  const spans = agreedSpans(named, { since: cuts[0] ?? today, horizon: cuts.at(-1) ?? today });
  const charge = chargebackOf(licenses, agreed, applications);
  const cost = () => [
    ...states.flatMap((one) => contractFlows(one, applications, 'cost', cuts)),
    ...typed.flatMap((one) => licenseFlows(one, applications, cuts, spans.get(one.id) ?? [])),
  ];
  const spent = all.some(({ measure }) => measure === 'spend')
    ? await spentFlows(table, all, applications, today)
    : [];
  const spend = () => [
    ...spent,
    // What fell due before today left, or did not, by the statements.
    ...states
      .flatMap((one) => contractFlows(one, applications, 'spend', cuts))
      .filter(({ from }) => from > today),
  ];
  const known = new Map<BudgetMeasure, readonly Flow[]>();
  const flows = (measure: BudgetMeasure) => {
    const found = known.get(measure) ?? (measure === 'cost' ? cost() : spend());
    known.set(measure, found);
    return found;
  };
  const currencies = new Set([
    ...states.flatMap(({ currency }) => currency ?? []),
    ...typed.flatMap(({ manual }) => manual.currency ?? []),
    ...spent.map(({ currency }) => currency),
  ]);
  const days = [...cuts.map((day) => addDays(day, -1)), ...spent.map(({ from }) => from), today];
  const ratesTo = await ratesOfAll(table, all, currencies, [...new Set(days.filter((day) => day <= today))]);
  return {
    budgets,
    applications,
    contracts: states,
    settings,
    today,
    flows,
    ratesTo,
    charge,
    standingOf: (budget) =>
      budgetStanding(budget, flows(budget.measure), today, ratesTo.get(budget.currency) ?? new Map(), charge),
  };
}

/** Periods of all budgets cut alike, so that contracts are reckoned once for all of them. */
function cutsOfAll(budgets: readonly Budget[], at: readonly CivilDay[]): CivilDay[] {
  const [first] = budgets.map(({ from }) => from).sort();
  const last = budgets
    .map(({ to }) => to)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  return cutsOf(first, last, [...at, ...budgets.flatMap(({ from, to }) => [from, addDays(to, 1)])]);
}

async function spentFlows(
  table: Table,
  budgets: readonly Budget[],
  applications: ReadonlyMap<string, ApplicationState>,
  today: CivilDay,
): Promise<Flow[]> {
  const [first = today] = budgets.map(({ from }) => from).sort();
  if (first > today) return [];
  const rows = await viewSpend(table, monthOf(first), monthOf(today));
  return rows
    .filter(({ state, day }) => state !== 'archived' && day <= today)
    .map(({ application, net, currency, day }) => ({
      ...(application && { applicationId: application.id }),
      vendor: applications.get(application?.id ?? '')?.vendor ?? '',
      from: day,
      until: addDays(day, 1),
      currency,
      minor: minorUnits(exact(net), currency),
    }));
}

async function ratesOfAll(
  table: Table,
  budgets: readonly Budget[],
  currencies: Iterable<string>,
  days: readonly CivilDay[],
): Promise<ReadonlyMap<string, Rates>> {
  const wanted = [...currencies].flatMap((currency) => days.map((day) => ({ currency, day })));
  const into = [...new Set(budgets.map(({ currency }) => currency))];
  return new Map(
    await Promise.all(
      into.map(async (one) => {
        const foreign = wanted.filter(({ currency }) => currency !== one);
        return [one, foreign.length === 0 ? new Map() : await ratesFor(table, one, foreign)] as const;
      }),
    ),
  );
}
