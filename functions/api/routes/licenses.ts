// Licenses: what is typed goes to the manual layer, and never into a field that a connection holds.
import * as routes from '#shared/api/licenses.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { childId } from '#shared/domain/applications/ids.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { isListed, lockedFields } from '#shared/domain/licenses/effective-license.ts';
import { ManualLayer } from '#shared/domain/licenses/license.ts';
import { licenseProblem } from '#shared/domain/licenses/license-problem.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import { keys } from '#shared/table/keys.ts';
import { licenseEntity, loadLicense } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { endpoint } from '../endpoint.ts';
import { viewLicense, viewLicenses } from '../license-view.ts';
import { pageOfRows } from '../list.ts';
import { readerOf } from '../reader.ts';

export const licenseEndpoints = [
  endpoint(routes.listLicenses, async ({ table }, { query, caller, at }) => {
    const known = (await viewLicenses(table, query.applicationId, readerOf(caller, at)))
      .filter(({ stored }) => isListed(stored.state))
      .map(({ row }) => row)
      .filter((row) => query.connectionId === undefined || row.connectionId === query.connectionId)
      .filter((row) => query.kind === undefined || row.kind === query.kind)
      .filter((row) => query.type === undefined || row.type === query.type)
      .filter(
        (row) => query.overAssigned === undefined || (row.overAssigned ?? 0) > 0 === query.overAssigned,
      );
    const wantInactive = query.inactive ?? false;
    const wantManaged = query.managed ?? true;
    const rows = known.filter(
      (row) => (row.status === 'inactive') === wantInactive && row.managed === wantManaged,
    );
    const page = pageOfRows(rows, query, {
      list: 'licenses',
      id: (row) => row.id,
      text: (row) => [row.name, row.applicationName, row.key],
      value: (row, sort) => {
        if (sort === 'inactive') return row.states?.inactive;
        if (sort === 'purchased' && row.purchased === 'unlimited') return Number.MAX_SAFE_INTEGER;
        return row[sort as 'name'];
      },
      sort: 'name',
    });
    if (!page.ok) return page;
    return done({
      ...page.value,
      hiddenInactive: known.filter((row) => row.status === 'inactive' && !wantInactive).length,
      hiddenUnmanaged: known.filter((row) => !row.managed && wantManaged).length,
    });
  }),

  endpoint(routes.createLicense, async ({ table }, { body, caller, actor, at }) => {
    const { applicationId, ...manual } = body;
    const refusal = licenseProblem(manual);
    if (refusal) return { ok: false, refusal };
    if (!(await loadApplication(table, applicationId)))
      return refuse('invalid', 'There is no such application', { field: 'applicationId' });
    const { timeZone } = await settingsOf(table);
    const outcome = await createItem(table, licenseEntity, at, {
      state: {
        id: childId(applicationId, crypto.randomUUID()),
        applicationId,
        manual,
        capturing: false,
        managed: true,
        firstSeen: civilDayOf(at, timeZone),
      },
      line: { actor, deed: 'created' },
    });
    return outcome.ok ? done(await viewLicense(table, outcome.value, readerOf(caller, at))) : outcome;
  }),

  endpoint(routes.getLicense, async ({ table }, { params, caller, at }) => {
    const stored = await loadLicense(table, params.id);
    return stored
      ? done(await viewLicense(table, stored, readerOf(caller, at)))
      : refuse('notFound', 'There is no such license');
  }),

  endpoint(routes.updateLicense, async ({ table }, { params, body, caller, actor, at }) => {
    const stored = await loadLicense(table, params.id);
    const connection = stored?.state.connectionId && (await loadConnection(table, stored.state.connectionId));
    const holder = connection ? connection.state.name : 'its connection';
    const outcome = await changeItem(
      table,
      licenseEntity,
      keys.license(params.id),
      at,
      ({ state: before }) => {
        const held = lockedFields(before).find((field) => body.manual[field] !== undefined);
        if (held) {
          const reason = `${holder} holds this value; switch its License Information task off to type it`;
          return { refusal: { code: 'locked', reason, field: `manual.${held}` } };
        }
        const typed = Object.entries({ ...before.manual, ...body.manual }).filter(
          ([, value]) => value !== null,
        );
        const manual = ManualLayer.parse(Object.fromEntries(typed));
        const touchesDays = body.manual.effectiveDate !== undefined || body.manual.endDate !== undefined;
        const refusal = touchesDays && licenseProblem(manual, 'manual.');
        if (refusal) return { refusal };
        const managed = body.managed ?? before.managed;
        const changes = [
          ...fieldChanges(before.manual, manual),
          ...fieldChanges({ managed: before.managed }, { managed }),
        ];
        if (changes.length === 0) return 'unchanged';
        return { state: { ...before, manual, managed }, line: { actor, deed: 'changed', changes } };
      },
      { seen: body.version },
    );
    return outcome.ok ? done(await viewLicense(table, outcome.value, readerOf(caller, at))) : outcome;
  }),

  endpoint(routes.deleteLicense, async ({ table }, { params, actor, at }) => {
    const outcome = await changeItem(table, licenseEntity, keys.license(params.id), at, ({ state }) =>
      state.captured
        ? {
            refusal: {
              code: 'notNow',
              reason: 'A connection captured this license; leave it unmanaged instead',
            },
          }
        : { state, line: { actor, deed: 'deleted' }, tombstone: true },
    );
    return outcome.ok ? done(undefined) : outcome;
  }),
];
