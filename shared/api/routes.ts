// Every route that is served, in the order people read them; dispatch, OpenAPI and tests take them from here.
import { actionRoutes } from './actions.ts';
import { applicationRoutes } from './applications.ts';
import { assignmentRoutes } from './assignments.ts';
import { budgetRoutes } from './budgets.ts';
import { coTermRoutes } from './co-term.ts';
import { connectionRoutes } from './connections.ts';
import { connectorRoutes } from './connectors.ts';
import { contractRoutes } from './contracts.ts';
import { feedRoutes } from './feeds.ts';
import { findingRoutes } from './findings.ts';
import { importRoutes } from './imports.ts';
import { ledgerRoutes } from './ledger.ts';
import { licenseRoutes } from './licenses.ts';
import { machineClientRoutes } from './machine-clients.ts';
import { notificationRoutes } from './notifications.ts';
import { overviewRoutes } from './overview.ts';
import { paymentMethodRoutes } from './payment-methods.ts';
import { peopleRoutes } from './people.ts';
import { policyRoutes } from './policies.ts';
import { pushRoutes } from './push.ts';
import { rateRoutes } from './rates.ts';
import { renewalRoutes } from './renewals.ts';
import { reportRoutes } from './reports.ts';
import { sessionRoutes } from './session.ts';
import { settingsRoutes } from './settings.ts';
import { spendRoutes } from './spend.ts';
import { spendImportRoutes } from './spend-imports.ts';
import { spendPresetRoutes } from './spend-presets.ts';
import { spendVarianceRoutes } from './spend-variance.ts';

import { taskChartRoutes } from './task-chart.ts';

export const ROUTES = [
  ...sessionRoutes,
  ...overviewRoutes,
  ...applicationRoutes,
  ...connectorRoutes,
  ...taskChartRoutes,
  ...connectionRoutes,
  ...importRoutes,
  ...machineClientRoutes,
  ...pushRoutes,
  ...licenseRoutes,
  ...assignmentRoutes,
  ...actionRoutes,
  ...peopleRoutes,
  ...findingRoutes,
  ...contractRoutes,
  ...renewalRoutes,
  ...policyRoutes,
  ...coTermRoutes,
  ...budgetRoutes,
  ...reportRoutes,
  ...spendRoutes,
  ...spendVarianceRoutes,
  ...spendImportRoutes,
  ...spendPresetRoutes,
  ...settingsRoutes,
  ...rateRoutes,
  ...paymentMethodRoutes,
  ...notificationRoutes,
  ...feedRoutes,
  ...ledgerRoutes,
] as const;
