// A license whose counters rest on something older than what is published is open work, whatever became of the event.
import type { EventSender } from '#functions/runtime/event-sender.ts';
import { isRunning } from '#shared/connectors/freshness.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import type { Figures } from '#shared/domain/utilization/figures.ts';
import { eventEntry } from '#shared/events/event.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';
import { peoplePointer } from '#shared/snapshots/people/read.ts';
import type { ConnectionState } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { type LicenseState, listLicenses } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';

/** @returns how many connections were announced once more */
export async function hurryCounters(
  { table, send }: { readonly table: Table; readonly send: EventSender },
  connections: readonly Stored<ConnectionState>[],
  at: Instant,
): Promise<number> {
  const [licenses, pointer] = await Promise.all([listLicenses(table), peoplePointer(table)]);
  const byConnection = Map.groupBy(licenses, ({ state }) => state.connectionId);
  const open = connections.flatMap(({ state }) => {
    const { id, published } = state;
    if (!published || !isRunning(state, 'accounts')) return [];
    const own = (byConnection.get(id) ?? []).filter(isCounted);
    return own.some((one) => isBehind(one, published.version, pointer?.version))
      ? [eventEntry(snapshotPublished, { connectionId: id, version: published.version }, at)]
      : [];
  });
  await send(...open);
  return open.length;
}

function isCounted({ state }: Stored<LicenseState>): boolean {
  return state.captured !== undefined && effectiveLicense(state).kind === 'user';
}

function isBehind({ figures }: Stored<LicenseState>, snapshot: string, people: string | undefined): boolean {
  const basis = (figures.counters as Figures | undefined)?.basis;
  return basis === undefined || basis.snapshot !== snapshot || basis.people !== people;
}
