// A deletion is a tombstone first; children, secret and what would not expire follow, at once or here.
import { setCapturing } from '#functions/api/capturing.ts';
import type { SweepContext } from '#functions/runtime/context.ts';
import { forgetCounters } from '#functions/utilization/forget-counters.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { applicationEntity } from '#shared/table/application-store.ts';
import { changeItem } from '#shared/table/commit.ts';
import { connectionEntity, listConnections } from '#shared/table/connection-store.ts';
import { indexes, type Key, partitions, prefixes } from '#shared/table/keys.ts';
import { licenseEntity, listLicenses } from '#shared/table/license-store.ts';
import { listMachineClients, revokeMachineClient } from '#shared/table/machine-client-store.ts';
import { deleteItems, type Item, queryAll, queryList, type Table } from '#shared/table/table.ts';
import { unlistTombstone } from '#shared/table/tombstones.ts';

const SWEEP = { kind: 'rule', id: 'sweep' } as const;

/** @returns how many deletions were brought to their end */
export async function finishDeletions(context: SweepContext, at: Instant): Promise<number> {
  const { table } = context;
  const dead = await queryList(table, { index: 'GSI2', partition: indexes.tombstones });
  for (const item of dead) {
    if (item.kind === connectionEntity.kind) await buryConnection(context, idOf(item), at);
    if (item.kind === applicationEntity.kind) await buryApplication(table, idOf(item), at);
    await unlistTombstone(table, item);
  }
  return dead.length;
}

function idOf(item: Item): string {
  return (item.state as { readonly id: string }).id;
}

async function buryConnection({ table, secrets }: SweepContext, id: string, at: Instant): Promise<void> {
  await secrets.destroy(id);
  await setCapturing(table, id, false, SWEEP, at);
  const licenses = await listLicenses(table, applicationIdOf(id));
  await forgetCounters(
    table,
    licenses.filter(({ state }) => state.connectionId === id),
  );
  for (const { state } of await listMachineClients(table, id))
    await revokeMachineClient(table, state.id, { actor: SWEEP, at });
  for (const partition of [partitions.snapshots(id), partitions.imports(id)]) await clear(table, partition);
}

/** Pulled facts expire by themselves; what was uploaded would stay for ever. Who held what on which day is kept as long as the log. */
async function clear(table: Table, partition: string): Promise<void> {
  let some: Key[] = [];
  for await (const item of queryAll(table, { partition })) {
    if (item.expiresAt === undefined && !item.SK.startsWith(prefixes.changeSet))
      some.push({ PK: item.PK, SK: item.SK });
    if (some.length < 100) continue;
    await deleteItems(table, some);
    some = [];
  }
  await deleteItems(table, some);
}

async function buryApplication(table: Table, id: string, at: Instant): Promise<void> {
  const line = { actor: SWEEP, deed: 'deleted' } as const;
  for (const { key } of await listConnections(table, id))
    await changeItem(table, connectionEntity, key, at, ({ state }) => ({ state, line, tombstone: true }));
  for (const { key } of await listLicenses(table, id))
    await changeItem(table, licenseEntity, key, at, ({ state }) => ({ state, line, tombstone: true }));
}
