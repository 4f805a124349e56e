// The connection that gives a license its counters, or that gave them and has to take them back.
import { holdersFrom } from '#shared/connectors/freshness.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { LicenseState } from '#shared/table/license-store.ts';

/** @returns its id; a connection that is gone is known by it alone */
export function countedBy(
  { state }: Stored<LicenseState>,
  connections: ReadonlyMap<string, Connection>,
): string | undefined {
  return holdersFrom(state, connections)?.id ?? (state.captured && state.connectionId);
}
