// Every action that a connector offers does at its vendor what its plan said, once, and never what the plan refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActionPlans, type ActionRequest, planOf, type Seat } from '#shared/connectors/action.ts';
import type { Connector, VendorSession } from '#shared/connectors/connector.ts';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import { ACTION_TASKS } from '#shared/domain/connections/task.ts';
import { virtualClock } from '#test/shared/connectors/answering-server.ts';
import { type Counted, counted } from './counted.ts';
import { readEverything } from './read-everything.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { VENDOR_IDS } from './vendors.ts';

const clock = virtualClock();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 120, seed: 17, day: '2026-04-16', now: () => clock.now() });
});
afterAll(() => sandbox.close());

const acting = VENDOR_IDS.flatMap((id) => {
  const connector = connectorById(id);
  return connector?.actions ? [[id, connector] as const] : [];
});

describe.each(acting)('the actions of %s', (vendor, connector) => {
  let session: VendorSession;
  let plans: ActionPlans;
  beforeAll(async () => {
    const { config, credentials } = sandbox.credentials(vendor);
    ({ session } = await openConnection(connector, config, credentials, { allowLoopback: true, clock }));
    plans = (await connector.actions?.()) ?? {};
  });
  const read = async () => counted((await readEverything(sandbox, vendor, { clock })).facts);

  test('are those that its tasks name', () => {
    const named = connector.offers.filter(({ task }) => ACTION_TASKS.some((one) => one === task));
    expect(Object.keys(plans).sort()).toEqual(named.map(({ task }) => task).sort());
  });

  test('to reclaim free the seat at the vendor, leave everybody else alone, and do nothing the second time', async () => {
    const before = await read();
    const types = new Map<string, Seat>();
    for (const seat of seatsOf(before, connector)) {
      const plan = planned({ task: 'reclaim', seat });
      const kind = `${seat.sku.type} ${plan.possible} ${seat.holding.via !== undefined}`;
      if (!types.has(kind)) types.set(kind, seat);
    }
    expect(types.size).toBeGreaterThan(0);
    for (const seat of types.values()) {
      const request = { task: 'reclaim', seat } as const;
      const plan = planned(request);
      if (!plan.possible) {
        expect(plan.instructions.length, plan.reason).toBeGreaterThan(0);
        continue;
      }
      expect(plan.does.join(' ')).toContain(seat.account.name);
      const told = async () => (await session.account?.(seat.account.id, seat.sku.vendorId))?.holds;
      const held = await told();
      if (held) expect(held.map(({ sku }) => sku)).toContain(seat.sku.vendorId);
      const others = (await read()).holders.get(seat.sku.vendorId)?.size ?? 0;
      const performed = await session.act?.(request, crypto.randomUUID());
      expect(performed).toMatch(/done|accepted/);
      // What was only accepted is done by the end of the billing cycle.
      if (performed === 'accepted') sandbox.setDay('2026-05-17');
      const after = await read();
      expect(holds(after, seat, connector), seat.sku.name).toBe(false);
      if (performed === 'done')
        expect(after.holders.get(seat.sku.vendorId)?.size ?? 0).toBeGreaterThanOrEqual(others - 1);
      const account = await session.account?.(seat.account.id, seat.sku.vendorId);
      expect(
        account?.holds.some(({ sku }) => sku === seat.sku.vendorId) && account.status === 'active',
      ).toBeFalsy();
      expect(await session.act?.(request, crypto.randomUUID())).toMatch(/alreadySo|done/);
      sandbox.setDay('2026-04-16');
      const undo = { task: 'restore', seat } as const;
      if (plan.undo !== 'restore' || plans.restore === undefined || !planned(undo).possible) continue;
      expect(await session.act?.(undo, crypto.randomUUID())).toMatch(/done|accepted/);
      expect(holds(await read(), seat, connector), `${seat.sku.name} restored`).toBe(true);
      if (held) expect((await told())?.map(({ sku }) => sku)).toContain(seat.sku.vendorId);
    }
  });

  test.runIf(connector.offers.some(({ task }) => task === 'addSeats'))(
    'to add seats buy as many as were asked for, once',
    async () => {
      const { skus } = await read();
      const sku = [...skus.values()].find(
        (one) =>
          typeof one.purchased === 'number' &&
          planned({ task: 'addSeats', sku: one, from: one.purchased, total: one.purchased + 3 }).possible,
      );
      if (typeof sku?.purchased !== 'number') throw new Error('No license has a quantity');
      const request = { task: 'addSeats', sku, from: sku.purchased, total: sku.purchased + 3 } as const;
      await session.act?.(request, crypto.randomUUID());
      await session.act?.(request, crypto.randomUUID());
      expect((await read()).skus.get(sku.vendorId)?.purchased).toBe(sku.purchased + 3);
    },
  );

  test.runIf(connector.offers.some(({ task }) => task === 'downgrade'))(
    'to downgrade swap one license for the lower one of the same person',
    async () => {
      const before = await read();
      const skus = [...before.skus.values()];
      let swapped = 0;
      for (const seat of seatsOf(before, connector)) {
        const to = skus.find((sku) => planned({ task: 'downgrade', seat, to: sku }).possible);
        if (!to) continue;
        await session.act?.({ task: 'downgrade', seat, to }, crypto.randomUUID());
        const after = await read();
        expect(holds(after, seat, connector), seat.sku.name).toBe(false);
        expect(after.holders.get(to.vendorId)?.has(seat.account.id)).toBe(true);
        swapped++;
        break;
      }
      expect(swapped).toBe(1);
    },
  );

  function planned(request: ActionRequest) {
    const plan = planOf(plans, request);
    if (!plan) throw new Error(`${connector.name} offers no ${request.task}`);
    return plan;
  }
});

/** Whether the account occupies the seat by the vendor's rule. */
function holds({ holders, accounts }: Counted, { sku, account }: Seat, { seatStatuses }: Connector): boolean {
  const status = accounts.get(account.id)?.status;
  return (
    status !== undefined &&
    seatStatuses.includes(status) &&
    holders.get(sku.vendorId)?.has(account.id) === true
  );
}

function* seatsOf({ accounts, skus, holders }: Counted, { seatStatuses }: Connector): Generator<Seat> {
  const heldBy = (id: string) =>
    [...holders].flatMap(([vendorId, held]) => {
      const [sku, holding] = [skus.get(vendorId), held.get(id)];
      return sku && holding ? [{ sku, holding }] : [];
    });
  for (const [vendorId, held] of holders) {
    const sku = skus.get(vendorId);
    for (const [id, holding] of held) {
      const account = accounts.get(id);
      if (!sku || !account || !seatStatuses.includes(account.status)) continue;
      yield { account, sku, holding, others: heldBy(id).filter((other) => other.sku !== sku) };
    }
  }
}
