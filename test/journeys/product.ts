// The whole product as `npm start` starts it, in a folder of its own, until it is stopped.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The first start builds the page and lives through weeks of the demo. */
const START_MS = 180_000;

export interface Product {
  readonly address: string;
  stop(): Promise<void>;
}

export async function startProduct(...flags: readonly string[]): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-journey-'));
  const child = spawn(
    'npm',
    ['start', '--silent', '--', '--port', String(await freePort()), '--data', folder, ...flags],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  );
  const address = await addressOf(child);
  return {
    address,
    async stop() {
      // Its output closes with the last process that writes there: npm ends before what it started has.
      const ended = once(child, 'close');
      // The group, as npm does not hand signals on to what it started.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The product has no output to read its address from');
  const lines = createInterface({ input: child.stdout });
  const timer = setTimeout(() => lines.close(), START_MS);
  let address: string | undefined;
  for await (const line of lines) {
    address ??= /https?:\/\/[^\s/]+/.exec(line)?.[0];
    // The page answers before; what journeys look for stands only now.
    if (address && line.startsWith('Ready')) {
      clearTimeout(timer);
      child.stdout.resume();
      return address;
    }
  }
  throw new Error('The product ended or was silent before it was ready');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}
