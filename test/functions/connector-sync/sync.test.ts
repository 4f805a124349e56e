// A sync ends in a snapshot that says what the vendor says, or in a named state with the last good one still served.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { AT, type House, later, openHouse } from './house.ts';

let sandbox: Sandbox;
let house: House;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 120, seed: 7, day: '2026-04-16' });
  return () => sandbox.close();
});
beforeEach(async () => {
  forgetAll();
  house = await openHouse();
  return async () => {
    sandbox.faults.clear();
    await house.table.drop();
  };
});

describe('The first read', () => {
  it('of Salesforce publishes who holds what, exactly as the vendor counts it', async () => {
    const id = await house.connect('salesforce', sandbox.credentials('salesforce'));
    expect(await house.sync(id)).toBe('published');
    const rows = await house.accounts(id);
    const truth = sandbox.truth();
    expect(rows.map((row) => row.id).sort()).toEqual(truth.accounts.salesforce.map((one) => one.id).sort());
    for (const license of truth.licenses.filter((one) => one.connector === 'salesforce' && one.active)) {
      const holders = rows.filter((row) => row.holds.some(({ sku }) => sku === license.sku));
      expect(holders.map((row) => row.id).sort()).toEqual(license.accounts.map((one) => one.id).sort());
    }
    expect(await house.connection(id)).toMatchObject({
      health: { state: 'healthy', failures: 0, lastSuccessAt: AT },
      published: { readAt: AT, accounts: rows.length },
      nextRunAt: later(24),
    });
  });

  it('of Google joins people and assignments that name each other by mail', async () => {
    const id = await house.connect('google', sandbox.credentials('google'));
    expect(await house.sync(id)).toBe('published');
    const rows = await house.accounts(id);
    const truth = sandbox.truth();
    expect(rows.map((row) => row.id).sort()).toEqual(truth.accounts.google.map((one) => one.id).sort());
    for (const license of truth.licenses.filter((one) => one.connector === 'google')) {
      const holders = rows.filter((row) => row.holds.some(({ sku }) => sku === license.sku));
      expect(holders.map((row) => row.id).sort()).toEqual(license.accounts.map((one) => one.id).sort());
    }
  });

  it('of Google reads the same by the primary domain as by the customer ID, bought seats included', async () => {
    const entry = sandbox.credentials('google', { reseller: true });
    const byId = await house.connect('google', entry, 'a.one');
    const config = { ...entry.config, customerId: 'meridian.example' };
    const byDomain = await house.connect('google', { ...entry, config }, 'b.one');
    for (const id of [byId, byDomain]) expect(await house.sync(id)).toBe('published');
    const plain = async (id: string) => (await house.accounts(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await plain(byDomain)).toEqual(await plain(byId));
    const bought = async (id: string) =>
      (await house.licenses(id)).map(({ captured }) => [captured?.vendorId, captured?.purchased]).sort();
    expect(await bought(byDomain)).toEqual(await bought(byId));
    expect((await bought(byId)).some(([, purchased]) => purchased !== undefined)).toBe(true);
  });

  it('leaves a line of history with its counts, calls and duration, and hurries who counts', async () => {
    const id = await house.connect('salesforce', sandbox.credentials('salesforce'));
    await house.sync(id);
    const [run] = (await house.runs(id)).runs;
    expect(run).toMatchObject({ cause: 'manual', outcome: 'published', retries: 0 });
    expect(run?.calls).toBeGreaterThan(4);
    expect(run?.accounts).toBe(sandbox.truth().accounts.salesforce.length);
    expect(house.sent.map((entry) => entry.DetailType)).toEqual(['Snapshot published', 'Connection changed']);
  });
});

describe('A later read', () => {
  it('that finds nothing new publishes nothing and stays fresh', async () => {
    const id = await house.connect('salesforce', sandbox.credentials('salesforce'));
    await house.sync(id);
    const before = await house.connection(id);
    const capacity = countCapacity(house.table.dynamo);
    expect(await house.sync(id, { at: later(24) })).toBe('unchanged');
    const after = await house.connection(id);
    expect(after.published).toEqual(before.published);
    expect(after.version).toBe(before.version);
    expect(after.health.lastSuccessAt).toBe(later(24));
    expect(capacity.commands.BatchWriteItemCommand).toBeUndefined();
  });
});
