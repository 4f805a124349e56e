// Budgets are listed as they stand today, all of them reckoned from one reading of contracts, and changed under the version seen.
import { type BudgetMoney, budgetMoney } from '#functions/budgets/money.ts';
import type { ApiContext } from '#functions/runtime/context.ts';
import type { BudgetRow, BudgetView } from '#shared/api/budgets.ts';
import * as routes from '#shared/api/budgets.ts';
import type { Owners } from '#shared/domain/access/owners.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import type { Budget, BudgetScope } from '#shared/domain/budgets/budget.ts';
import { budgetProblem } from '#shared/domain/budgets/budget-problem.ts';
import type { BudgetStanding } from '#shared/domain/budgets/standing.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { type BudgetState, budgetEntity, budgetOf, loadBudget } from '#shared/table/budget-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { type ApiRequest, endpoint } from '../endpoint.ts';
import { pageOfRows, type SortValue } from '../list.ts';

function scopeName(scope: BudgetScope, { applications }: Pick<BudgetMoney, 'applications'>): string {
  if (scope.kind === 'organisation') return 'The whole organization';
  if (scope.kind === 'vendor') return scope.vendor;
  if (scope.kind === 'department') return scope.department;
  return applications.get(scope.applicationId)?.name ?? 'A deleted application';
}

function rowOf(budget: Budget, standing: BudgetStanding, money: BudgetMoney): BudgetRow {
  const { months: _, parts: __, incomplete, ...figures } = standing;
  return {
    ...budget,
    scopeName: scopeName(budget.scope, money),
    standing: { ...figures, incomplete: [...incomplete] },
  };
}

function viewOf(budget: Budget, money: BudgetMoney): BudgetView {
  const standing = money.standingOf(budget);
  return {
    ...rowOf(budget, standing, money),
    months: standing.months.map((one) => ({ ...one })),
    parts: standing.parts.map(({ applicationId, ...one }) => ({
      ...one,
      applicationId: applicationId ?? null,
      name:
        applicationId === undefined
          ? 'No application'
          : (money.applications.get(applicationId)?.name ?? 'A deleted application'),
    })),
  };
}

function sortValue(row: BudgetRow, sort: string): SortValue {
  if (sort === 'amount') return Number(row.amount);
  if (sort === 'burntPercent' || sort === 'forecastPercent') return row.standing[sort];
  return row[sort as 'name'];
}

function periodOf({ from, to }: Budget, today: string): 'current' | 'past' | 'coming' {
  if (to < today) return 'past';
  return from > today ? 'coming' : 'current';
}

async function scopeRefusal(
  { table }: ApiContext,
  scope: BudgetScope | undefined,
): Promise<Outcome<never> | undefined> {
  if (scope?.kind !== 'application' || (await loadApplication(table, scope.applicationId))) return undefined;
  return refuse('invalid', 'There is no such application', { field: 'scope.applicationId' });
}

/** Whoever owns the application that a budget is for may plan it; a change may not take it to another. */
async function scopeOwners({ table }: ApiContext, request: ApiRequest): Promise<readonly Owners[]> {
  const named = (request.body as { readonly scope?: BudgetScope } | undefined)?.scope;
  const stored = request.params.id === undefined ? undefined : await loadBudget(table, request.params.id);
  const scopes = [named, stored?.state.scope].filter((scope) => scope !== undefined);
  const ids = scopes.flatMap((scope) => (scope.kind === 'application' ? [scope.applicationId] : []));
  if (ids.length === 0 || ids.length < scopes.length) return [];
  const owners = await Promise.all(
    [...new Set(ids)].map(async (id) => (await loadApplication(table, id))?.state.owners),
  );
  return new Set(ids).size === 1 ? owners.filter((one) => one !== undefined) : [];
}

const owned = { ownersOf: scopeOwners };

