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

/** Starts are alternated and the quickest of each is compared: other work on the machine only ever adds. */
const STARTS = 15;

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
    const starts: { api: number; bare: number }[] = [];
    for (let at = 0; at < STARTS; at++) {
      starts.push({
        bare: await startMicroseconds(join(folder, 'bare/index.js')),
        api: await startMicroseconds(join(folder, 'api/index.js')),
      });
    }
    const quickest = (of: 'api' | 'bare') => Math.min(...starts.map((start) => start[of])) / 1000;
    const connectors = await Promise.all(CONNECTORS.map(({ id }) => connectorBytes(id)));
    return [
      { what: 'loaded by a start of the API', value: startBytes(api) / KILOBYTE, unit: 'KB', atMost: 350 },
      { what: 'loaded with the bare client', value: startBytes(bare) / KILOBYTE, unit: 'KB' },
      { what: 'CPU of a start of the API', value: quickest('api'), unit: 'ms' },
      {
        what: 'CPU of a start by the bare client',
        value: quickest('api') / quickest('bare'),
        unit: '×',
        atMost: 1.6,
      },
      { what: 'largest connector', value: Math.max(...connectors) / KILOBYTE, unit: 'KB', atMost: 10 },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}
