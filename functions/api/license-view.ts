// A license as people see it: effective values, the counts under the period in force, and how old they are.
import type { LicenseDetail, LicenseRow } from '#shared/api/licenses.ts';
import { activityOf, isStale, lastReadAt } from '#shared/connectors/freshness.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import { effectiveLicense, lockedFields } from '#shared/domain/licenses/effective-license.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import type { Basis } from '#shared/domain/utilization/figures.ts';
import { INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { ratesOf } from '#shared/domain/utilization/rates.ts';
import { type ApplicationState, listApplications, loadApplication } from '#shared/table/application-store.ts';
import { type ConnectionState, connectionOf, listConnections } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { type LicenseState, licenseOf, listLicenses } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { contractsOfApplication } from './contract-view.ts';

interface Surroundings {
  readonly application: Stored<ApplicationState> | undefined;
  readonly connection: Connection | undefined;
  /** Of the same application; one of them may be the import that tells activity. */
  readonly connections?: readonly Connection[];
  readonly organisation: Settings;
  readonly at: string;
}

export function licenseRow(stored: Stored<LicenseState>, around: Surroundings): LicenseRow {
  const { application, connection, organisation, at } = around;
  const { manual, captured, figures, ...license } = licenseOf(stored);
  const shown = effectiveLicense(stored.state);
  const periodDays = application?.state.inactivityPeriodDays ?? organisation.inactivityPeriodDays;
  const counted = shown.kind === 'user' && connection ? figures : undefined;
  const states = counted?.states[INACTIVITY_PERIODS.indexOf(periodDays)] ?? null;
  const { amount, currency, paymentFrequency, endDate } = manual;
  return {
    id: license.id,
    applicationId: license.applicationId,
    applicationName: application?.state.name ?? '',
    ...(connection && { connectionId: connection.id, connectionName: connection.name }),
    ...shown,
    managed: license.managed,
    seats: counted?.seats ?? null,
    people: counted?.people ?? null,
    states,
    periodDays,
    ...ratesOf(shown.purchased, counted && states ? { ...counted, active: states.active } : undefined),
    vendorUsed: captured?.vendorUsed ?? null,
    amount,
    currency,
    paymentFrequency,
    effectiveDate: manual.effectiveDate ?? (captured && license.firstSeen),
    endDate,
    asOf: counted?.basis.day ?? null,
    readAt: (counted && readAtOf(counted.basis, connection)) ?? null,
    stale: connection ? isStale(connection, at) : false,
    version: license.version,
  };
}

/** A later read that found everything unchanged vouches for the same counts. */
function readAtOf({ snapshot, readAt }: Basis, connection: Connection | undefined): string {
  return connection?.published?.version === snapshot ? (lastReadAt(connection) ?? readAt) : readAt;
}

export function licenseDetail(
  stored: Stored<LicenseState>,
  around: Surroundings & Pick<LicenseDetail, 'contracts'>,
): LicenseDetail {
  const { manual, captured, capturing, firstSeen } = stored.state;
  const { figures } = licenseOf(stored);
  const { connection } = around;
  const importer = around.connections?.find(({ id }) => id === figures?.basis.activity?.connectionId);
  const activity = importer ? activityOf(importer) : connection && activityOf(connection);
  const row = licenseRow(stored, around);
  return {
    ...row,
    manual,
    captured,
    capturing,
    firstSeen,
    locked: connection
      ? lockedFields(stored.state).map((field) => ({
          field,
          connectionId: connection.id,
          connectionName: connection.name,
        }))
      : [],
    periods: (row.states ? (figures?.states ?? []) : []).flatMap((states, index) => {
      const days = INACTIVITY_PERIODS[index];
      return days === undefined ? [] : [{ days, states }];
    }),
    contracts: around.contracts,
    ...(activity && { activityMeans: activity.means, activityLagDays: activity.lagDays }),
  };
}

export async function viewLicense(
  table: Table,
  stored: Stored<LicenseState>,
  at: string,
): Promise<LicenseDetail> {
  const { applicationId, connectionId } = stored.state;
  const [application, connections, organisation, contracts] = await Promise.all([
    loadApplication(table, applicationId),
    listConnections(table, applicationId),
    settingsOf(table),
    contractsOfApplication(table, applicationId, at),
  ]);
  const known = connections.map(connectionOf);
  return licenseDetail(stored, {
    application,
    connection: known.find(({ id }) => id === connectionId),
    connections: known,
    organisation,
    contracts,
    at,
  });
}

/** Every license with its row. */
export async function viewLicenses(table: Table, applicationId: string | undefined, at: string) {
  const [licenses, applications, connections, organisation] = await Promise.all([
    listLicenses(table, applicationId),
    listApplications(table),
    listConnections(table, applicationId),
    settingsOf(table),
  ]);
  return licenseRows({ licenses, applications, connections, organisation }, at);
}

/** Of what was read already. */
export function licenseRows(
  read: {
    readonly licenses: readonly Stored<LicenseState>[];
    readonly applications: readonly Stored<ApplicationState>[];
    readonly connections: readonly Stored<ConnectionState>[];
    readonly organisation: Settings;
  },
  at: string,
) {
  const applicationById = new Map(read.applications.map((one) => [one.state.id, one]));
  const connectionById = new Map(read.connections.map((one) => [one.state.id, connectionOf(one)]));
  return read.licenses.map((stored) => ({
    stored,
    row: licenseRow(stored, {
      application: applicationById.get(stored.state.applicationId),
      connection: connectionById.get(stored.state.connectionId ?? ''),
      organisation: read.organisation,
      at,
    }),
  }));
}