export const budgetEndpoints = [
  endpoint(routes.listBudgets, async ({ table }, { query, at }) => {
    const money = await budgetMoney(table, at);
    const rows = money.budgets
      .filter(({ scope }) => query.scope === undefined || scope.kind === query.scope)
      .filter((budget) => query.period === undefined || periodOf(budget, money.today) === query.period)
      .filter(
        ({ scope }) =>
          query.applicationId === undefined ||
          (scope.kind === 'application' && scope.applicationId === query.applicationId),
      )
      .map((budget) => rowOf(budget, money.standingOf(budget), money))
      .filter(({ standing }) => query.state === undefined || standing.state === query.state);
    return pageOfRows(rows, query.sort === undefined ? { ...query, order: query.order ?? 'desc' } : query, {
      list: 'budgets',
      id: ({ id }) => id,
      text: ({ name, scopeName: scope, owner }) => [name, scope, owner],
      value: sortValue,
      sort: 'from',
    });
  }),

  endpoint(
    routes.createBudget,
    async (context, { body, actor, at }) => {
      const { table } = context;
      const refused = await scopeRefusal(context, body.scope);
      if (refused) return refused;
      const problem = budgetProblem(body);
      if (problem) return { ok: false, refusal: problem };
      const state: BudgetState = { ...body, id: crypto.randomUUID() };
      const outcome = await createItem(table, budgetEntity, at, { state, line: { actor, deed: 'created' } });
      if (!outcome.ok) return outcome;
      return done(viewOf(budgetOf(outcome.value), await budgetMoney(table, at)));
    },
    owned,
  ),

  endpoint(routes.previewBudget, async (context, { body, at }) => {
    const refused = await scopeRefusal(context, body.scope);
    if (refused) return refused;
    const problem = budgetProblem(body);
    if (problem) return { ok: false, refusal: problem };
    const typed: Budget = { ...body, id: '', version: 0 };
    const money = await budgetMoney(context.table, at, { typed });
    return done({ standing: rowOf(typed, money.standingOf(typed), money).standing });
  }),

  endpoint(routes.getBudget, async ({ table }, { params, at }) => {
    const stored = await loadBudget(table, params.id);
    if (!stored) return refuse('notFound', 'There is no such budget');
    return done(viewOf(budgetOf(stored), await budgetMoney(table, at)));
  }),

  endpoint(routes.getBudgetParts, async ({ table }, { params, at }) => {
    const stored = await loadBudget(table, params.id);
    if (!stored) return refuse('notFound', 'There is no such budget');
    const { parts, currency } = viewOf(budgetOf(stored), await budgetMoney(table, at));
    const items = parts.map((part) => ({ ...part, currency }));
    return done({ currency, items, next: null, total: items.length });
  }),

  endpoint(
    routes.updateBudget,
    async (context, { params, body, actor, at }) => {
      const { table } = context;
      const { version: seen, owner, ...patch } = body;
      const refused = await scopeRefusal(context, patch.scope);
      if (refused) return refused;
      const outcome = await changeItem(
        table,
        budgetEntity,
        keys.budget(params.id),
        at,
        ({ state: before }) => {
          const { owner: was, ...rest } = before;
          const next = owner === undefined ? was : (owner ?? undefined);
          const named = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
          const state: BudgetState = { ...rest, ...named, ...(next !== undefined && { owner: next }) };
          const problem = budgetProblem(state);
          if (problem) return { refusal: problem };
          const changes = fieldChanges(before, state);
          return changes.length === 0 ? 'unchanged' : { state, line: { actor, deed: 'changed', changes } };
        },
        { seen },
      );
      if (!outcome.ok) return outcome;
      return done(viewOf(budgetOf(outcome.value), await budgetMoney(table, at)));
    },
    owned,
  ),

  endpoint(
    routes.deleteBudget,
    async ({ table }, { params, actor, at }) => {
      const outcome = await changeItem(table, budgetEntity, keys.budget(params.id), at, ({ state }) => ({
        state,
        line: { actor, deed: 'deleted' },
        tombstone: true,
      }));
      return outcome.ok ? done(undefined) : outcome;
    },
    owned,
  ),
];
