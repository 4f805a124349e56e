// The local parameter store answers the SDK as Parameter Store does and keeps what it was given.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readParameter, secretReader, secretWriter } from '#functions/runtime/secrets.ts';
import { startParameters } from '#infra/local/parameters.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '#infra/local/table.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parameters-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function withStore<T>(run: (client: SSMClient) => Promise<T>): Promise<T> {
  const server = await startParameters(folder);
  const client = new SSMClient({
    endpoint: server.url,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  try {
    return await run(client);
  } finally {
    client.destroy();
    await server.close();
  }
}

test('a second secret of a connection leaves the first readable, also after a restart', async () => {
  const [first, second] = await withStore(async (client) => {
    const writer = secretWriter(client, '/seatledger/test');
    return [await writer.write('c1', { key: 'old' }), await writer.write('c1', { key: 'new' })] as const;
  });
  await withStore(async (client) => {
    const reader = secretReader(client, '/seatledger/test');
    expect(await reader.read('c1', first)).toEqual({ key: 'old' });
    expect(await reader.read('c1', second)).toEqual({ key: 'new' });
    expect(await reader.read('c1', second + 1)).toBeUndefined();
  });
});

test('a destroyed secret is gone and destroying it again is no error', async () => {
  await withStore(async (client) => {
    const writer = secretWriter(client, '/seatledger/test');
    const version = await writer.write('c2', { key: 'x' });
    await writer.destroy('c2');
    await writer.destroy('c2');
    expect(await secretReader(client, '/seatledger/test').read('c2', version)).toBeUndefined();
  });
});

test('a parameter is not overwritten unasked', async () => {
  await withStore(async (client) => {
    const put = () => client.send(new PutParameterCommand({ Name: '/once', Value: 'a', Type: 'String' }));
    await put();
    await expect(put()).rejects.toThrow('ParameterAlreadyExists');
  });
});

test('only its owner may read the file of secrets', async () => {
  await withStore((client) => secretWriter(client, '/seatledger/test').write('c3', { key: 'x' }));
  expect((await stat(join(folder, 'parameters.json'))).mode & 0o077).toBe(0);
});

test('whatever text is put is the text that is read', async () => {
  await withStore((client) =>
    fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), async (Value) => {
        await client.send(
          new PutParameterCommand({ Name: '/any', Value, Type: 'SecureString', Overwrite: true }),
        );
        expect(await readParameter(client, '/any')).toBe(Value);
      }),
      { numRuns: 25 },
    ),
  );
});
