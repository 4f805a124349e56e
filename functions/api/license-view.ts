// A license as people see it: effective values, the counts under the period in force, and how old they are.
import type { LicenseDetail, LicenseRow } from '#shared/api/licenses.ts';
import { activityOf, holdersFrom, isByHand, lastReadAt, restsOnStale } from '#shared/connectors/freshness.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import {
  type AgreedLicenses,
  agreedLicenses,
  licenseCost,
} from '#shared/domain/contracts/cost/license-cost.ts';
import { effectiveLicense, lockedFields } from '#shared/domain/licenses/effective-license.ts';
import type { CapturedLayer } from '#shared/domain/licenses/license.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import type { Basis } from '#shared/domain/utilization/figures.ts';
import { INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { ratesOf } from '#shared/domain/utilization/rates.ts';
import { type ApplicationState, listApplications, loadApplication } from '#shared/table/application-store.ts';
import { type ConnectionState, connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { type ContractState, listContracts } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { type LicenseState, licenseOf, listLicenses } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { contractsOfApplication } from './contract-view.ts';
import type { Reader } from './reader.ts';

interface Surroundings {
  readonly application: Stored<ApplicationState> | undefined;
  readonly connection: Connection | undefined;
  /** The connection whose accounts say who holds it. */
  readonly source: Connection | undefined;
  /** Of the same application, or all: one of them may be the upload that tells activity. */
  readonly connections: readonly Connection[];
  readonly organisation: Settings;
  readonly agreed: AgreedLicenses;
  readonly reader: Reader;
}

export function licenseRow(stored: Stored<LicenseState>, around: Surroundings): LicenseRow {
  const { application, connection, source, organisation, agreed } = around;
  const { at, seesContracts } = around.reader;
  const { manual, captured, figures, ...license } = licenseOf(stored);
  const lines = agreed.get(license.id);
  const { purchasedDiffers: _, ...shown } = effectiveLicense(stored.state, lines?.quantities);
  const cost = licenseCost(stored.state, lines, civilDayOf(at, organisation.timeZone));
  const periodDays = application?.state.inactivityPeriodDays ?? organisation.inactivityPeriodDays;
  const counted = shown.kind === 'user' && source ? figures : undefined;
  const states = counted?.states[INACTIVITY_PERIODS.indexOf(periodDays)] ?? null;
  const { amount, currency, paymentFrequency, endDate } = manual;
  return {
    id: license.id,
    applicationId: license.applicationId,
    applicationName: application?.state.name ?? '',
    ...(connection && { connectionId: connection.id, connectionName: connection.name }),
    ...shown,
    byHand: source !== undefined && isByHand(source.connector),
    assignable: shown.kind === 'user' && (source === undefined || isByHand(source.connector)),
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
    cost: cost?.from === 'contract' && !seesContracts ? null : cost,
    effectiveDate: manual.effectiveDate ?? (captured && license.firstSeen),
    endDate,
    asOf: counted?.basis.day ?? null,
    readAt: (counted && readAtOf(counted.basis, source)) ?? null,
    stale: source ? restsOnStale(source, around.connections, at) : false,
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
  const { connection, source } = around;
  const importer = around.connections.find(({ id }) => id === figures?.basis.activity?.connectionId);
  const activity = importer ? activityOf(importer) : source && activityOf(source);
  const row = licenseRow(stored, around);
  return {
    ...row,
    manual,
    captured: captured && withoutCount(captured),
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
    purchasedDiffers: [
      ...effectiveLicense(stored.state, around.agreed.get(stored.state.id)?.quantities).purchasedDiffers,
    ],
    contracts: around.reader.seesContracts ? around.contracts : [],
    ...(activity && { activityMeans: activity.means, activityLagDays: activity.lagDays }),
  };
}

function withoutCount({ vendorUsed: _, vendorUsedAt: __, ...layer }: CapturedLayer) {
  return layer;
}

export async function viewLicense(
  table: Table,
  stored: Stored<LicenseState>,
  reader: Reader,
): Promise<LicenseDetail> {
  const { applicationId, connectionId } = stored.state;
  const [application, connections, organisation, stands] = await Promise.all([
    loadApplication(table, applicationId),
    listConnections(table, applicationId),
    settingsOf(table),
    contractsOfApplication(table, applicationId, reader.at),
  ]);
  const known = connections.map(connectionOf);
  const byId = new Map(known.map((one) => [one.id, one]));
  return licenseDetail(stored, {
    application,
    connection: byId.get(connectionId ?? ''),
    source: holdersFrom(stored.state, byId),
    connections: known,
    organisation,
    ...stands,
    reader,
  });
}

/** Every license with its row. */
export async function viewLicenses(table: Table, applicationId: string | undefined, reader: Reader) {
  const [licenses, applications, connections, organisation, contracts] = await Promise.all([
    listLicenses(table, applicationId),
    listApplications(table),
    listConnections(table, applicationId),
    settingsOf(table),
    listContracts(table),
  ]);
  return licenseRows({ licenses, applications, connections, organisation, contracts }, reader);
}

/** Of what was read already. */
export function licenseRows(
  read: {
    readonly licenses: readonly Stored<LicenseState>[];
    readonly applications: readonly Stored<ApplicationState>[];
    readonly connections: readonly Stored<ConnectionState>[];
    readonly organisation: Settings;
    readonly contracts: readonly Stored<ContractState>[];
  },
  reader: Reader,
) {
  const today = civilDayOf(reader.at, read.organisation.timeZone);
  const agreed = agreedLicenses(
    read.contracts.map(({ state }) => state),
    today,
  );
  const applicationById = new Map(read.applications.map((one) => [one.state.id, one]));
  const connections = read.connections.map(connectionOf);
  const connectionById = new Map(connections.map((one) => [one.id, one]));
  return read.licenses.map((stored) => ({
    stored,
    row: licenseRow(stored, {
      application: applicationById.get(stored.state.applicationId),
      connection: connectionById.get(stored.state.connectionId ?? ''),
      source: holdersFrom(stored.state, connectionById),
      connections,
      organisation: read.organisation,
      agreed,
      reader,
    }),
  }));
}
