// `npm start` as a person runs it: a process of its own that says where it is, survives being killed, and stops when told to.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler as signIn } from '#functions/sign-in/handler.ts';
import { accessToken } from '#infra/local/access-token.ts';
import { ISSUER_PATH } from '#infra/local/issuer-path.ts';
import { signingKey } from '#infra/local/signing-key.ts';
import { USERS } from '#infra/local/users.ts';

let folder: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
});
afterAll(async () => {
  for (const process of started) process.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function start() {
  const entry = new URL('../../../infra/local/start.ts', import.meta.url).pathname;
  const args = ['--import', 'tsx', entry, '--port', '0', '--data', folder, '--empty', '--no-page'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const address = String((await lines.next()).value);
  return {
    address,
    inbox: String((await lines.next()).value),
    async end(signal: 'SIGTERM' | 'SIGKILL') {
      child.kill(signal);
      return (await once(child, 'exit')) as [number | null, string | null];
    },
  };
}

test('the first line is the address, a kill loses nothing, and a stop is clean', async () => {
  const first = await start();
  expect(first.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${first.address}/api/health`)).status).toBe(200);
  const [admin] = USERS;
  if (!admin) throw new Error('Nobody can sign in');
  const ask = async (origin: string, init: RequestInit = {}) => {
    const token = await accessToken(admin, origin + ISSUER_PATH, await signingKey(folder), signIn);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return fetch(`${origin}/api/applications`, { ...init, headers });
  };
  const made = await ask(first.address, { method: 'POST', body: JSON.stringify({ name: 'Atlas' }) });
  expect(made.status).toBe(201);
  expect(await first.end('SIGKILL')).toEqual([null, 'SIGKILL']);

  const second = await start();
  expect(await (await ask(second.address)).json()).toMatchObject({ items: [{ name: 'Atlas' }], total: 1 });
  expect(await second.end('SIGTERM')).toEqual([0, null]);
  await expect(readFile(join(folder, 'lock'))).rejects.toThrow('ENOENT');
  // The key that signs links in mails was made once and survived both.
  const parameters = JSON.parse(await readFile(join(folder, 'parameters.json'), 'utf8'));
  expect(parameters['/seatledger/local/link-secret']).toHaveLength(1);
});
