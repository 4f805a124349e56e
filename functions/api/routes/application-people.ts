// The people of an application with what they hold, and which of that was assigned by hand.
import { knownPeople } from '#functions/utilization/inputs.ts';
import * as routes from '#shared/api/assignments.ts';
import { admits, READERS } from '#shared/api/readers.ts';
import { isOwner } from '#shared/domain/access/owners.ts';
import { standingOf } from '#shared/domain/assignments/assignment.ts';
import { termsOf } from '#shared/domain/assignments/edits.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { refuse } from '#shared/domain/refusal.ts';
import { assignedByHand } from '#shared/snapshots/assignments.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { peopleOfApplication } from '../application-people.ts';
import { assignableLicenses } from '../assignable.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

const NO_APPLICATION = refuse('notFound', 'There is no such application');

export const applicationPeopleEndpoints = [
  endpoint(routes.listApplicationPeople, async ({ table }, { params, query, caller, at }) => {
    const application = await loadApplication(table, params.id);
    if (!application) return NO_APPLICATION;
    const [people, { timeZone }] = await Promise.all([knownPeople(table), settingsOf(table)]);
    const today = civilDayOf(at, timeZone);
    const sees = admits(READERS.activity, caller.roles) || isOwner(application.state.owners, caller.mail);
    const all = await peopleOfApplication(table, params.id, { people, today, timeZone });
    const rows = all
      .filter(
        ({ licenses }) =>
          (query.licenseId === undefined || licenses.some(({ id }) => id === query.licenseId)) &&
          (query.licensed === undefined || licenses.length > 0 === query.licensed),
      )
      .map((row) => (sees ? row : { ...row, lastActiveOn: undefined }));
    return pageOfRows(rows, query, {
      list: `people of ${params.id}`,
      id: ({ id }) => id,
      text: ({ name, mail, department }) => [name, mail, department],
      value: (row, sort) => row[sort as 'name'],
      sort: 'name',
    });
  }),

  endpoint(routes.listAssignments, async ({ table }, { params, query, at }) => {
    if (!(await loadApplication(table, params.id))) return NO_APPLICATION;
    const [accounts, licenses, { timeZone }] = await Promise.all([
      assignedByHand(table, params.id),
      assignableLicenses(table, params.id),
      settingsOf(table),
    ]);
    const today = civilDayOf(at, timeZone);
    const open = new Map(licenses.filter(({ refusal }) => !refusal).map((one) => [one.id, one]));
    const rows = accounts
      .flatMap(({ id: mail, holds }) =>
        holds.flatMap((holding) => {
          const license = open.get(holding.sku);
          if (!license) return [];
          const standing = standingOf(holding, today);
          return [{ mail, licenseId: license.id, licenseName: license.name, ...termsOf(holding), standing }];
        }),
      )
      .filter(({ licenseId }) => query.licenseId === undefined || licenseId === query.licenseId)
      .filter(({ standing }) => query.ended === true || standing !== 'ended');
    return pageOfRows(rows, query, {
      list: `assignments of ${params.id}`,
      id: ({ mail, licenseId }) => `${mail} ${licenseId}`,
      text: ({ mail, licenseName, role }) => [mail, licenseName, role],
      value: (row, sort) => row[sort as 'mail'],
      sort: 'mail',
    });
  }),
];
