// Every endpoint, by the noun its path begins with; a noun is loaded with the first request for it, so that a cold start pays for what it serves.
import type { Endpoint } from './endpoint.ts';

type Load = () => Promise<readonly Endpoint[]>;

const system: Load = async () => (await import('./routes/system.ts')).systemEndpoints;

const applications: Load = async () => {
  const [application, people] = await Promise.all([
    import('./routes/applications.ts'),
    import('./routes/application-people.ts'),
  ]);
  return [...application.applicationEndpoints, ...people.applicationPeopleEndpoints];
};

const connections: Load = async () => {
  const [read, changed, held, imports, clients, chart] = await Promise.all([
    import('./routes/connections.ts'),
    import('./routes/connection-changes.ts'),
    import('./routes/held-read.ts'),
    import('./routes/imports.ts'),
    import('./routes/machine-clients.ts'),
    import('./routes/task-chart.ts'),
  ]);
  return [
    ...read.connectionEndpoints,
    ...changed.connectionChangeEndpoints,
    ...held.heldReadEndpoints,
    ...imports.importEndpoints,
    ...clients.machineClientEndpoints,
    ...chart.taskChartEndpoints,
  ];
};

const licenses: Load = async () => {
  const [license, people, history, link, assignments] = await Promise.all([
    import('./routes/licenses.ts'),
    import('./routes/license-people.ts'),
    import('./routes/license-history.ts'),
    import('./routes/license-link.ts'),
    import('./routes/assignments.ts'),
  ]);
  return [
    ...license.licenseEndpoints,
    ...people.licensePeopleEndpoints,
    ...history.licenseHistoryEndpoints,
    ...link.licenseLinkEndpoints,
    ...assignments.assignmentEndpoints,
  ];
};

const actions: Load = async () => {
  const [asked, decided] = await Promise.all([
    import('./routes/actions.ts'),
    import('./routes/action-decisions.ts'),
  ]);
  return [...asked.actionEndpoints, ...decided.actionDecisionEndpoints];
};

const notifications: Load = async () => {
  const [address, message] = await Promise.all([
    import('./routes/notifications.ts'),
    import('./routes/messages.ts'),
  ]);
  return [...address.notificationEndpoints, ...message.messageEndpoints];
};

const spend: Load = async () => {
  const [rows, months, variance, imports, presets] = await Promise.all([
    import('./routes/spend.ts'),
    import('./routes/spend-months.ts'),
    import('./routes/spend-variance.ts'),
    import('./routes/spend-imports.ts'),
    import('./routes/spend-presets.ts'),
  ]);
  return [
    ...rows.spendEndpoints,
    ...months.spendMonthEndpoints,
    ...variance.spendVarianceEndpoints,
    ...imports.spendImportEndpoints,
    ...presets.spendPresetEndpoints,
  ];
};

const renewals: Load = async () => {
  const [one, together] = await Promise.all([import('./routes/renewals.ts'), import('./routes/co-term.ts')]);
  return [...one.renewalEndpoints, ...together.coTermEndpoints];
};

const reports: Load = async () => {
  const [now, years] = await Promise.all([import('./routes/reports.ts'), import('./routes/year-reports.ts')]);
  return [...now.reportEndpoints, ...years.yearReportEndpoints];
};

const mailLinks: Load = async () => (await import('./routes/mail-links.ts')).mailLinkEndpoints;

/** A test holds them against the list of routes. */
export const ENDPOINTS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['health', system],
  ['session', system],
  ['openapi.json', system],
  ['reference', system],
  ['applications', applications],
  ['connectors', connections],
  ['connections', connections],
  ['push', async () => (await import('./routes/push.ts')).pushEndpoints],
  ['licenses', licenses],
  ['actions', actions],
  ['overview', async () => (await import('./routes/overview.ts')).overviewEndpoints],
  ['findings', async () => (await import('./routes/findings.ts')).findingEndpoints],
  ['people', async () => (await import('./routes/people.ts')).peopleEndpoints],
  ['contracts', async () => (await import('./routes/contracts.ts')).contractEndpoints],
  ['renewals', renewals],
  ['policies', async () => (await import('./routes/policies.ts')).policyEndpoints],
  ['budgets', async () => (await import('./routes/budgets.ts')).budgetEndpoints],
  ['reports', reports],
  ['spend', spend],
  ['settings', async () => (await import('./routes/settings.ts')).settingsEndpoints],
  ['rates', async () => (await import('./routes/rates.ts')).rateEndpoints],
  ['payment-methods', async () => (await import('./routes/payment-methods.ts')).paymentMethodEndpoints],
  ['notifications', notifications],
  ['feeds', async () => (await import('./routes/feeds.ts')).feedEndpoints],
  ['calendar', async () => (await import('./routes/calendar.ts')).calendarEndpoints],
  ['unsubscribe', mailLinks],
  ['confirm', mailLinks],
  ['ledger', async () => (await import('./routes/ledger.ts')).ledgerEndpoints],
]);

/** `/api/licenses/42/people` → `licenses` */
export function nounOf(path: string): string {
  return path.split('/')[2] ?? '';
}
