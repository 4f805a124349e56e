import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { connectorById } from '#shared/connectors/registry.ts';
import { testConnection } from '#shared/connectors/test-connection.ts';
import { IMITATIONS, VENDOR_IDS } from './vendors.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

function start(...options: string[]) {
  return spawn(process.execPath, ['--import', 'tsx', 'test/sandbox/start.ts', ...options], { cwd: ROOT });
}

test('started alone it prints its address and what to paste, and stops cleanly', async () => {
  const child = start('--people', '20', '--seed', '3', '--day', '2026-04-16', '--fault', '503:0.05');
  let output = '';
  for await (const part of child.stdout) {
    output += part;
    if (output.includes('# Stop')) break;
  }
  const [url, ...entries] = output.split(/\n\n# .*\n/);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const ids = VENDOR_IDS.flatMap((id) => IMITATIONS[id].choices.map(() => id));
  expect(entries).toHaveLength(ids.length + 1);
  for (const [index, id] of ids.entries()) {
    const connector = connectorById(id);
    const { config, credentials } = JSON.parse(entries[index] ?? '');
    const result =
      connector && (await testConnection(connector, config, credentials, { allowLoopback: true }));
    expect(result).toMatchObject({ ok: true });
  }
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});

test('an unknown fault is refused with what there is', async () => {
  const child = start('--fault', 'flood');
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += part;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(2);
  expect(errors).toContain('429-date');
});
