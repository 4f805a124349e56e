// Figure 8: what a cold start of the API loads and what that costs, beside the bare client of DynamoDB in the same run.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle, startBytes } from '#infra/bundle.ts';
import { CONNECTORS } from '#shared/connectors/registry.ts';
import { connectorBytes } from '../connector-bytes.ts';
import type { Measured } from '../figure.ts';

const run = promisify(execFile);

/**
 * Starts are alternated and the quickest of each is compared: other work on the machine only ever adds. Enough is known once
 * neither was quicker for a while.
 */
const STARTS_WITHOUT_NEWS = 12;
const MOST_STARTS = 90;

const LOAD = `
const before = process.cpuUsage();
require(process.argv[1]);
const { user, system } = process.cpuUsage(before);
console.log(user + system);`;

const KILOBYTE = 1024;

async function startMicroseconds(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['-e', LOAD, file], { env: { AWS_REGION: 'local' } });
  return Number(stdout);
}

export async function measureStart(): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-start-'));
  try {
    const api = await bundle('api', folder);
    const bare = await bundle('bare', folder, new URL('../bare-client.ts', import.meta.url).pathname);
    const quickest = { bare: Number.POSITIVE_INFINITY, api: Number.POSITIVE_INFINITY };
    for (let start = 0, news = 0; start < MOST_STARTS && start - news < STARTS_WITHOUT_NEWS; start++) {
      for (const name of ['bare', 'api'] as const) {
        const microseconds = await startMicroseconds(join(folder, `${name}/index.js`));
        if (microseconds < quickest[name]) news = start;
        quickest[name] = Math.min(quickest[name], microseconds);
      }
    }
    const connectors = await Promise.all(CONNECTORS.map(({ id }) => connectorBytes(id)));
    return [
      { what: 'loaded by a start of the API', value: startBytes(api) / KILOBYTE, unit: 'KB', atMost: 350 },
      { what: 'loaded with the bare client', value: startBytes(bare) / KILOBYTE, unit: 'KB' },
      { what: 'CPU of a start of the API', value: quickest.api / 1000, unit: 'ms' },
      {
        what: 'CPU of a start by the bare client',
        value: quickest.api / quickest.bare,
        unit: '×',
        atMost: 1.6,
      },
      { what: 'largest connector', value: Math.max(...connectors) / KILOBYTE, unit: 'KB', atMost: 10 },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}
