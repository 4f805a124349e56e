// The counters of a connection's licenses are a function of its snapshot, the people, the verdicts and the day, and are written where they changed.
import {
  activityUpload,
  isByHand,
  isPublished,
  isRunning,
  lastReadAt,
  type PublishedConnection,
  restsOnStale,
  skuOf,
} from '#shared/connectors/freshness.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import { handConnectionId } from '#shared/domain/assignments/hand-connection.ts';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { dayNumber } from '#shared/domain/calendar/zone-days.ts';
import type { AgreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import { figuresOf, noStates } from '#shared/domain/utilization/count.ts';
import { type Basis, Figures } from '#shared/domain/utilization/figures.ts';
import { INACTIVITY_PERIODS, type InactivityPeriod } from '#shared/domain/utilization/inactivity.ts';
import { daysToRecord } from '#shared/domain/utilization/license-day.ts';
import { restOnSame, writeFindings } from '#shared/snapshots/findings.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { connectionFigures, connectionOf, listConnections } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import { lastLicenseDays, recordLicenseDays } from '#shared/table/license-month-store.ts';
import { type LicenseState, licenseOf, listLicenses } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { countedBy } from './counted-by.ts';
import { forgetCounters } from './forget-counters.ts';
import { type Gathered, gatherAccounts } from './gathering.ts';
import { inParallel } from './in-parallel.ts';
import { activityImport, type Inputs, inputsOf } from './inputs.ts';
import type { Known } from './known.ts';

export interface Judged {
  readonly licenses: number;
  /** Licenses whose counters were written. */
  readonly written: number;
}

/** @param at the event's own time: a late delivery judges the day it was for, and never replaces a later one */
export async function judgeConnection(
  table: Table,
  connectionId: string,
  known: Known,
  at: Instant,
): Promise<Judged> {
  const applicationId = applicationIdOf(connectionId);
  const [storedConnections, licenses, application, organisation] = await Promise.all([
    listConnections(table, applicationId),
    listLicenses(table, applicationId),
    loadApplication(table, applicationId),
    settingsOf(table),
  ]);
  const connections = storedConnections.map(connectionOf);
  const byId = new Map(connections.map((one) => [one.id, one]));
  const connection = byId.get(connectionId);
  const own = licenses.filter((one) => countedBy(one, byId) === connectionId);
  if (!connection || !isPublished(connection) || !isRunning(connection, 'accounts')) {
    const left = connectionId === handConnectionId(applicationId) ? countedByHand(licenses) : own;
    return { licenses: left.length, written: await forgetCounters(table, left) };
  }
  const { timeZone, inactivityPeriodDays } = organisation;
  const day = civilDayOf(at, timeZone);
  const activity = activityImport(connection, connections);
  const inputs = await inputsOf(table, connection, known.people, timeZone, activity);
  const readDayOf = (one: PublishedConnection) =>
    isByHand(one.connector) ? day : civilDayOf(lastReadAt(one) ?? one.published.readAt, timeZone);
  const readDay = readDayOf(connection);
  const source = activityUpload(connection, connections);
  const toldDay = source && readDayOf(source) < readDay ? readDayOf(source) : readDay;
  const stale = restsOnStale(connection, connections, at);
  const stored = storedConnections.find(({ state }) => state.id === connectionId);
  const users = own.filter(({ state }) => effectiveLicense(state).kind === 'user');
  const { people, overlays } = inputs.basis;
  const looksOn = {
    snapshot: connection.published.version,
    ...(people !== undefined && { people }),
    overlays,
  };
  const isLooked = stored && restOnSame(connectionFigures(stored).findings, looksOn);
  if (users.length === 0 && isLooked) return { licenses: own.length, written: 0 };
  const gathered = await gatherAccounts(table, connection, connection.published.version, {
    rules: inputs.rules,
    people: known.people,
    today: day,
  });
  const readAt = lastReadAt(connection) ?? connection.published.readAt;
  if (stored) await writeFindings(table, stored, gathered.findings, { ...looksOn, readAt });
  const judged = countersOf(connection, users, gathered, inputs, stale ? { toldDay } : { day });
  const periodDays = application?.state.inactivityPeriodDays ?? inactivityPeriodDays;
  await recordDays(table, judged, { today: day, readDay, periodDays, agreed: known.agreed });
  const changed = judged.filter(({ stored, figures }) => !same(stored.figures.counters, figures));
  const written = await inParallel(changed, ({ stored, figures }) => writeCounters(table, stored, figures));
  return { licenses: own.length, written: written.filter(Boolean).length };
}

interface JudgedLicense {
  readonly stored: Stored<LicenseState>;
  readonly figures: Figures;
  /** The counts as of another day. */
  readonly on: (day: CivilDay) => Figures;
}

/** What rests on something out of date keeps the day of its counts: nobody becomes inactive by mere time. */
function countersOf(
  connection: PublishedConnection,
  users: readonly Stored<LicenseState>[],
  gathered: Gathered,
  inputs: Inputs,
  judgedFor: { readonly day: CivilDay } | { readonly toldDay: CivilDay },
): JudgedLicense[] {
  const { published } = connection;
  const byHand = isByHand(connection.connector);
  const basis: Omit<Basis, 'day'> = {
    snapshot: published.version,
    ...inputs.basis,
    readAt: lastReadAt(connection) ?? published.readAt,
    ...(byHand && { byHand }),
  };
  return users.map((stored) => {
    const before = licenseOf(stored).figures;
    const sku = skuOf(stored.state, connection);
    const on = (day: CivilDay) =>
      figuresOf(gathered.on(day), sku, dayNumber(day), inputs.reach, { ...basis, day });
    const day = 'day' in judgedFor ? judgedFor.day : latest(before?.basis.day, judgedFor.toldDay);
    return { stored, figures: on(day), on };
  });
}

function countedByHand(licenses: readonly Stored<LicenseState>[]): readonly Stored<LicenseState>[] {
  return licenses.filter((one) => licenseOf(one).figures?.basis.byHand);
}

function latest(before: CivilDay | undefined, day: CivilDay): CivilDay {
  return before !== undefined && before > day ? before : day;
}

/** Guarded, as two judgements may meet: the later day wins, and of one day the later read. Between the vendor's word and ours there is no later. */
function writeCounters(table: Table, { key }: Stored<LicenseState>, figures: Figures): Promise<boolean> {
  const { day, readAt, byHand } = figures.basis;
  const otherSource = `attribute_${byHand ? 'not_' : ''}exists(#figures.#counters.#basis.#byHand)`;
  return setFigures(
    table,
    key,
    { counters: figures },
    {
      guard: {
        expression: `attribute_not_exists(#figures.#counters) OR ${otherSource} OR (#figures.#counters.#basis.#day <= :day AND #figures.#counters.#basis.#readAt <= :readAt)`,
        names: {
          '#counters': 'counters',
          '#basis': 'basis',
          '#day': 'day',
          '#readAt': 'readAt',
          '#byHand': 'byHand',
        },
        values: { ':day': day, ':readAt': readAt },
      },
    },
  );
}

/** Before the counters: what a crash leaves undone here is then still open, as the counters' basis is old. */
async function recordDays(
  table: Table,
  judged: readonly JudgedLicense[],
  frame: {
    readonly today: CivilDay;
    readonly readDay: CivilDay;
    readonly periodDays: InactivityPeriod;
    readonly agreed: AgreedLicenses;
  },
): Promise<void> {
  const { today, readDay, periodDays, agreed } = frame;
  const ids = judged.map(({ stored }) => stored.state.id);
  const last = await lastLicenseDays(table, ids, today);
  await inParallel(judged, async ({ stored, figures, on }) => {
    const { purchased } = effectiveLicense(stored.state, agreed.get(stored.state.id)?.quantities);
    const days = daysToRecord(last.get(stored.state.id), {
      today,
      readDay,
      judged: (day) => {
        const { seats, people, states } = day < figures.basis.day ? on(day) : figures;
        const counts = states[INACTIVITY_PERIODS.indexOf(periodDays)] ?? noStates();
        return { purchased, seats, people, states: counts, periodDays };
      },
    });
    await recordLicenseDays(table, stored.state.id, days);
  });
}

function same(stored: unknown, figures: Figures): boolean {
  const before = Figures.safeParse(stored);
  return before.success && JSON.stringify(before.data) === JSON.stringify(Figures.parse(figures));
}
