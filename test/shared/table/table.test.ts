// What has expired is not read, though its deletion comes days late or never.
import { beforeEach, describe, expect, it } from 'vitest';
import { partitions, prefixes } from '#shared/table/keys.ts';
import { listRuns, loadRun, putRun } from '#shared/table/run-store.ts';
import { getItem, getItems, putItems, queryList, tableAt } from '#shared/table/table.ts';
import { createTable, type TestTable } from './embedded-table.ts';

let table: TestTable;
beforeEach(async () => {
  table = await createTable();
  return () => table.drop();
});

const EXPIRES = '2026-04-01T00:00:00.000Z';
const key = { PK: 'RUNS#c', SK: 'RUN#1' };
const put = () =>
  putItems(table, [
    { ...key, expiresAt: Date.parse(EXPIRES) / 1000, GSI1PK: 'A', GSI1SK: 'a', GSI2PK: 'B', GSI2SK: 'b' },
    { ...key, SK: 'RUN#2', GSI1PK: 'A', GSI1SK: 'b', GSI2PK: 'B', GSI2SK: 'b' },
  ]);

async function readAt(at: string): Promise<number[]> {
  const now = tableAt(table, at);
  const keys = [key, { ...key, SK: 'RUN#2' }];
  const byKey = await Promise.all(keys.map((one) => getItem(now, one)));
  return [
    byKey.filter((item) => item !== undefined).length,
    (await getItems(now, keys)).length,
    (await queryList(now, { partition: partitions.runs('c'), prefix: prefixes.run })).length,
    (await queryList(now, { index: 'GSI1', partition: 'A' })).length,
    (await queryList(now, { index: 'GSI2', partition: 'B' })).length,
  ];
}

describe('What has expired', () => {
  it('is read by nobody any more, whichever way they look for it', async () => {
    await put();
    expect(await readAt('2026-03-31T23:59:59.000Z')).toEqual([2, 2, 2, 2, 2]);
    expect(await readAt(EXPIRES)).toEqual([1, 1, 1, 1, 1]);
  });

  it('was still there on the days before, so that a history played later finds what was live then', async () => {
    await put();
    await readAt('2030-01-01T00:00:00.000Z');
    expect(await readAt('2026-03-01T00:00:00.000Z')).toEqual([2, 2, 2, 2, 2]);
  });

  it('takes a sync run of ninety days ago out of the history, and leaves the younger ones', async () => {
    const run = { connectionId: 'c', cause: 'schedule', outcome: 'failed' } as const;
    const counts = { accounts: 0, skus: 0, calls: 0, retries: 0 };
    const begun = ['2026-01-01', '2026-03-30'].map((day) => `${day}T00:00:00.000Z`);
    for (const startedAt of begun) await putRun(table, { ...run, ...counts, id: startedAt, startedAt });
    const now = tableAt(table, '2026-04-16T08:00:00.000Z');
    expect((await listRuns(now, 'c', { limit: 50 })).runs.map(({ id }) => id)).toEqual([begun[1]]);
    expect(await loadRun(now, 'c', begun[0] ?? '')).toBeUndefined();
  });
});
