// Where accounts are no longer read nobody can say how many seats are held: the counters go, the history stays.

import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import type { LicenseState } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';
import { inParallel } from './in-parallel.ts';

/** @returns how many licenses had any */
export async function forgetCounters(
  table: Table,
  licenses: readonly Stored<LicenseState>[],
): Promise<number> {
  const counted = licenses.filter(({ figures }) => figures.counters !== undefined);
  await inParallel(counted, ({ key }) => setFigures(table, key, { counters: undefined }));
  return counted.length;
}
