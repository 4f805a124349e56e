// A connection as people see it, with its application, its age and the text for its state.
import type { ConnectionView } from '#shared/api/connections.ts';
import { holdersFrom, isStale } from '#shared/connectors/freshness.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import { type ApplicationState, listApplications, loadApplication } from '#shared/table/application-store.ts';
import { type ConnectionState, connectionOf, listConnections } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { type LicenseState, listLicenses } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';
import { healthText } from './health-text.ts';

export function connectionView(
  stored: Stored<ConnectionState>,
  application: Stored<ApplicationState> | undefined,
  licenses: readonly Stored<LicenseState>[],
  at: string,
): ConnectionView {
  const connection = connectionOf(stored);
  const connector = connectorById(connection.connector);
  return {
    ...connection,
    applicationName: application?.state.name ?? '',
    connectorName: connector?.name ?? connection.connector,
    upload: connector?.upload ?? false,
    push: connector?.push ?? false,
    stale: isStale(connection, at),
    message: healthText(connection.health.state, connection.health.reason),
    licenses: licenses.length,
  };
}

export async function viewOne(
  table: Table,
  stored: Stored<ConnectionState>,
  at: string,
): Promise<ConnectionView> {
  const { applicationId, id } = stored.state;
  const [application, connections, licenses] = await Promise.all([
    loadApplication(table, applicationId),
    listConnections(table, applicationId),
    listLicenses(table, applicationId),
  ]);
  return connectionView(stored, application, licensesByConnection(connections, licenses).get(id) ?? [], at);
}

export async function viewAll(
  table: Table,
  applicationId: string | undefined,
  at: string,
): Promise<ConnectionView[]> {
  const [applications, connections, licenses] = await Promise.all([
    listApplications(table),
    listConnections(table, applicationId),
    listLicenses(table, applicationId),
  ]);
  return connectionViews({ applications, connections, licenses }, at);
}

/** By the connection that captured them, else by that of what is assigned by hand. */
function licensesByConnection(
  connections: readonly Stored<ConnectionState>[],
  licenses: readonly Stored<LicenseState>[],
) {
  const byId = new Map(connections.map((one) => [one.state.id, connectionOf(one)]));
  return Map.groupBy(licenses, ({ state }) => state.connectionId ?? holdersFrom(state, byId)?.id);
}

/** Of what was read already. */
export function connectionViews(
  read: {
    readonly applications: readonly Stored<ApplicationState>[];
    readonly connections: readonly Stored<ConnectionState>[];
    readonly licenses: readonly Stored<LicenseState>[];
  },
  at: string,
): ConnectionView[] {
  const byId = new Map(read.applications.map((one) => [one.state.id, one]));
  const licensesOf = licensesByConnection(read.connections, read.licenses);
  return read.connections.map((one) =>
    connectionView(one, byId.get(one.state.applicationId), licensesOf.get(one.state.id) ?? [], at),
  );
}
