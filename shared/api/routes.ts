// Every route that is served, in the order people read them; dispatch, OpenAPI and tests take them from here.
import { applicationRoutes } from './applications.ts';
import {
  createConnection,
  deleteConnection,
  getConnection,
  listConnectionRuns,
  listConnections,
  listConnectors,
  switchTasks,
  syncConnection,
  testNewConnection,
  updateConnection,
} from './connections.ts';
import { ledgerRoutes } from './ledger.ts';
import { createLicense, deleteLicense, getLicense, listLicenses, updateLicense } from './licenses.ts';
import { decidePerson } from './people.ts';
import { sessionRoutes } from './session.ts';

export const ROUTES = [
  ...sessionRoutes,
  ...applicationRoutes,
  listConnectors,
  listConnections,
  testNewConnection,
  createConnection,
  getConnection,
  updateConnection,
  switchTasks,
  syncConnection,
  deleteConnection,
  listConnectionRuns,
  listLicenses,
  createLicense,
  getLicense,
  updateLicense,
  deleteLicense,
  decidePerson,
  ...ledgerRoutes,
] as const;
