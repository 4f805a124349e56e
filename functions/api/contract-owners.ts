// Whoever owns a contract, or an application that it is about, may decide what policy leaves to owners.
import type { ApiContext } from '#functions/runtime/context.ts';
import type { Owners } from '#shared/domain/access/owners.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { loadContract } from '#shared/table/contract-store.ts';
import type { ApiRequest } from './endpoint.ts';

export async function contractOwners({ table }: ApiContext, request: ApiRequest): Promise<readonly Owners[]> {
  const id = request.params.id;
  const contract = id === undefined ? undefined : await loadContract(table, id);
  if (!contract) return [];
  const { owners, applicationIds } = contract.state;
  const applications = await Promise.all(applicationIds.map((one) => loadApplication(table, one)));
  return [owners, ...applications.flatMap((one) => one?.state.owners ?? [])];
}
