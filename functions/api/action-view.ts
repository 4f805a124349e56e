// An action as people see it: with the names of what it belongs to, and whether it can be given back.
import type { ApiContext } from '#functions/runtime/context.ts';
import type { ActionRow } from '#shared/api/actions.ts';
import { isOwner, type Owners } from '#shared/domain/access/owners.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { type ActionFields, actionOf, followedOf } from '#shared/table/action-store.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { Table } from '#shared/table/table.ts';
import type { ApiRequest, Caller } from './endpoint.ts';

export const NO_ACTION = refuse('notFound', 'There is no such action');

/** The license or the action that a request is about begins with its application. */
async function ownersOf({ table }: ApiContext, request: ApiRequest): Promise<readonly Owners[]> {
  const { licenseId } = (request.body ?? {}) as { readonly licenseId?: unknown };
  const id = request.params.id ?? licenseId;
  const application = typeof id === 'string' ? await loadApplication(table, applicationIdOf(id)) : undefined;
  return application ? [application.state.owners] : [];
}
export const byApplication = { ownersOf };

export async function isOwnerOf(table: Table, applicationId: string, { mail }: Caller): Promise<boolean> {
  const application = await loadApplication(table, applicationId);
  return application !== undefined && isOwner(application.state.owners, mail);
}

export async function viewed(table: Table, stored: readonly Stored<ActionFields>[]): Promise<ActionRow[]> {
  const load = async <T>(ids: Iterable<string>, one: (id: string) => Promise<T>) =>
    new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await one(id)] as const)));
  const applications = await load(
    stored.map(({ state }) => state.applicationId),
    (id) => loadApplication(table, id),
  );
  const connections = await load(
    stored.map(({ state }) => state.connectionId),
    (id) => loadConnection(table, id),
  );
  const took = new Set(stored.filter(({ state }) => canBeGivenBack(state)).map(({ state }) => state.id));
  const followed = await followedOf(table, [...took]);
  return stored.map((one) => {
    const { id, applicationId, connectionId } = one.state;
    return {
      ...actionOf(one),
      applicationName: applications.get(applicationId)?.state.name ?? '',
      connectionName: connections.get(connectionId)?.state.name ?? '',
      restorable: took.has(id) && !followed.has(id),
    };
  });
}

/** What was taken away from here, and what the vendor gives back. */
function canBeGivenBack({ task, state, plan, performed }: ActionFields): boolean {
  if (task !== 'reclaim' || state !== 'done' || !performed || performed.how === 'byHand') return false;
  return plan.possible && plan.undo === 'restore';
}

export async function viewedOne(
  table: Table,
  outcome: Outcome<Stored<ActionFields>>,
): Promise<Outcome<ActionRow>> {
  if (!outcome.ok) return outcome;
  const [row] = await viewed(table, [outcome.value]);
  return row ? done(row) : NO_ACTION;
}
