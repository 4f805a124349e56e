import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ActionPlans, type ActionRequest, planOf, type Seat } from '#shared/connectors/action.ts';
import type { VendorSession } from '#shared/connectors/connector.ts';
import { microsoft } from '#shared/connectors/microsoft/connector.ts';
import { type Counted, counted } from '#test/sandbox/counted.ts';
import { NOTHING_DONE } from '#test/sandbox/microsoft/acts.ts';
import { POWER_BI, SKU, SKUS, YAMMER } from '#test/sandbox/microsoft/catalogue.ts';
import { readAll, startTenant, type Tenant } from './tenant.ts';

const idOf = (sku: keyof typeof SKU) => SKUS[SKU[sku]]?.id ?? '';

let tenant: Tenant;
let session: VendorSession;
let plans: ActionPlans;
let tellsAll: Counted;
beforeAll(async () => {
  tenant = await startTenant(200);
  ({ session } = await tenant.open());
  plans = (await microsoft.actions?.()) ?? {};
  tellsAll = await read();
});
afterAll(() => tenant.sandbox.close());
afterEach(() => {
  tenant.sandbox.quirks.clear();
  tenant.sandbox.importState({ day: '2026-04-16', acts: { microsoft: NOTHING_DONE } });
});

const read = async () => counted(await readAll((await tenant.open()).session, ['licenses', 'accounts']));

/** The first seat of a license that is as told. */
function seatOf(sku: keyof typeof SKU, like: (seat: Seat) => boolean): Seat {
  const { accounts, skus, holders } = tellsAll;
  const license = skus.get(idOf(sku));
  for (const [id, holding] of holders.get(idOf(sku)) ?? []) {
    const account = accounts.get(id);
    if (!account || !license) continue;
    const others = account.holds.flatMap((other) => {
      const held = skus.get(other.sku);
      return held && other.sku !== license.vendorId ? [{ sku: held, holding: other }] : [];
    });
    const seat = { account, sku: license, holding, others };
    if (like(seat)) return seat;
  }
  throw new Error(`Nobody holds ${sku} like that`);
}

function planned(request: ActionRequest) {
  const plan = planOf(plans, request);
  if (!plan) throw new Error(`There is no ${request.task}`);
  return plan;
}
const perform = (request: ActionRequest) => session.act?.(request, crypto.randomUUID());
const heldOf = async ({ account }: Seat, sku: keyof typeof SKU) =>
  (await session.account?.(account.id))?.holds.find((one) => one.sku === idOf(sku));

const direct = ({ holding }: Seat) => holding.via === undefined;
const limited = (seat: Seat) => direct(seat) && seat.holding.assignmentId !== undefined;

describe('a license that is held directly', () => {
  test('is taken away and given back with the same services switched off', async () => {
    const seat = seatOf('e5', limited);
    const plan = planned({ task: 'reclaim', seat });
    expect(plan).toMatchObject({
      possible: true,
      does: [`Removes Microsoft 365 E5 from ${seat.account.name}`],
      undo: 'restore',
      billing: 'atRenewal',
    });
    expect(await perform({ task: 'reclaim', seat })).toBe('done');
    expect(await heldOf(seat, 'e5')).toBeUndefined();
    expect(planned({ task: 'restore', seat })).toMatchObject({
      sideEffects: [expect.stringContaining('stay off')],
    });
    expect(await perform({ task: 'restore', seat })).toBe('done');
    expect((await heldOf(seat, 'e5'))?.assignmentId).toBe(seat.holding.assignmentId);
    expect(await perform({ task: 'restore', seat })).toBe('alreadySo');
  });

  test('is swapped for a lower edition in one call, with what both have switched off staying off', async () => {
    const seat = seatOf('e5', limited);
    expect(seat.holding.assignmentId?.split(',').sort()).toEqual([YAMMER, POWER_BI].sort());
    const to = tellsAll.skus.get(idOf('e3'));
    if (!to) throw new Error('E3 was not bought');
    const request = { task: 'downgrade', seat, to } as const;
    expect(planned(request)).toMatchObject({ possible: true, undo: 'byHand' });
    const before = tenant.sandbox.calls.length;
    expect(await perform(request)).toBe('done');
    expect(tenant.callsSince(before).filter((address) => address.endsWith('assignLicense'))).toHaveLength(1);
    expect(await heldOf(seat, 'e5')).toBeUndefined();
    expect((await heldOf(seat, 'e3'))?.assignmentId).toBe(YAMMER);
    expect(await perform(request)).toBe('alreadySo');
  });

  test('is swapped for nothing that is not a lower edition of the same product', () => {
    const higher = seatOf('e3', direct);
    for (const sku of ['e5', 'copilot', 'e3'] as const) {
      const to = tellsAll.skus.get(idOf(sku));
      if (!to) throw new Error(`${sku} was not bought`);
      expect(planned({ task: 'downgrade', seat: higher, to }), sku).toMatchObject({
        possible: false,
        instructions: [expect.stringContaining(higher.account.name)],
      });
    }
  });

  test('is not given back to somebody whom Microsoft refuses, and the refusal is told in its words', async () => {
    const seat = seatOf('e5', direct);
    await perform({ task: 'reclaim', seat });
    tenant.sandbox.quirks.set('microsoft', 'noUsageLocation');
    await expect(perform({ task: 'restore', seat })).rejects.toMatchObject({
      kind: 'misconfigured',
      message: expect.stringContaining('usage location'),
    });
    expect(await heldOf(seat, 'e5')).toBeUndefined();
  });
});

describe('a license that comes through a group', () => {
  const through = ({ holding }: Seat) => holding.via !== undefined;

  test('is never taken away: the plan says which group, and what else it gives', () => {
    const seat = seatOf(
      'f3',
      (one) => through(one) && one.others.some(({ holding }) => holding.via === one.holding.via),
    );
    const plan = planned({ task: 'reclaim', seat });
    expect(plan).toMatchObject({ possible: false, reason: expect.stringContaining('Frontline licenses') });
    expect(plan.possible ? [] : plan.instructions.join(' ')).toContain('FLOW FREE');
  });

  test('is not touched by an act that was planned before the group gave it, nor swapped', async () => {
    const seat = seatOf('e3', through);
    const to = tellsAll.skus.get(idOf('f3'));
    if (!to) throw new Error('F3 was not bought');
    expect(planned({ task: 'downgrade', seat, to })).toMatchObject({ possible: false });
    const then = { ...seat, holding: { sku: seat.sku.vendorId } };
    for (const request of [
      { task: 'reclaim', seat: then },
      { task: 'downgrade', seat: then, to },
    ] as const)
      await expect(perform(request)).rejects.toMatchObject({ message: expect.stringContaining('group') });
    expect(await read()).toEqual(tellsAll);
  });
});

test('seats cannot be bought', async () => {
  const sku = tellsAll.skus.get(idOf('e5'));
  if (!sku) throw new Error('E5 was not bought');
  await expect(perform({ task: 'addSeats', sku, from: 1, total: 2 })).rejects.toMatchObject({
    kind: 'misconfigured',
  });
});
