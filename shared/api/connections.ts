// Connections over HTTP; credentials go in and never come out.
import * as z from 'zod';
import { Connection, ConnectionInput, HealthState, SyncRun } from '#shared/domain/connections/connection.ts';
import { Capability, Task } from '#shared/domain/connections/task.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route, Seen } from './route.ts';

const IT = ['admin', 'itManager'] as const;

export const ConnectionView = Connection.extend({
  applicationName: z.string(),
  connectorName: z.string(),
  upload: z.boolean(),
  /** Machine clients may send its files. */
  push: z.boolean(),
  /** Older than the vendor's lag and the schedule allow: its figures are marked out of date. */
  stale: z.boolean(),
  /** The text people read for this state: what is wrong and the way out. */
  message: z.string(),
  licenses: z.int(),
});
export type ConnectionView = z.infer<typeof ConnectionView>;

export const listConnections = route({
  id: 'listConnections',
  method: 'GET',
  path: '/api/connections',
  noun: 'connections',
  access: READERS.connections,
  summary: 'Connections with their health',
  query: listQuery(['name', 'applicationName', 'health', 'lastSuccessAt'], {
    applicationId: z.string().max(200).optional(),
    health: HealthState.optional(),
    connector: z.string().max(60).optional(),
  }),
  response: pageOf(ConnectionView),
  csv: [
    { header: 'Name', value: (row) => row.name },
    { header: 'Application', value: (row) => row.applicationName },
    { header: 'Connector', value: (row) => row.connectorName },
    { header: 'Health', value: (row) => row.health.state },
    { header: 'Message', value: (row) => row.message },
    { header: 'Last success', value: (row) => row.health.lastSuccessAt },
  ],
});

export const TestResult = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), capabilities: z.array(Capability) }),
  z.object({ ok: z.literal(false), state: HealthState, reason: z.string() }),
]);
export type TestResult = z.infer<typeof TestResult>;

/** Credentials as the connector's schema says; checked there, never stored in the table, logged or returned. */
const Credentials = z.record(z.string(), z.unknown());

export const testNewConnection = route({
  id: 'testNewConnection',
  method: 'POST',
  path: '/api/connections/test',
  noun: 'connections',
  access: { roles: IT },
  summary: 'Sign in with these credentials and say what could be done, without keeping them',
  body: z.object({
    connector: z.string().max(60),
    config: ConnectionInput.shape.config,
    credentials: Credentials,
  }),
  response: TestResult,
});

export const createConnection = route({
  id: 'createConnection',
  method: 'POST',
  path: '/api/connections',
  noun: 'connections',
  access: { roles: IT },
  summary: 'Connect a vendor; the first read starts at once',
  body: ConnectionInput.extend({
    applicationId: z.string().max(200),
    connector: z.string().max(60),
    credentials: Credentials.optional(),
    /** Tasks to switch on; absent: every read the connector offers. */
    tasks: z.array(Task).optional(),
  }),
  response: ConnectionView,
  status: 201,
});

export const getConnection = route({
  id: 'getConnection',
  method: 'GET',
  path: '/api/connections/{id}',
  noun: 'connections',
  access: READERS.connections,
  summary: 'One connection with its capabilities and live progress',
  params: Id,
  response: ConnectionView,
});

export const updateConnection = route({
  id: 'updateConnection',
  method: 'PUT',
  path: '/api/connections/{id}',
  noun: 'connections',
  access: { roles: IT },
  summary:
    'Rename, reconfigure, pause or reconnect; new credentials are tested before they replace the good ones',
  params: Id,
  body: ConnectionInput.extend({
    ...Seen.shape,
    credentials: Credentials.optional(),
  }),
  response: ConnectionView,
});

export const switchTasks = route({
  id: 'switchTasks',
  method: 'PUT',
  path: '/api/connections/{id}/tasks',
  noun: 'connections',
  access: { roles: IT },
  summary: 'Switch tasks on or off; switching `licenses` off gives back the manual values as they were',
  params: Id,
  body: z.object({ tasks: z.partialRecord(Task, z.boolean()) }),
  response: ConnectionView,
});

export const syncConnection = route({
  id: 'syncConnection',
  method: 'POST',
  path: '/api/connections/{id}/sync',
  noun: 'connections',
  access: { roles: IT, owners: true },
  summary: 'Read the vendor now; the connection shows the progress',
  params: Id,
  response: ConnectionView,
  status: 202,
});

export const testStoredConnection = route({
  id: 'testStoredConnection',
  method: 'POST',
  path: '/api/connections/{id}/test',
  noun: 'connections',
  access: { roles: IT, owners: true },
  summary: 'Sign in with the kept credentials and say what could be done; the connection shows the result',
  params: Id,
  response: ConnectionView,
  status: 202,
});

export const decideHeldRead = route({
  id: 'decideHeldRead',
  method: 'POST',
  path: '/api/connections/{id}/held-read',
  noun: 'connections',
  access: { roles: IT },
  summary: 'Publish or discard a read that lost more than a fifth of the accounts',
  params: Id,
  body: z.object({
    version: z.string().max(100),
    decision: z.enum(['accept', 'discard']),
  }),
  response: ConnectionView,
});

export const deleteConnection = route({
  id: 'deleteConnection',
  method: 'DELETE',
  path: '/api/connections/{id}',
  noun: 'connections',
  access: { roles: IT },
  summary: 'Disconnect: the secret is destroyed, licenses go back to their manual values',
  params: Id,
});

export const listConnectionRuns = route({
  id: 'listConnectionRuns',
  method: 'GET',
  path: '/api/connections/{id}/runs',
  noun: 'connections',
  access: READERS.connections,
  summary: 'The history of its syncs, newest first',
  params: Id,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(25),
    cursor: z.string().max(2000).optional(),
  }),
  response: z.object({ items: z.array(SyncRun), next: z.string().nullable() }),
});

export const connectionRoutes = [
  listConnections,
  testNewConnection,
  createConnection,
  getConnection,
  updateConnection,
  switchTasks,
  syncConnection,
  testStoredConnection,
  decideHeldRead,
  deleteConnection,
  listConnectionRuns,
] as const;
