// What a customer's own settings forbid is refused by the vendor, changes nothing there, and comes back with its reason.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ActionPlans, type ActionRequest, planOf, type Seat } from '#shared/connectors/action.ts';
import type { VendorSession } from '#shared/connectors/connector.ts';
import { actions as google } from '#shared/connectors/google/actions.ts';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import { actions as salesforce } from '#shared/connectors/salesforce/actions.ts';
import { counted } from '#test/sandbox/counted.ts';
import { readEverything } from '#test/sandbox/read-everything.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { virtualClock } from './answering-server.ts';

const clock = virtualClock();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 80, seed: 29, day: '2026-04-16', now: () => clock.now() });
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.quirks.clear());

async function open(vendor: 'salesforce' | 'google'): Promise<VendorSession> {
  const connector = connectorById(vendor);
  if (!connector) throw new Error(`There is no connector ${vendor}`);
  const { config, credentials } = sandbox.credentials(vendor);
  return (await openConnection(connector, config, credentials, { allowLoopback: true, clock })).session;
}

const read = async (vendor: 'salesforce' | 'google') =>
  counted((await readEverything(sandbox, vendor, { clock })).facts);

/** The first seat of which the condition holds. */
async function seatOf(vendor: 'salesforce' | 'google', fits: (seat: Seat) => boolean): Promise<Seat> {
  const { accounts, skus, holders } = await read(vendor);
  for (const [vendorId, held] of holders)
    for (const [id, holding] of held) {
      const [account, sku] = [accounts.get(id), skus.get(vendorId)];
      const seat = account && sku && { account, sku, holding, others: [] };
      if (seat && fits(seat)) return seat;
    }
  throw new Error('Nobody holds such a license');
}

const attempt = async (vendor: 'salesforce' | 'google', request: ActionRequest) =>
  (await open(vendor)).act?.(request, 'request-1').then(
    (done) => done,
    (error: Error) => error.message,
  );

describe('Salesforce', () => {
  test('keeps a permission set license that a permission set group brings', async () => {
    // Ids of a third of the users have a permission set that needs the license.
    sandbox.quirks.set('salesforce', 'permissionSetGroups');
    const before = await read('salesforce');
    const told: unknown[] = [];
    for (const seat of await everySet()) {
      const done = await attempt('salesforce', { task: 'reclaim', seat });
      told.push(done);
      if (String(done).includes('permission set group')) break;
    }
    expect(told.at(-1)).toMatch(/through a permission set group/);
    const lost = told.filter((done) => done === 'done').length;
    const held = async (of: Awaited<ReturnType<typeof read>>) =>
      [...of.holders].reduce((sum, [id, held]) => sum + (id.startsWith('0PL') ? held.size : 0), 0);
    expect(await held(await read('salesforce'))).toBe((await held(before)) - lost);
  });

  async function everySet(): Promise<Seat[]> {
    const { accounts, skus, holders } = await read('salesforce');
    return [...holders].flatMap(([vendorId, held]) =>
      [...held].flatMap(([id, holding]) => {
        const [account, sku] = [accounts.get(id), skus.get(vendorId)];
        return account && sku?.type === 'permissionSet' ? [{ account, sku, holding, others: [] }] : [];
      }),
    );
  }

  test('takes the permission sets that need a license away with it', async () => {
    const seats = await everySet();
    for (const seat of seats) expect(await attempt('salesforce', { task: 'reclaim', seat })).toBe('done');
    expect(await everySet()).toEqual([]);
    const removed = sandbox.calls.filter(({ address }) => address.includes('/PermissionSetAssignment/'));
    expect(removed.length).toBeGreaterThan(0);
    for (const seat of seats) expect(await attempt('salesforce', { task: 'restore', seat })).toBe('done');
    expect(await everySet()).toHaveLength(seats.length);
  });

  test('says why a user may not be deactivated, and when no license is left to give back', async () => {
    const seat = await seatOf(
      'salesforce',
      ({ sku, account }) => sku.name === 'Salesforce' && account.kind === 'person',
    );
    sandbox.quirks.set('salesforce', 'defaultOwner');
    expect(await attempt('salesforce', { task: 'reclaim', seat })).toMatch(/default lead owner/);
    sandbox.quirks.clear();
    expect(await attempt('salesforce', { task: 'reclaim', seat })).toBe('done');
    sandbox.quirks.set('salesforce', 'noLicenseLeft');
    expect(await attempt('salesforce', { task: 'restore', seat })).toMatch(/License Limit Exceeded/);
  });

  test('plans no reclaim of what an integration or a group uses, and says what to do by hand', async () => {
    const service = await seatOf('salesforce', ({ account }) => account.kind === 'service');
    expect(planned(salesforce, { task: 'reclaim', seat: service })).toMatchObject({
      possible: false,
      reason: expect.stringContaining('integration'),
    });
    const seat = { ...service, holding: { ...service.holding, via: 'Sales bundle' } };
    expect(planned(salesforce, { task: 'reclaim', seat })).toMatchObject({
      possible: false,
      reason: expect.stringContaining('through Sales bundle'),
    });
  });
});

describe('Google', () => {
  test.each([
    ['autoLicensing', /412.*Automatic licensing/],
    ['groupLicensing', /412.*inherited from a group/],
  ])('changes nothing under %s and says so', async (quirk, reason) => {
    const seat = await seatOf('google', ({ sku }) => sku.vendorId === '1010020026');
    const to = { vendorId: '1010020030', name: 'Frontline Starter', type: 'Google Workspace' };
    sandbox.quirks.set('google', quirk);
    expect(await attempt('google', { task: 'reclaim', seat })).toMatch(reason);
    expect(await attempt('google', { task: 'downgrade', seat, to })).toMatch(reason);
    expect((await read('google')).holders.get('1010020026')?.has(seat.account.id)).toBe(true);
  });

  test('frees the license of a suspended user as well', async () => {
    const seat = await seatOf(
      'google',
      ({ account, sku }) => account.status === 'suspended' && sku.name !== 'Cloud Identity',
    );
    expect(planned(google, { task: 'reclaim', seat })).toMatchObject({ possible: true });
    expect(await attempt('google', { task: 'reclaim', seat })).toBe('done');
    expect((await read('google')).holders.get(seat.sku.vendorId)?.has(seat.account.id)).toBeFalsy();
  });

  test('plans no reclaim of a free license, of an archived user or through a group', async () => {
    const free = await seatOf('google', ({ sku }) => sku.name === 'Cloud Identity');
    expect(planned(google, { task: 'reclaim', seat: free })).toMatchObject({ possible: false });
    const archived = await seatOf('google', ({ sku }) => sku.vendorId === '1010340004');
    expect(planned(google, { task: 'reclaim', seat: archived })).toMatchObject({
      possible: false,
      reason: expect.stringContaining('archived'),
    });
    const usual = await seatOf('google', ({ sku }) => sku.vendorId === '1010020026');
    const seat = { ...usual, holding: { ...usual.holding, via: 'sales@meridian.example' } };
    expect(planned(google, { task: 'reclaim', seat })).toMatchObject({ possible: false });
    const higher = { vendorId: '1010020020', name: 'Enterprise Plus', type: 'Google Workspace' };
    expect(planned(google, { task: 'downgrade', seat: usual, to: higher })).toMatchObject({
      possible: false,
    });
  });
});

function planned(offers: ActionPlans, request: ActionRequest) {
  return planOf(offers, request);
}
