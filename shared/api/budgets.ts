// Budgets over HTTP: what was planned, how it stands today, and what it is made of.
import * as z from 'zod';
import type { Role } from '#shared/domain/access/role.ts';
import { Budget, BudgetInput, BudgetPatch } from '#shared/domain/budgets/budget.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route, Seen } from './route.ts';

const EDITORS: readonly Role[] = ['admin', 'finance'];

const BudgetState = z.enum(['coming', 'fine', 'near', 'forecastOver', 'over']);

const Standing = z.object({
  /** Decimal strings in the budget's currency. */
  burnt: z.string(),
  /** To the period's end, what is burnt included. */
  forecast: z.string(),
  /** The amount less what is burnt; negative when over. */
  left: z.string(),
  burntPercent: z.int(),
  forecastPercent: z.int(),
  passedPercent: z.int(),
  state: BudgetState,
  /** Currencies that are not in it, as there is no rate. */
  incomplete: z.array(z.string()),
});

export const BudgetRow = Budget.extend({
  /** The application, vendor or department, or the whole organisation. */
  scopeName: z.string(),
  standing: Standing,
});
export type BudgetRow = z.infer<typeof BudgetRow>;

const BudgetPart = z.object({
  applicationId: z.string().nullable(),
  name: z.string(),
  burnt: z.string(),
  forecast: z.string(),
});

const Details = z.object({
  months: z.array(
    z.object({ month: z.string(), burnt: z.string(), forecast: z.string(), budget: z.string() }),
  ),
  /** The largest first. */
  parts: z.array(BudgetPart),
});

export const BudgetView = BudgetRow.extend(Details.shape);
export type BudgetView = z.infer<typeof BudgetView>;

export const listBudgets = route({
  id: 'listBudgets',
  method: 'GET',
  path: '/api/budgets',
  noun: 'budgets',
  access: READERS.budgets,
  summary: 'Budgets with how they stand today; without an order, those of the latest period come first',
  query: listQuery(['name', 'from', 'amount', 'burntPercent', 'forecastPercent'], {
    period: z.enum(['current', 'past', 'coming']).optional(),
    scope: z.enum(['organisation', 'application', 'vendor', 'department']).optional(),
    state: BudgetState.optional(),
    applicationId: z.string().max(200).optional(),
  }),
  response: pageOf(BudgetRow),
  csv: [
    { header: 'Budget', value: (row) => row.name },
    { header: 'For', value: (row) => row.scopeName },
    { header: 'From', value: (row) => row.from },
    { header: 'To', value: (row) => row.to },
    { header: 'Amount', value: (row) => row.amount },
    { header: 'Currency', value: (row) => row.currency },
    { header: 'Measured by', value: (row) => row.measure },
    { header: 'Used', value: (row) => row.standing.burnt },
    { header: 'Used %', value: (row) => row.standing.burntPercent },
    { header: 'Forecast', value: (row) => row.standing.forecast },
    { header: 'Forecast %', value: (row) => row.standing.forecastPercent },
    { header: 'State', value: (row) => row.standing.state },
    { header: 'Owner', value: (row) => row.owner },
  ],
});

export const createBudget = route({
  id: 'createBudget',
  method: 'POST',
  path: '/api/budgets',
  noun: 'budgets',
  access: { roles: EDITORS, owners: true },
  summary: 'Add a budget; an IT manager or owner may for an application they own',
  body: BudgetInput,
  response: BudgetView,
  status: 201,
});

/** Nothing is kept: how a budget would stand that is only typed yet. */
export const previewBudget = route({
  id: 'previewBudget',
  method: 'POST',
  path: '/api/budgets/preview',
  noun: 'budgets',
  access: READERS.budgets,
  summary: 'How a budget would stand if it were saved',
  body: BudgetInput,
  response: z.object({ standing: Standing }),
});

export const getBudget = route({
  id: 'getBudget',
  method: 'GET',
  path: '/api/budgets/{id}',
  noun: 'budgets',
  access: READERS.budgets,
  summary: 'One budget by month, and what it is made of',
  params: Id,
  response: BudgetView,
});

export const getBudgetParts = route({
  id: 'getBudgetParts',
  method: 'GET',
  path: '/api/budgets/{id}/parts',
  noun: 'budgets',
  access: READERS.budgets,
  summary: 'What one budget is made of, the largest first',
  params: Id,
  response: z.object({
    currency: z.string(),
    items: z.array(BudgetPart.extend({ currency: z.string() })),
    next: z.null(),
    total: z.int(),
  }),
  csv: [
    { header: 'Application', value: (row) => row.name },
    { header: 'Used', value: (row) => row.burnt },
    { header: 'Forecast', value: (row) => row.forecast },
    { header: 'Currency', value: (row) => row.currency },
  ],
});

export const updateBudget = route({
  id: 'updateBudget',
  method: 'PATCH',
  path: '/api/budgets/{id}',
  noun: 'budgets',
  access: { roles: EDITORS, owners: true },
  summary: 'Change what is named and leave the rest; null takes the owner away',
  params: Id,
  body: BudgetPatch.extend(Seen.shape),
  response: BudgetView,
});

export const deleteBudget = route({
  id: 'deleteBudget',
  method: 'DELETE',
  path: '/api/budgets/{id}',
  noun: 'budgets',
  access: { roles: EDITORS, owners: true },
  summary: 'Delete a budget; its log stays',
  params: Id,
});

export const budgetRoutes = [
  listBudgets,
  createBudget,
  previewBudget,
  getBudget,
  getBudgetParts,
  updateBudget,
  deleteBudget,
] as const;
