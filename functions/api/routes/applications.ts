// Applications: listed with what hangs on them, changed under the version that was seen.
import * as routes from '#shared/api/applications.ts';
import type { Application } from '#shared/domain/applications/application.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { isCounted } from '#shared/domain/licenses/effective-license.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { foldName } from '#shared/domain/text.ts';
import {
  type ApplicationState,
  applicationEntity,
  listApplications,
  loadApplication,
} from '#shared/table/application-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { connectionEntity, connectionOf, listConnections } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { keys } from '#shared/table/keys.ts';
import { licenseEntity, licenseOf, listLicenses } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';
import { cardNumberTyped } from '../card-numbers.ts';
import { agreedByApplication } from '../contract-view.ts';
import { endpoint } from '../endpoint.ts';
import { worstHealth } from '../health-text.ts';
import { pageOfRows } from '../list.ts';

function applicationOf({ state, version }: Stored<ApplicationState>): Application {
  return { ...state, version };
}

function viewed(outcome: Outcome<Stored<ApplicationState>>): Outcome<Application> {
  return outcome.ok ? done(applicationOf(outcome.value)) : outcome;
}

/** Two applications that read the same cannot be told apart in any list. */
async function namesake(table: Table, name: string): Promise<ReturnType<typeof refuse> | undefined> {
  const folded = foldName(name);
  const other = (await listApplications(table)).find(({ state }) => foldName(state.name) === folded);
  return (
    other &&
    refuse('alreadyExists', `There is an application named ${other.state.name} already`, { field: 'name' })
  );
}

export const applicationEndpoints = [
  endpoint(routes.listApplications, async ({ table }, { query, at }) => {
    const [applications, connections, licenses, agreed] = await Promise.all([
      listApplications(table),
      listConnections(table),
      listLicenses(table),
      agreedByApplication(table, at),
    ]);
    const connectionsOf = Map.groupBy(connections.map(connectionOf), (one) => one.applicationId);
    const licensesOf = Map.groupBy(licenses.map(licenseOf).filter(isCounted), (one) => one.applicationId);
    const rows = applications
      .map(applicationOf)
      .filter((one) => query.approval === undefined || one.approval === query.approval)
      .filter((one) => query.category === undefined || one.category === query.category)
      .map((one): routes.ApplicationRow => {
        const own = licensesOf.get(one.id) ?? [];
        const health = worstHealth((connectionsOf.get(one.id) ?? []).map(({ health }) => health.state));
        return {
          ...one,
          licenses: own.length,
          seats: own.reduce((sum, license) => sum + (license.figures?.seats ?? 0), 0),
          ...(agreed.get(one.id) ?? { contracts: 0 }),
          ...(health && { health }),
        };
      });
    return pageOfRows(rows, query, {
      list: 'applications',
      id: (row) => row.id,
      text: (row) => [row.name, row.vendor, row.category],
      value: (row, sort) => row[sort as 'name'],
      sort: 'name',
    });
  }),

  endpoint(routes.createApplication, async ({ table }, { body, actor, at }) => {
    const typed = cardNumberTyped('application', body);
    if (typed) return typed;
    const taken = await namesake(table, body.name);
    if (taken) return taken;
    const state = { ...body, id: crypto.randomUUID() };
    return viewed(
      await createItem(table, applicationEntity, at, { state, line: { actor, deed: 'created' } }),
    );
  }),

  endpoint(routes.getApplication, async ({ table }, { params }) => {
    const stored = await loadApplication(table, params.id);
    return stored ? done(applicationOf(stored)) : refuse('notFound', 'There is no such application');
  }),

  endpoint(routes.updateApplication, async ({ table }, { params, body, actor, at }) => {
    const { version: seen, ...input } = body;
    const typed = cardNumberTyped('application', input);
    if (typed) return typed;
    const key = keys.application(params.id);
    const before = await loadApplication(table, params.id);
    const renamed = before && foldName(before.state.name) !== foldName(input.name);
    const taken = renamed && (await namesake(table, input.name));
    if (taken) return taken;
    return viewed(
      await changeItem(
        table,
        applicationEntity,
        key,
        at,
        ({ state: before }) => {
          const state = { ...input, id: before.id };
          const changes = fieldChanges(before, state);
          return changes.length === 0 ? 'unchanged' : { state, line: { actor, deed: 'changed', changes } };
        },
        { seen },
      ),
    );
  }),

  // Its children go first, so that a deletion that was cut short can be repeated.
  endpoint(routes.deleteApplication, async ({ table, secrets }, { params, actor, at }) => {
    const key = keys.application(params.id);
    if (!(await loadApplication(table, params.id))) return refuse('notFound', 'There is no such application');
    for (const { key: child, state } of await listConnections(table, params.id)) {
      await changeItem(table, connectionEntity, child, at, (one) => ({
        state: one.state,
        line: { actor, deed: 'deleted' },
        tombstone: true,
      }));
      await secrets.destroy(state.id);
    }
    for (const { key: child } of await listLicenses(table, params.id)) {
      await changeItem(table, licenseEntity, child, at, (one) => ({
        state: one.state,
        line: { actor, deed: 'deleted' },
        tombstone: true,
      }));
    }
    const outcome = await changeItem(table, applicationEntity, key, at, ({ state }) => ({
      state,
      line: { actor, deed: 'deleted' },
      tombstone: true,
    }));
    return outcome.ok ? done(undefined) : outcome;
  }),
];
