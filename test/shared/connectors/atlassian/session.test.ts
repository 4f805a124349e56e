import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ActionRequest, planOf, type Seat } from '#shared/connectors/action.ts';
import { actions } from '#shared/connectors/atlassian/actions.ts';
import { atlassian } from '#shared/connectors/atlassian/connector.ts';
import type { VendorFailure } from '#shared/connectors/failure.ts';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { counted } from '#test/sandbox/counted.ts';
import { readEverything } from '#test/sandbox/read-everything.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { IMITATIONS } from '#test/sandbox/vendors.ts';
import { virtualClock } from '../answering-server.ts';

const clock = virtualClock();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    people: 300,
    seed: 3,
    day: '2026-04-16',
    now: () => clock.now(),
  });
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.quirks.clear());

const read = async () => (await readEverything(sandbox, 'atlassian', { clock })).facts;

async function session() {
  const { config, credentials } = sandbox.credentials('atlassian');
  return (await openConnection(atlassian, config, credentials, { allowLoopback: true, clock })).session;
}

/** A seat of a license by its name, through a group or not. */
async function seatOf(name: string, via: string | undefined): Promise<Seat> {
  const { accounts, skus, holders } = counted(await read());
  const sku = [...skus.values()].find((one) => one.name === name);
  for (const [id, holding] of holders.get(sku?.vendorId ?? '') ?? []) {
    const account = accounts.get(id);
    if (sku && account && holding.via === via) return { account, sku, holding, others: [] };
  }
  throw new Error(`Nobody has ${name} through ${via}`);
}

const planned = (request: ActionRequest) => planOf(actions, request);

test('makes one call for each page and one for the groups of each product', async () => {
  const { accounts, licenses } = sandbox.truth();
  const own = licenses.filter(({ connector }) => connector === 'atlassian');
  const before = sandbox.calls.length;
  await read();
  const least = IMITATIONS.atlassian.leastCalls({ accounts: accounts.atlassian, licenses: own });
  expect(sandbox.calls.length - before).toBe(least);
});

test('reads the same where a product is named by its site alone', async () => {
  const undisturbed = await read();
  sandbox.quirks.set('atlassian', 'siteIds');
  expect(await read()).toEqual(undisturbed);
});

test('without Atlassian Guard cannot tell activity, and everything else', async () => {
  sandbox.quirks.set('atlassian', 'noGuard');
  const said = await (await session()).capabilities();
  expect(said.filter(({ available }) => !available)).toEqual([
    {
      task: 'activity',
      available: false,
      reason: expect.stringContaining('Atlassian Guard'),
      remedy: expect.stringContaining('Subscribe to Atlassian Guard'),
    },
  ]);
});

test('takes a missing scope for one, however it is refused', async () => {
  sandbox.grant('atlassian', IMITATIONS.atlassian.scopes.slice(0, 3));
  const refused = async () =>
    (await (await session()).capabilities()).flatMap((one) => (one.available ? [] : [one.task]));
  expect(await refused()).toEqual(['reclaim', 'restore']);
  sandbox.quirks.set('atlassian', 'scopeRefusedAs401');
  expect(await refused()).toEqual(['reclaim', 'restore']);
  sandbox.grant('atlassian', IMITATIONS.atlassian.scopes);
});

test('a product that is not online is known, and nobody has it', async () => {
  const { skus, holders } = counted(await read());
  const opsgenie = [...skus.values()].find(({ name }) => name.startsWith('Opsgenie'));
  expect(opsgenie?.status).toBe('inactive');
  expect(holders.has(opsgenie?.vendorId ?? '')).toBe(false);
});

test('whoever only asks for help has no seat', async () => {
  const { holders, skus } = counted(await read());
  const service = [...skus.values()].find(({ key }) => key === 'jira-servicedesk');
  expect(holders.get(service?.vendorId ?? '')?.size).toBe(service?.vendorUsed);
});

test('plans to leave a group that gives the product alone, and never one that gives more or is synced', async () => {
  const alone = await seatOf('Jira (meridian)', 'jira-users-meridian');
  expect(planned({ task: 'reclaim', seat: alone })).toMatchObject({
    possible: true,
    does: [`Takes ${alone.account.name} out of jira-users-meridian, which gives Jira (meridian) alone`],
    undo: 'restore',
    billing: 'followsUse',
  });
  for (const [name, via] of [
    ['Jira (meridian)', 'meridian-everybody'],
    ['Jira Service Management (meridian)', 'okta-service-agents'],
  ] as const) {
    const seat = await seatOf(name, via);
    for (const task of ['reclaim', 'restore'] as const)
      expect(planned({ task, seat })).toMatchObject({
        possible: false,
        reason: expect.stringContaining(via),
        instructions: [expect.stringContaining(via), expect.stringContaining(seat.account.name)],
      });
    const before = sandbox.exportState().acts;
    await expect((await session()).act?.({ task: 'reclaim', seat }, 'r')).rejects.toMatchObject({
      kind: 'misconfigured',
    } satisfies Partial<VendorFailure>);
    expect(sandbox.exportState().acts).toEqual(before);
  }
});

test('does not take a role for gone where somebody was put into a group meanwhile', async () => {
  const seat = await seatOf('Jira (meridian)', 'meridian-everybody');
  const asRead = { ...seat, holding: { sku: seat.sku.vendorId } };
  await expect((await session()).act?.({ task: 'reclaim', seat: asRead }, 'r')).rejects.toThrow(
    /through a group/,
  );
});

test('an account by its id says what it holds, and a stranger is none', async () => {
  const { account, sku } = await seatOf('Jira (meridian)', 'jira-users-meridian');
  const open = await session();
  expect((await open.account?.(account.id))?.holds.map((one) => one.sku)).toContain(sku.vendorId);
  expect(await open.account?.('712020:nobody')).toBeUndefined();
});
