// A request is let in by a role of its caller, or by being an owner of the thing where the route says so.

import type { ApiContext } from '#functions/runtime/context.ts';
import { admits } from '#shared/api/readers.ts';
import { isOwner, type Owners } from '#shared/domain/access/owners.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import type { ApiRequest, Caller, Endpoint } from './endpoint.ts';

export async function isAdmitted(
  context: ApiContext,
  { route, ownersOf = applicationOwners }: Endpoint,
  caller: Caller,
  request: ApiRequest,
): Promise<boolean> {
  const { access } = route;
  if (admits(access, caller.roles)) return true;
  if (access === 'public' || access.owners !== true) return false;
  return (await ownersOf(context, request)).some((owners) => isOwner(owners, caller.mail));
}

/** Ids of connections and licenses begin with their application's id, which a new thing names in its body. */
async function applicationOwners({ table }: ApiContext, request: ApiRequest): Promise<readonly Owners[]> {
  const named = (request.body as { readonly applicationId?: unknown } | undefined)?.applicationId;
  const id = request.params.id ?? named;
  if (typeof id !== 'string' || id === '') return [];
  const application = await loadApplication(table, applicationIdOf(id));
  return application ? [application.state.owners] : [];
}
