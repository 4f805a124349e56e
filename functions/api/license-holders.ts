// The people behind a license are read at the versions that its counters name, so that figures and list agree.
import { inputsOf, type KnownPeople, knownPeople } from '#functions/utilization/inputs.ts';
import { isByHand } from '#shared/connectors/freshness.ts';
import { heldOn } from '#shared/domain/assignments/assignment.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import type { ActivityReach } from '#shared/domain/utilization/activity-state.ts';
import type { Basis } from '#shared/domain/utilization/figures.ts';
import { holderLister, type ListedHolder } from '#shared/domain/utilization/holder-list.ts';
import { accountBuckets } from '#shared/snapshots/read.ts';
import type { Table } from '#shared/table/table.ts';

export interface Behind {
  readonly holders: readonly ListedHolder[];
  readonly reach: ActivityReach;
  readonly people: KnownPeople;
}

interface Kept {
  readonly holders: readonly ListedHolder[];
  readonly reach: ActivityReach;
}

/** Lists kept by a warm function; two of 100,000 people fit beside everything else. */
const KEPT_HOLDERS = 200_000;
const kept = new Map<string, Kept>();

/** @throws SnapshotMissing when the versions of an old basis are gone */
export async function holdersBehind(
  table: Table,
  connection: Connection,
  sku: string,
  basis: Basis,
  timeZone: string,
): Promise<Behind> {
  const people = await knownPeople(table, basis.people ?? null);
  const inputs = await inputsOf(table, connection, people, timeZone, basis.activity);
  const day = isByHand(connection.connector) ? basis.day : undefined;
  const name = JSON.stringify([table.name, connection.id, sku, basis.snapshot, day, inputs.basis, timeZone]);
  const known = kept.get(name);
  if (known) return { ...known, people };
  const lister = holderLister(sku, inputs.rules);
  for await (const rows of accountBuckets(table, connection.id, basis.snapshot))
    for (const row of rows) lister.add(day === undefined ? row : heldOn(row, day));
  const fresh = { holders: lister.all(), reach: inputs.reach };
  keep(name, fresh);
  return { ...fresh, people };
}

function keep(name: string, fresh: Kept): void {
  kept.set(name, fresh);
  let total = 0;
  for (const [each, { holders }] of [...kept].reverse()) {
    total += holders.length;
    if (total > KEPT_HOLDERS && each !== name) kept.delete(each);
  }
}
