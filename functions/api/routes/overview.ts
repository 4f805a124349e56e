// Home in one answer: from lists of a few hundred items each, and no account.
import type { LicenseRow } from '#shared/api/licenses.ts';
import { ATTENTION_LINES, getOverview, type Overview } from '#shared/api/overview.ts';
import { lastReadAt } from '#shared/connectors/freshness.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { isCounted } from '#shared/domain/licenses/effective-license.ts';
import { done } from '#shared/domain/refusal.ts';
import { noStates } from '#shared/domain/utilization/count.ts';
import { ACTIVITY_STATES } from '#shared/domain/utilization/inactivity.ts';
import { peoplePointer } from '#shared/snapshots/people/read.ts';
import { listApplications } from '#shared/table/application-store.ts';
import { listConnections } from '#shared/table/connection-store.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import { listLicenses } from '#shared/table/license-store.ts';
import { listPaymentMethods } from '#shared/table/payment-method-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { attentionOf, named } from '../attention.ts';
import { connectionViews } from '../connection-view.ts';
import { endpoint } from '../endpoint.ts';
import { licenseRows } from '../license-view.ts';
import { contractCalendar } from '../next-dates.ts';
import { readerOf } from '../reader.ts';

export const overviewEndpoints = [
  endpoint(getOverview, async ({ table }, { caller, at }) => {
    const [organisation, stored, connected, licensed, contracts, methods, pointer] = await Promise.all([
      settingsOf(table),
      listApplications(table),
      listConnections(table),
      listLicenses(table),
      listContracts(table),
      listPaymentMethods(table),
      peoplePointer(table),
    ]);
    const read = {
      organisation,
      applications: stored,
      connections: connected,
      licenses: licensed,
      contracts,
    };
    const connections = connectionViews(read, at);
    const applications = stored.map(({ state }) => state);
    const today = civilDayOf(at, organisation.timeZone);
    const licenses = licenseRows(read, readerOf(caller, at))
      .filter(({ stored: { state } }) => isCounted(state))
      .map(({ row }) => row);
    const { dates, deadlines } = contractCalendar(
      contracts.map(({ state }) => state),
      organisation,
      today,
    );
    const attention = attentionOf({
      connections,
      licenses,
      applications,
      deadlines,
      contracts: contracts.map(({ state }) => state),
      paymentMethods: new Set(methods.map(({ state }) => state.id)),
    });
    return done({
      today,
      attention: attention.slice(0, ATTENTION_LINES),
      attentionTotal: attention.length,
      connections: connections.map((one) => ({
        ...named(one),
        state: one.health.state,
        message: one.message,
        stale: one.stale,
        paused: one.paused ?? false,
        lastReadAt: lastReadAt(one),
        nextRunAt: one.nextRunAt,
        running: one.progress !== undefined,
      })),
      dates,
      totals: {
        applications: applications.length,
        licenses: licenses.length,
        connections: connections.length,
        contracts: contracts.length,
        people: pointer ? pointer.people - pointer.left : null,
        left: pointer ? pointer.left : null,
        ...totalsOf(licenses),
      },
      periodDays: organisation.inactivityPeriodDays,
      setup: [
        { step: 'application', done: applications.length > 0 },
        { step: 'connection', done: connections.length > 0 },
        { step: 'read', done: connections.some(({ published }) => published !== undefined) },
        {
          step: 'owners',
          done: applications.some(({ owners }) => Object.values(owners).some((mail) => mail)),
        },
        { step: 'contract', done: contracts.length > 0 },
      ],
    });
  }),
];

function sum(rows: readonly LicenseRow[], value: (row: LicenseRow) => number | null): number {
  return rows.reduce((total, row) => total + (value(row) ?? 0), 0);
}

/** Seats are compared only where a number was bought; the seats of the other licenses stand apart. */
function totalsOf(licenses: readonly LicenseRow[]) {
  const states = noStates();
  for (const state of ACTIVITY_STATES) states[state] = sum(licenses, (row) => row.states?.[state] ?? 0);
  const days = licenses.flatMap(({ asOf }) => asOf ?? []).sort();
  const bought = ({ purchased }: LicenseRow) => (typeof purchased === 'number' ? purchased : null);
  const users = licenses.filter(({ kind }) => kind === 'user');
  const numbered = users.filter((row) => bought(row) !== null);
  const others = users.filter((row) => bought(row) === null);
  return {
    purchased: sum(numbered, bought),
    seats: sum(numbered, ({ seats }) => seats),
    available: sum(numbered, ({ available }) => available),
    overAssigned: sum(numbered, ({ overAssigned }) => overAssigned),
    unread: sum(
      numbered.filter(({ seats }) => seats === null),
      bought,
    ),
    uncounted: { licenses: others.length, seats: sum(others, ({ seats }) => seats) },
    states,
    exempt: sum(licenses, ({ exempt }) => exempt),
    asOf: days[0] ?? null,
    stale: licenses.filter(({ stale }) => stale).length,
  } satisfies Partial<Overview['totals']>;
}
