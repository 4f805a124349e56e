// A process killed in the middle of writing loses nothing that the table had taken.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { LOCAL_CREDENTIALS, LOCAL_REGION, startTable } from '#infra/local/table.ts';
import { openTable } from '#shared/table/open-table.ts';
import { queryList } from '#shared/table/table.ts';
import { ONE_TABLE } from './one-table.ts';

test('every item that was taken before the kill is found by the next process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  const writer = spawn(process.execPath, ['--import', 'tsx', 'test/infra/local/killed-writer.ts', folder]);
  const exited = new Promise((resolve) => writer.once('exit', resolve));
  const taken: string[] = [];
  for await (const line of createInterface(writer.stdout)) {
    taken.push(line);
    if (taken.length === 100) writer.kill('SIGKILL');
  }
  await exited;
  expect(taken.length).toBeGreaterThanOrEqual(100);

  const server = await startTable(folder, ONE_TABLE, 'seatledger');
  const table = openTable('seatledger', {
    endpoint: server.url,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  const found = new Set((await queryList(table, { partition: 'N' })).map(({ SK }) => SK));
  expect(taken.filter((number) => !found.has(number))).toEqual([]);
  table.dynamo.destroy();
  await server.close();
  await rm(folder, { recursive: true });
});
