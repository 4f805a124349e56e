// Whether the caller is named as an owner of the thing that a request is about.
import type { ApiContext } from '#functions/runtime/context.ts';
import { isOwner, type Owners } from '#shared/domain/access/owners.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import type { ApiRequest, Caller, Endpoint } from './endpoint.ts';

export async function isOwned(
  context: ApiContext,
  { ownersOf = applicationOwners }: Endpoint,
  caller: Caller,
  request: ApiRequest,
): Promise<boolean> {
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
