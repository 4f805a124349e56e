// A request is let in by a role of its caller, by being an owner of the thing where the route says so, or as the client of the connection it is about.
import type { ApiContext } from '#functions/runtime/context.ts';
import { admits } from '#shared/api/readers.ts';
import type { ApiRequest, Caller, Endpoint } from './endpoint.ts';

export async function isAdmitted(
  context: ApiContext,
  endpoint: Endpoint,
  caller: Caller,
  request: ApiRequest,
): Promise<boolean> {
  const { access } = endpoint.route;
  if (access === 'client') return caller.client?.connectionId === request.params.id;
  if (admits(access, caller.roles)) return true;
  if (access === 'public' || access.owners !== true) return false;
  // Most requests are let in by a role: what finds owners is loaded with the first one that is not.
  const { isOwned } = await import('./owned.ts');
  return isOwned(context, endpoint, caller, request);
}
