// Whatever a vendor does wrong, a sync ends with the vendor's facts published or with a named state and the last good ones served.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import type { FaultKind, FaultSwitch } from '#test/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import type { VendorId } from '#test/sandbox/vendors.ts';
import { type VirtualClock, virtualClock } from '#test/shared/connectors/answering-server.ts';
import { AT, type House, later, openHouse } from './house.ts';

const VENDORS = ['salesforce', 'google'] as const;

let clock: VirtualClock;
let sandbox: Sandbox;
let house: House;
beforeAll(async () => {
  clock = virtualClock();
  sandbox = await startSandbox({
    people: 80,
    seed: 13,
    day: '2026-04-16',
    pageSizes: { salesforce: 20, users: 20, assignments: 20 },
    now: () => clock.now(),
    slowMs: 600,
  });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  forgetAll();
  sandbox.setDay('2026-04-16');
  house = await openHouse({ vendor: { clock, timeoutMs: 400 } });
  return async () => {
    sandbox.faults.clear();
    await house.table.drop();
  };
});

const connect = (vendor: string) => house.connect(vendor, sandbox.credentials(vendor));

function idsOf(vendor: VendorId): string[] {
  return sandbox
    .truth()
    .accounts[vendor].map((one) => one.id)
    .sort();
}

async function expectTruth(vendor: VendorId, id: string): Promise<void> {
  const rows = await house.accounts(id);
  expect(rows.map((row) => row.id).sort()).toEqual(idsOf(vendor));
  for (const license of sandbox.truth().licenses.filter((one) => one.connector === vendor)) {
    const holders = rows.filter((row) => row.holds.some(({ sku }) => sku === license.sku));
    expect(holders.map((row) => row.id).sort()).toEqual(license.accounts.map((one) => one.id).sort());
  }
}

describe.each(VENDORS)('A sync of %s', (vendor) => {
  const passing: readonly [string, FaultKind, FaultSwitch][] = [
    ['throttles', '429', { count: 2 }],
    ['fails inside', '500', { count: 2 }],
    ['answers too late', 'slow', { count: 2 }],
    ['cuts connections', 'cut', { count: 2 }],
    ['ends the session', 'expired', { count: 2 }],
  ];
  it.each(passing)('publishes the truth while the vendor %s twice', async (_what, kind, how) => {
    const id = await connect(vendor);
    sandbox.faults.set(kind, how);
    expect(await house.sync(id)).toBe('published');
    await expectTruth(vendor, id);
    const [run] = (await house.runs(id)).runs;
    expect(run?.retries).toBeGreaterThanOrEqual(2);
    expect((await house.connection(id)).health).toMatchObject({ state: 'healthy', failures: 0 });
  });

  const lasting: readonly [FaultKind, string][] = [
    ['revoked', 'credentialsRevoked'],
    ['quota', 'quotaExhausted'],
    ['malformed', 'malformedAnswer'],
    ['forbidden', 'permissionMissing'],
    ['503', 'throttled'],
    ['502', 'unreachable'],
  ];
  it.each(lasting)('that meets %s for good is %s, and serves the last good snapshot', async (kind, state) => {
    const id = await connect(vendor);
    await house.sync(id);
    const before = await house.connection(id);
    sandbox.setDay('2026-04-17');
    sandbox.faults.set(kind);
    expect(await house.sync(id, { at: later(24) })).toBe('failed');
    const broken = await house.connection(id);
    expect(broken.health).toMatchObject({ state, failures: 1, lastSuccessAt: AT });
    expect(broken.health.reason).toMatch(/\w/);
    expect(broken.published).toEqual(before.published);
    expect(broken.nextRunAt && broken.nextRunAt > later(24)).toBe(true);
    expect(JSON.stringify(broken)).not.toContain(sandbox.keys.salesforce.clientSecret);

    sandbox.faults.clear();
    expect(await house.sync(id, { at: later(48) })).toBe('published');
    await expectTruth(vendor, id);
    expect((await house.connection(id)).health).toMatchObject({ state: 'healthy', failures: 0 });
  });

  it('that is throttled for good half-way keeps its pages and goes on from there', async () => {
    const id = await connect(vendor);
    const path = vendor === 'google' ? '/licensing/' : '/query/';
    sandbox.faults.set('429', { path });
    expect(await house.sync(id)).toBe('handedOver');
    expect((await house.connection(id)).published).toBeUndefined();
    sandbox.faults.clear();
    const from = sandbox.calls.length;
    expect(await house.sync(id, { cause: 'continuation', at: later(1) })).toBe('published');
    await expectTruth(vendor, id);
    const firstPages = sandbox.calls
      .slice(from)
      .filter(({ address }) => /directory\/v1\/users\?(?!.*pageToken)/.test(address));
    expect(firstPages).toEqual([]);
  });
});

describe('Rows that move under the reader', () => {
  it('at Google lose nobody, and two quiet reads later everything is as it was', async () => {
    const id = await connect('google');
    await house.sync(id);
    sandbox.faults.set('shift', { count: 1, path: '/directory/' });
    await house.sync(id, { at: later(24) });
    expect(sandbox.faults.on).toEqual({});
    expect((await house.accounts(id)).map((row) => row.id)).toEqual(expect.arrayContaining(idsOf('google')));
    for (const hours of [48, 72]) await house.sync(id, { at: later(hours) });
    await expectTruth('google', id);
  });

  it('at Salesforce show in its count, so that nobody is taken for gone', async () => {
    const id = await connect('salesforce');
    await house.sync(id);
    sandbox.faults.set('shift', { count: 1 });
    await house.sync(id, { at: later(24) });
    expect(sandbox.faults.on).toEqual({});
    expect((await house.accounts(id)).map((row) => row.id).sort()).toEqual(idsOf('salesforce'));
  });
});
