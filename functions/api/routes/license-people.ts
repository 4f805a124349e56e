// The people behind a license, in the states that its counters are made of.
import { type LicenseHolder, listLicensePeople } from '#shared/api/license-people.ts';
import { holdersFrom, isByHand, skuOf } from '#shared/connectors/freshness.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { civilDayAt, dayNumber } from '#shared/domain/calendar/zone-days.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import { isExempt } from '#shared/domain/people/exemption.ts';
import type { Person } from '#shared/domain/people/person.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { activityState } from '#shared/domain/utilization/activity-state.ts';
import { isUnused } from '#shared/domain/utilization/candidate.ts';
import { noStates } from '#shared/domain/utilization/count.ts';
import type { ListedHolder } from '#shared/domain/utilization/holder-list.ts';
import type { ActivityState } from '#shared/domain/utilization/inactivity.ts';
import { SnapshotMissing } from '#shared/snapshots/read.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { licenseOf, loadLicense } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { endpoint } from '../endpoint.ts';
import { holdersBehind } from '../license-holders.ts';
import { pageOfRows } from '../list.ts';

const NOT_READ = refuse('notNow', 'The accounts behind this license have not been read yet');
const COUNTING = refuse('notNow', 'The figures of this license are being counted anew; try again soon');

/** One of the people in a state; a row is made of it only when it is shown. */
interface Found {
  readonly holder: ListedHolder;
  readonly person: Person | undefined;
  readonly state: ActivityState;
  readonly department: string | undefined;
}

const nameOf = ({ holder, person }: Found) => person?.name || holder.name;
const mailOf = ({ holder, person }: Found) => person?.mails[0] ?? holder.mail;

/** What each column is ordered by. */
const VALUES = {
  name: nameOf,
  mail: mailOf,
  department: ({ department }: Found) => department,
  state: ({ state }: Found) => state,
  lastActiveOn: ({ holder }: Found) => holder.use.lastActive,
  heldSince: ({ holder }: Found) => holder.use.heldSince,
} as const;

function rowOf(found: Found, exempt: boolean): LicenseHolder {
  const { holder, state, department } = found;
  const { lastActive, heldSince } = holder.use;
  return {
    ...(holder.personId !== undefined && { personId: holder.personId }),
    name: nameOf(found),
    mail: mailOf(found),
    ...(department && { department }),
    state,
    lastActiveOn: typeof lastActive === 'number' ? civilDayAt(lastActive) : null,
    heldSince: heldSince === undefined ? null : civilDayAt(heldSince),
    accounts: [...holder.accounts],
    exempt,
  };
}

export const licensePeopleEndpoints = [
  endpoint(listLicensePeople, async ({ table }, { params, query, at }) => {
    const stored = await loadLicense(table, params.id);
    if (!stored) return refuse('notFound', 'There is no such license');
    if (effectiveLicense(stored.state).kind === 'quantity')
      return refuse('notNow', 'This license is a quantity; nobody holds it');
    if (!stored.state.managed)
      return refuse('notNow', 'This license is left unmanaged; manage it to see its people');
    const { figures, applicationId } = licenseOf(stored);
    const [connections, application, organisation] = await Promise.all([
      listConnections(table, applicationId),
      loadApplication(table, applicationId),
      settingsOf(table),
    ]);
    const source = holdersFrom(
      stored.state,
      new Map(connections.map((one) => [one.state.id, connectionOf(one)])),
    );
    if (!figures || !source) return NOT_READ;
    const { basis } = figures;
    // Counts of the source before this one are about to be replaced.
    if ((basis.byHand ?? false) !== isByHand(source.connector)) return COUNTING;
    const behind = await holdersBehind(
      table,
      source,
      skuOf(stored.state, source),
      basis,
      organisation.timeZone,
    ).catch((error: unknown) => {
      if (error instanceof SnapshotMissing) return undefined;
      throw error;
    });
    if (!behind) return COUNTING;

    const today = civilDayOf(at, organisation.timeZone);
    const inForce = application?.state.inactivityPeriodDays ?? organisation.inactivityPeriodDays;
    const { periodDays = inForce, state: wantedState, department: wantedDepartment, ...rest } = query;
    const { holders, reach, people } = behind;
    const day = dayNumber(basis.day);
    const states = noStates();
    const departments = new Set<string>();
    const found: Found[] = [];
    for (const holder of holders) {
      const person = holder.personId === undefined ? undefined : people.byId.get(holder.personId);
      const state = activityState(holder.use, day, periodDays, reach);
      const department = person?.department ?? holder.department;
      states[state]++;
      if (department) departments.add(department);
      if (
        wantedState !== undefined &&
        state !== wantedState &&
        !(wantedState === 'unused' && isUnused(state))
      )
        continue;
      if (wantedDepartment !== undefined && department !== wantedDepartment) continue;
      found.push({ holder, person, state, department });
    }
    const decisive = { ...rest, state: wantedState, department: wantedDepartment, periodDays };
    const page = pageOfRows(found, decisive, {
      list: `people of ${params.id}`,
      id: ({ holder }) => holder.personId ?? holder.accounts[0]?.id ?? '',
      text: (one) => [
        nameOf(one),
        mailOf(one),
        one.department,
        ...one.holder.accounts.map(({ mail }) => mail),
      ],
      value: (one, sort) => VALUES[sort as keyof typeof VALUES](one),
      sort: 'name',
    });
    if (!page.ok) return page;
    return done({
      ...page.value,
      items: page.value.items.map((one) => {
        const { personId } = one.holder;
        const exempt = personId !== undefined && isExempt(people.decisions.get(personId), today);
        return rowOf(one, exempt);
      }),
      departments: [...departments].sort(),
      states,
      asOf: basis.day,
      readAt: basis.readAt,
    });
  }),
];
