// Every address of the page; each page is fetched when it is first opened.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { PageBroken, PageMissing } from '#web/ui/page-trouble.tsx';
import { parseSearch, type Search, stringifySearch } from './search.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: PageMissing,
  validateSearch: (raw: Record<string, unknown>): Search => raw as Search,
});

// biome-ignore lint/suspicious/noExplicitAny: the type of a lazy module is its own affair
type Load = () => Promise<any>;

function page<const Path extends string>(path: Path, load: Load, name: string) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });
}

const pages = [
  page('/', () => import('#web/features/home/home-page.tsx'), 'HomePage'),
  page('/licenses', () => import('#web/features/licenses/licenses-page.tsx'), 'LicensesPage'),
  page('/licenses/$id', () => import('#web/features/licenses/license-page.tsx'), 'LicensePage'),
  page('/applications', () => import('#web/features/applications/applications-page.tsx'), 'ApplicationsPage'),
  page(
    '/applications/$id',
    () => import('#web/features/applications/application-page.tsx'),
    'ApplicationPage',
  ),
  page('/applications/$id/map', () => import('#web/features/assignments/map-page.tsx'), 'MapPage'),
  page('/actions', () => import('#web/features/actions/actions-page.tsx'), 'ActionsPage'),
  page('/actions/$id', () => import('#web/features/actions/action-page.tsx'), 'ActionPage'),
  page('/people', () => import('#web/features/people/people-page.tsx'), 'PeoplePage'),
  page('/people/$id', () => import('#web/features/people/person-page.tsx'), 'PersonPage'),
  page('/contracts', () => import('#web/features/contracts/contracts-page.tsx'), 'ContractsPage'),
  page('/contracts/new', () => import('#web/features/contracts/add-contract-page.tsx'), 'AddContractPage'),
  page('/contracts/co-term', () => import('#web/features/co-term/co-term-page.tsx'), 'CoTermPage'),
  page('/contracts/$id', () => import('#web/features/contracts/contract-page.tsx'), 'ContractPage'),
  page('/renewals', () => import('#web/features/renewals/renewals-page.tsx'), 'RenewalsPage'),
  page('/renewals/policies', () => import('#web/features/renewals/policies-page.tsx'), 'PoliciesPage'),
  page('/renewals/$id', () => import('#web/features/renewals/renewal-page.tsx'), 'RenewalPage'),
  page('/budgets', () => import('#web/features/budgets/budgets-page.tsx'), 'BudgetsPage'),
  page('/budgets/$id', () => import('#web/features/budgets/budget-page.tsx'), 'BudgetPage'),
  page('/spend', () => import('#web/features/spend/spend-page.tsx'), 'SpendPage'),
  page('/connections', () => import('#web/features/connections/connections-page.tsx'), 'ConnectionsPage'),
  page(
    '/connections/new',
    () => import('#web/features/connections/add-connection-page.tsx'),
    'AddConnectionPage',
  ),
  page('/connections/tasks', () => import('#web/features/connections/task-chart-page.tsx'), 'TaskChartPage'),
  page('/connections/$id', () => import('#web/features/connections/connection-page.tsx'), 'ConnectionPage'),
  page('/settings', () => import('#web/features/settings/settings-page.tsx'), 'SettingsPage'),
  page('/reports', () => import('#web/features/reports/reports-page.tsx'), 'ReportsPage'),
  page('/logs', () => import('#web/features/logs/logs-page.tsx'), 'LogsPage'),
  page(
    '/notifications',
    () => import('#web/features/notifications/notifications-page.tsx'),
    'NotificationsPage',
  ),
  page('/import', () => import('#web/features/import/import-page.tsx'), 'ImportPage'),
];

export const router = createRouter({
  routeTree: root.addChildren(pages),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: PageBroken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
