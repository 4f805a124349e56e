// What a cold start of the API has to load is held to its size, chunk by chunk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, startBytes, startOf } from '#infra/bundle.ts';

/** DynamoDB's client alone takes about 190 KB of it. */
const LARGEST_BYTES = 350 * 1024;
let folder: string;
let chunks: Awaited<ReturnType<typeof bundle>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seatledger-bundle-'));
  chunks = await bundle('api', folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the API loads at most 350 KB to start', () => {
  expect(startBytes(chunks)).toBeLessThanOrEqual(LARGEST_BYTES);
});

test('what talks to vendors, to the bus and to the parameter store is not loaded to start', () => {
  const modules = startOf(chunks).flatMap(({ moduleIds }) => moduleIds);
  expect(modules.some((id) => id.includes('client-dynamodb'))).toBe(true);
  for (const late of ['client-ssm', 'client-eventbridge', '/jose/', 'connectors/http.ts', 'api/openapi.ts']) {
    expect(modules.filter((id) => id.includes(late))).toEqual([]);
  }
});
