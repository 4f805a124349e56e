// Machine clients over HTTP: an admin makes one for a connection of files, IT sees which there are and ends them.
import * as z from 'zod';
import { MachineClient, MachineClientInput } from '#shared/domain/connections/machine-client.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route } from './route.ts';

export const listMachineClients = route({
  id: 'listMachineClients',
  method: 'GET',
  path: '/api/connections/{id}/clients',
  noun: 'machine-clients',
  access: READERS.machineClients,
  summary: 'Programs that may send files to a connection, and when each was last used',
  params: Id,
  query: listQuery(['name', 'createdAt', 'usedAt'], {}),
  response: pageOf(MachineClient),
  csv: [
    { header: 'Name', value: (row) => row.name },
    { header: 'Client id', value: (row) => row.id },
    { header: 'Created (UTC)', value: (row) => row.createdAt },
    { header: 'Created by', value: (row) => row.createdBy },
    { header: 'Last used (UTC)', value: (row) => row.usedAt },
  ],
});

export const createMachineClient = route({
  id: 'createMachineClient',
  method: 'POST',
  path: '/api/connections/{id}/clients',
  noun: 'machine-clients',
  access: { roles: ['admin'] },
  summary:
    'Make a client that may send files to this connection and do nothing else; its secret is told this once',
  params: Id,
  body: MachineClientInput,
  response: z.object({ client: MachineClient, secret: z.string() }),
  status: 201,
});

export const revokeMachineClient = route({
  id: 'revokeMachineClient',
  method: 'DELETE',
  path: '/api/connections/{id}/clients/{clientId}',
  noun: 'machine-clients',
  access: READERS.machineClients,
  summary: 'End a client at once, with every token it holds',
  params: Id.extend({ clientId: z.string().min(1).max(300) }),
});

export const machineClientRoutes = [listMachineClients, createMachineClient, revokeMachineClient] as const;
