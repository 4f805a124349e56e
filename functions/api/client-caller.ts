// A machine client is whoever its token names, as long as neither it nor its connection is gone: both are asked for with each request.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { readClientToken } from '#functions/runtime/client-token.ts';
import type { ApiContext } from '#functions/runtime/context.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import { connectionIdOfClient } from '#shared/domain/applications/ids.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { loadMachineClient, type MachineClientState } from '#shared/table/machine-client-store.ts';
import type { Table } from '#shared/table/table.ts';
import type { Caller } from './endpoint.ts';

/** Both read strongly: who was revoked a moment ago is nobody. */
export async function livingClient(
  table: Table,
  id: string,
): Promise<Stored<MachineClientState> | undefined> {
  const [client, connection] = await Promise.all([
    loadMachineClient(table, id),
    loadConnection(table, connectionIdOfClient(id)),
  ]);
  return connection && connectorById(connection.state.connector)?.push ? client : undefined;
}

/** @returns undefined for no token, one that is no good any more, and one of a client or connection that is gone */
export async function clientCaller(
  { table, linkSecret }: ApiContext,
  { headers }: APIGatewayProxyEventV2,
  at: Instant,
): Promise<Caller | undefined> {
  const [, token] = /^Bearer ([\w.-]+)$/i.exec(headers?.authorization?.trim() ?? '') ?? [];
  const id = token && readClientToken(await linkSecret(), token, at);
  const client = id ? await livingClient(table, id) : undefined;
  if (!client) return undefined;
  const { name, connectionId } = client.state;
  return { mail: '', name, roles: [], client: { id: client.state.id, connectionId } };
}
