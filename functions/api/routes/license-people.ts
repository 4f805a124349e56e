// The people behind a license, in the states that its counters are made of.
import { type LicenseHolder, listLicensePeople } from '#shared/api/licenses.ts';
import { civilDayOf } from '#shared/domain/calendar/civil-day.ts';
import { civilDayAt, dayNumber } from '#shared/domain/calendar/zone-days.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import { isExempt } from '#shared/domain/people/exemption.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { activityState } from '#shared/domain/utilization/activity-state.ts';
import { noStates } from '#shared/domain/utilization/count.ts';
import { SnapshotMissing } from '#shared/snapshots/read.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { connectionOf, loadConnection } from '#shared/table/connection-store.ts';
import { licenseOf, loadLicense } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { endpoint } from '../endpoint.ts';
import { holdersBehind } from '../license-holders.ts';
import { pageOfRows } from '../list.ts';

const NOT_READ = refuse('notNow', 'The accounts behind this license have not been read yet');

export const licensePeopleEndpoints = [
  endpoint(listLicensePeople, async ({ table }, { params, query, at }) => {
    const stored = await loadLicense(table, params.id);
    if (!stored) return refuse('notFound', 'There is no such license');
    if (effectiveLicense(stored.state).kind === 'quantity')
      return refuse('notNow', 'This license is a quantity; nobody holds it');
    if (!stored.state.managed)
      return refuse('notNow', 'This license is left unmanaged; manage it to see its people');
    const { figures, captured, connectionId, applicationId } = licenseOf(stored);
    const [connection, application, organisation] = await Promise.all([
      connectionId === undefined ? undefined : loadConnection(table, connectionId),
      loadApplication(table, applicationId),
      settingsOf(table),
    ]);
    if (!figures || !captured || !connection) return NOT_READ;
    const { basis } = figures;
    const behind = await holdersBehind(
      table,
      connectionOf(connection),
      captured.vendorId,
      basis,
      organisation.timeZone,
    ).catch((error: unknown) => {
      if (error instanceof SnapshotMissing) return undefined;
      throw error;
    });
    if (!behind)
      return refuse('notNow', 'The figures of this license are being counted anew; try again soon');

    const today = civilDayOf(at, organisation.timeZone);
    const inForce = application?.state.inactivityPeriodDays ?? organisation.inactivityPeriodDays;
    const { periodDays = inForce, state: wantedState, department: wantedDepartment, ...rest } = query;
    const { holders, reach, people } = behind;
    const states = noStates();
    const departments = new Set<string>();
    const rows: LicenseHolder[] = [];
    for (const holder of holders) {
      const person = holder.personId === undefined ? undefined : people.byId.get(holder.personId);
      const state = activityState(holder.use, dayNumber(basis.day), periodDays, reach);
      const department = person?.department ?? holder.department;
      states[state]++;
      if (department) departments.add(department);
      if (wantedState !== undefined && state !== wantedState) continue;
      if (wantedDepartment !== undefined && department !== wantedDepartment) continue;
      const { lastActive, heldSince } = holder.use;
      rows.push({
        ...(holder.personId !== undefined && { personId: holder.personId }),
        name: person?.name || holder.name,
        mail: person?.mails[0] ?? holder.mail,
        ...(department && { department }),
        state,
        lastActiveOn: typeof lastActive === 'number' ? civilDayAt(lastActive) : null,
        heldSince: heldSince === undefined ? null : civilDayAt(heldSince),
        accounts: holder.accounts as LicenseHolder['accounts'],
        exempt: holder.personId !== undefined && isExempt(people.decisions.get(holder.personId), today),
      });
    }
    const decisive = { ...rest, state: wantedState, department: wantedDepartment, periodDays };
    const page = pageOfRows(rows, decisive, {
      list: `people of ${params.id} at ${basis.snapshot}`,
      id: (row) => row.personId ?? row.accounts[0]?.id ?? '',
      text: (row) => [row.name, row.mail, row.department, ...row.accounts.map(({ mail }) => mail)],
      value: (row, sort) => row[sort as 'name'],
      sort: 'name',
    });
    if (!page.ok) return page;
    return done({
      ...page.value,
      departments: [...departments].sort(),
      states,
      asOf: basis.day,
      readAt: basis.readAt,
    });
  }),
];
