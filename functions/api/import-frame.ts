// What the rows of a file are read against beside their own cells: the day, and the licenses that nobody can be assigned.
import { addDays, type Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf, startOfDay } from '#shared/domain/calendar/wall-clock.ts';
import type { ReadOptions } from '#shared/domain/imports/column.ts';
import { quantitiesAmong } from '#shared/domain/imports/import-facts.ts';
import { findManifest } from '#shared/snapshots/read.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';

export async function importFrame(table: Table, connectionId: string, at: Instant): Promise<ReadOptions> {
  const [stored, { timeZone }] = await Promise.all([loadConnection(table, connectionId), settingsOf(table)]);
  const version = stored?.state.published?.version;
  const manifest = version === undefined ? undefined : await findManifest(table, connectionId, version);
  const day = civilDayOf(at, timeZone);
  return {
    today: { day, ends: startOfDay(addDays(day, 1), timeZone) },
    isQuantity: quantitiesAmong(manifest?.skus ?? []),
  };
}
