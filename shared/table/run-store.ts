// The history of sync runs: one small item per attempt, newest first, kept for ninety days.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { SyncRun } from '#shared/domain/connections/connection.ts';
import { keys, partitions, prefixes } from './keys.ts';
import { getItem, type Place, type QueryRange, queryPage, type Table } from './table.ts';

const KEPT_SECONDS = 90 * 86_400;

/** Run ids begin with their start, so that they sort by time. A run is written at its start and at its end. */
export async function putRun(table: Table, run: SyncRun): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...keys.run(run.connectionId, run.id),
        run,
        expiresAt: Math.floor(Date.parse(run.startedAt) / 1000) + KEPT_SECONDS,
      },
    }),
  );
}

export async function loadRun(
  table: Table,
  connectionId: string,
  runId: string,
): Promise<SyncRun | undefined> {
  const item = await getItem(table, keys.run(connectionId, runId));
  return item && SyncRun.parse(item.run);
}

/** Newest first. */
export function runsOf(connectionId: string): QueryRange {
  return { partition: partitions.runs(connectionId), prefix: prefixes.run, descending: true };
}

export async function listRuns(
  table: Table,
  connectionId: string,
  part: { readonly limit: number; readonly after?: Place },
): Promise<{ readonly runs: readonly SyncRun[]; readonly next: Place | undefined }> {
  const { items, next } = await queryPage(table, { ...runsOf(connectionId), ...part });
  return { runs: items.map((item) => SyncRun.parse(item.run)), next };
}
