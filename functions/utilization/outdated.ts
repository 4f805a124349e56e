// Figures that are older than what they rest on are open work: found from the state alone, whatever events were lost.
import {
  isByHand,
  isPublished,
  isRunning,
  type PublishedConnection,
  restsOnStale,
} from '#shared/connectors/freshness.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import { verdictsMark } from '#shared/domain/people/match-accounts.ts';
import type { PersonDecision } from '#shared/domain/people/person.ts';
import type { Basis } from '#shared/domain/utilization/figures.ts';
import { restOnSame } from '#shared/snapshots/findings.ts';
import { peoplePointer } from '#shared/snapshots/people/read.ts';
import { connectionFigures, connectionOf, listConnections } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { type LicenseState, licenseOf, listLicenses } from '#shared/table/license-store.ts';
import { listPersonDecisions } from '#shared/table/person-decision-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { countedBy } from './counted-by.ts';
import { directoriesOf } from './directory.ts';
import { activityImport } from './inputs.ts';

/** Published connections to be announced anew; three small queries and no account. */
export async function outdatedConnections(table: Table, at: Instant): Promise<PublishedConnection[]> {
  const [stored, licenses, pointer, decided, { timeZone }] = await Promise.all([
    listConnections(table),
    listLicenses(table),
    peoplePointer(table),
    listPersonDecisions(table),
    settingsOf(table),
  ]);
  const all = stored.map(connectionOf);
  const findingsOf = new Map(stored.map((one) => [one.state.id, connectionFigures(one).findings]));
  const connections = all.filter(isPublished);
  const decisions = decided.map(({ state, version }): PersonDecision => ({ ...state, version }));
  const byId = new Map(all.map((one) => [one.id, one]));
  const licensesOf = Map.groupBy(licenses, (one) => countedBy(one, byId));
  const directories = await directoriesOf(table, connections);
  const unheard = directories.filter(({ id, published }) => pointer?.heard[id] !== published.version);
  const open = connections.filter((one) => {
    const own = (licensesOf.get(one.id) ?? []).filter(isCounted);
    if (!isRunning(one, 'accounts')) {
      const left = isByHand(one.connector) ? licensesIn(licenses, one.applicationId) : own;
      return left.some((license) => countedFrom(license, one));
    }
    const wanted: Wanted = {
      snapshot: one.published.version,
      people: pointer?.version,
      overlays: verdictsMark(one.id, decisions),
      activity: activityImport(one, connections)?.version,
      byHand: isByHand(one.connector) || undefined,
      day: restsOnStale(one, connections, at) ? undefined : civilDayOf(at, timeZone),
    };
    const { snapshot, people, overlays } = wanted;
    if (!restOnSame(findingsOf.get(one.id), { snapshot, people, overlays })) return true;
    return own.some((license) => isOlder(licenseOf(license).figures?.basis, wanted));
  });
  return [...new Map([...unheard, ...open].map((one) => [one.id, one])).values()];
}

interface Wanted extends Pick<Basis, 'snapshot' | 'people' | 'overlays'> {
  readonly byHand: boolean | undefined;
  readonly activity: string | undefined;
  /** Absent where the figures stay those of their day. */
  readonly day: string | undefined;
}

function isOlder(basis: Basis | undefined, wanted: Wanted): boolean {
  if (basis === undefined) return true;
  const { snapshot, people, overlays, activity, day, byHand } = basis;
  return (
    snapshot !== wanted.snapshot ||
    byHand !== wanted.byHand ||
    people !== wanted.people ||
    overlays !== wanted.overlays ||
    activity?.version !== wanted.activity ||
    (wanted.day !== undefined && day < wanted.day)
  );
}

function isCounted({ state }: Stored<LicenseState>): boolean {
  return effectiveLicense(state).kind === 'user';
}

function licensesIn(licenses: readonly Stored<LicenseState>[], applicationId: string) {
  return licenses.filter(({ state }) => state.applicationId === applicationId);
}

/** Whether a license still shows the counts of a connection that gives none any more. */
function countedFrom(license: Stored<LicenseState>, { connector }: PublishedConnection): boolean {
  const { figures } = licenseOf(license);
  return figures !== undefined && (figures.basis.byHand ?? false) === isByHand(connector);
}
