// A data folder belongs to one process, its token can be printed, and the built page is served from beside it.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenVerifier } from '#infra/local/access-token.ts';
import { listen } from '#infra/local/http-server.ts';
import { ISSUER_PATH } from '#infra/local/issuer-path.ts';
import { lockFolder } from '#infra/local/lock.ts';
import { signingKey } from '#infra/local/signing-key.ts';
import { site } from '#infra/local/site.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a second process is refused until the first lets go', async () => {
  const release = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
  await release();
  await (await lockFolder(folder))();
});

test('the lock of a process that was killed holds nobody up', async () => {
  await writeFile(join(folder, 'lock'), '999999999');
  await (await lockFolder(folder))();
});

test('the printed token of a role is one that the gateway accepts', async () => {
  const origin = 'http://127.0.0.1:8484';
  await writeFile(join(folder, 'address.json'), JSON.stringify({ origin }));
  const run = ['--import', 'tsx', 'infra/local/token.ts', '--role', 'finance', '--data', folder];
  const { stdout } = await promisify(execFile)(process.execPath, run);
  const claims = await tokenVerifier(origin + ISSUER_PATH, await signingKey(folder))(stdout.trim());
  expect(claims).toMatchObject({ roles: '[finance]', token_use: 'access' });
});

test('an address of the page is the page, a file is itself, and nothing beside the page is served', async () => {
  const built = join(folder, 'dist');
  await mkdir(built);
  await writeFile(join(built, 'index.html'), 'page');
  await writeFile(join(built, 'a.js'), 'script');
  const server = await listen(site(built, { stage: 'local' }));
  const get = async (path: string) => {
    const answer = await fetch(server.url + path);
    return [answer.status, await answer.text()];
  };
  expect(await get('/licenses/sf')).toEqual([200, 'page']);
  expect(await get('/licenses/sf.1a2b')).toEqual([200, 'page']);
  expect(await get('/a.js')).toEqual([200, 'script']);
  expect(await get('/config.json')).toEqual([200, '{"stage":"local"}']);
  expect(await get('/none.js')).toEqual([404, 'Not found']);
  expect(await get('/%2e%2e%2fsigning-key.json')).toEqual([404, 'Not found']);
  await server.close();
});
