// Machine clients: one item each beside its connection's others; the secret itself is kept nowhere, only a hash to know it by.
import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Actor } from '#shared/domain/access/role.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { MachineClient } from '#shared/domain/connections/machine-client.ts';
import type { Outcome } from '#shared/domain/refusal.ts';
import { changeItem, loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { setFigures } from './figures.ts';
import { keys, partitions, prefixes } from './keys.ts';
import { queryList, type Table } from './table.ts';

export const MachineClientState = MachineClient.omit({ usedAt: true }).extend({ secretHash: z.string() });
export type MachineClientState = z.infer<typeof MachineClientState>;

export const machineClientEntity: Entity<MachineClientState> = {
  kind: 'machineClient',
  shape: 1,
  schema: MachineClientState,
  key: ({ id }) => keys.machineClient(id),
  index: () => ({}),
  subject: ({ id, name, connectionId }) => ({ id, name, applicationId: applicationIdOf(connectionId) }),
};

/** The secret is random, so that a plain hash gives nothing to guess by. */
export function clientSecretHash(secret: string): string {
  return createHash('sha256').update(`client:${secret}`).digest('base64url');
}

export function isSecretOf({ state }: Stored<MachineClientState>, secret: string): boolean {
  return timingSafeEqual(Buffer.from(clientSecretHash(secret)), Buffer.from(state.secretHash));
}

/** The client as people see it. */
export function machineClientOf({ state, figures }: Stored<MachineClientState>): MachineClient {
  const { secretHash: _, ...rest } = state;
  const { usedAt } = figures;
  return { ...rest, ...(typeof usedAt === 'string' && { usedAt }) };
}

/** Read strongly: one that was revoked is not found from then on. */
export function loadMachineClient(table: Table, id: string): Promise<Stored<MachineClientState> | undefined> {
  return loadItem(table, machineClientEntity, keys.machineClient(id));
}

export async function listMachineClients(
  table: Table,
  connectionId: string,
): Promise<Stored<MachineClientState>[]> {
  const items = await queryList(table, {
    partition: partitions.machineClients(connectionId),
    prefix: prefixes.machineClient,
    consistent: true,
  });
  return items.filter((item) => item.tombstone === undefined).map((item) => read(machineClientEntity, item));
}

export function revokeMachineClient(
  table: Table,
  id: string,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
): Promise<Outcome<Stored<MachineClientState>>> {
  return changeItem(table, machineClientEntity, keys.machineClient(id), at, ({ state }) => ({
    state,
    line: { actor, deed: 'revoked' },
    tombstone: true,
  }));
}

/** A client asks for a token a few times an hour at most, so each is remembered. */
export async function markUsed(
  table: Table,
  { key }: Stored<MachineClientState>,
  at: Instant,
): Promise<void> {
  await setFigures(table, key, { usedAt: at });
}
