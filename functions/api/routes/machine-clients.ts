// Machine clients of a connection: the secret leaves once, in the answer that made it.
import { randomBytes } from 'node:crypto';
import * as routes from '#shared/api/machine-clients.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import { childId, connectionIdOfClient } from '#shared/domain/applications/ids.ts';
import { MOST_CLIENTS } from '#shared/domain/connections/machine-client.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { createItem } from '#shared/table/commit.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import {
  clientSecretHash,
  listMachineClients,
  machineClientEntity,
  machineClientOf,
  revokeMachineClient,
} from '#shared/table/machine-client-store.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

/** Nobody guesses 256 bits. */
const SECRET_BYTES = 32;
/** Whoever looks for leaked secrets in code knows by it what they found. */
const SECRET_PREFIX = 'seatledger_';
/** Apart from others of its connection; it is no secret. */
const ID_BYTES = 6;

const NO_CONNECTION = refuse('notFound', 'There is no such connection');
const REVOKED = refuse('gone', 'This machine client was revoked already');
const NO_CLIENT = refuse('notFound', 'There is no such machine client');

export const machineClientEndpoints = [
  endpoint(routes.listMachineClients, async ({ table }, { params, query }) => {
    if (!(await loadConnection(table, params.id))) return NO_CONNECTION;
    const clients = (await listMachineClients(table, params.id)).map(machineClientOf);
    return pageOfRows(clients, query, {
      list: `clients of ${params.id}`,
      id: (row) => row.id,
      text: (row) => [row.name, row.id, row.createdBy],
      value: (row, sort) => row[sort as 'name'],
      sort: 'name',
    });
  }),

  endpoint(routes.createMachineClient, async ({ table }, { params, body, actor, at }) => {
    const connection = await loadConnection(table, params.id);
    if (!connection) return NO_CONNECTION;
    if (!connectorById(connection.state.connector)?.push)
      return refuse('notNow', 'Programs send files to a connection of CSV files, and this is none');
    const others = await listMachineClients(table, params.id);
    if (others.length >= MOST_CLIENTS)
      return refuse('notNow', `A connection has at most ${MOST_CLIENTS} machine clients; revoke one first`);
    if (others.some(({ state }) => state.name === body.name))
      return refuse('alreadyExists', 'Another client of this connection has this name', { field: 'name' });
    const secret = SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
    const outcome = await createItem(table, machineClientEntity, at, {
      state: {
        ...body,
        id: childId(params.id, randomBytes(ID_BYTES).toString('hex')),
        connectionId: params.id,
        createdAt: at,
        createdBy: actor.name ?? actor.id,
        secretHash: clientSecretHash(secret),
      },
      line: { actor, deed: 'created', note: `May send files to ${connection.state.name}, and nothing else.` },
    });
    return outcome.ok ? done({ client: machineClientOf(outcome.value), secret }) : outcome;
  }),

  endpoint(routes.revokeMachineClient, async ({ table }, { params, actor, at }) => {
    if (connectionIdOfClient(params.clientId) !== params.id) return NO_CLIENT;
    const outcome = await revokeMachineClient(table, params.clientId, { actor, at });
    if (outcome.ok) return done(undefined);
    if (outcome.refusal.code === 'notFound') return NO_CLIENT;
    return outcome.refusal.code === 'gone' ? REVOKED : outcome;
  }),
];
