import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ActionRequest, planOf, type Seat } from '#shared/connectors/action.ts';
import { actions } from '#shared/connectors/adobe/actions.ts';
import { adobe } from '#shared/connectors/adobe/connector.ts';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { testConnection } from '#shared/connectors/test-connection.ts';
import type { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import { counted } from '#test/sandbox/counted.ts';
import { readEverything } from '#test/sandbox/read-everything.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { IMITATIONS } from '#test/sandbox/vendors.ts';
import { virtualClock } from '../answering-server.ts';

const ALL_APPS = 'All Apps plan - 100 GB';
const PHOTOSHOP = 'Photoshop (Single App)';

const clock = virtualClock();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 250, seed: 3, day: '2026-04-16', now: () => clock.now() });
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.quirks.clear());

const read = async () => counted((await readEverything(sandbox, 'adobe', { clock })).facts);

async function act(request: ActionRequest) {
  const { config, credentials } = sandbox.credentials('adobe');
  const { session } = await openConnection(adobe, config, credentials, { allowLoopback: true, clock });
  return session.act?.(request, 'request 1');
}

async function seatOf(name: string, is: (holding: Holding, account: AccountFacts) => boolean): Promise<Seat> {
  const { accounts, skus, holders } = await read();
  const sku = skus.get(name);
  for (const [id, holding] of holders.get(name) ?? []) {
    const account = accounts.get(id);
    if (sku && account && is(holding, account)) return { account, sku, holding, others: [] };
  }
  throw new Error(`Nobody has ${name} like that`);
}

const planned = (request: ActionRequest) => planOf(actions, request);

test('signs in once, reads the groups once and each page of users twice', async () => {
  const before = sandbox.calls.length;
  await read();
  const least = IMITATIONS.adobe.leastCalls({ accounts: sandbox.truth().accounts.adobe, licenses: [] });
  expect(sandbox.calls.length - before).toBe(least);
  expect(least).toBe(4);
});

test('keeps under the requests a minute that Adobe allows', async () => {
  const small = await startSandbox({
    people: 400,
    seed: 3,
    day: '2026-04-16',
    now: () => clock.now(),
    pageSizes: { adobe: 5 },
  });
  const begun = clock.now();
  await readEverything(small, 'adobe', { clock });
  const minutes = (clock.now() - begun) / 60_000;
  const users = small.calls.filter(({ address }) => address.includes('/users/')).length;
  await small.close();
  expect(users).toBeGreaterThan(50);
  expect(users).toBeLessThanOrEqual(25 * (minutes + 1));
});

test('reads users of a type that is not documented, and those without an id', async () => {
  const undisturbed = await read();
  sandbox.quirks.set('adobe', 'type99');
  const odd = await read();
  expect(odd.accounts.size).toBe(undisturbed.accounts.size);
  expect([...odd.accounts.keys()].some((id) => id.startsWith('type99:'))).toBe(true);
  sandbox.quirks.set('adobe', 'noIds');
  const nameless = await read();
  expect(nameless.accounts.size).toBe(undisturbed.accounts.size);
  for (const [sku, held] of undisturbed.holders) expect(nameless.holders.get(sku)?.size).toBe(held.size);
});

test('takes every license away that is somebody’s own and gives it back, whatever kind of ID they have', async () => {
  const { accounts, skus, holders } = await read();
  const seats = [...holders].flatMap(([name, held]) =>
    [...held].flatMap(([id, holding]): Seat[] => {
      const [account, sku] = [accounts.get(id), skus.get(name)];
      return account && sku && holding.via === undefined ? [{ account, sku, holding, others: [] }] : [];
    }),
  );
  const kinds = new Set(seats.map(({ account }) => /^(\w+ID):/.exec(account.id)?.[1] ?? 'accepted'));
  expect(kinds).toContain('accepted');
  expect(kinds).toContain('federatedID');
  for (const seat of seats) {
    expect(planned({ task: 'reclaim', seat })).toMatchObject({ possible: true, billing: 'atRenewal' });
    expect(await act({ task: 'reclaim', seat })).toBe('done');
  }
  const left = [...(await read()).holders.values()].flatMap((held) => [...held.values()]);
  expect(left.filter(({ via }) => via === undefined)).toEqual([]);
  const [first] = seats as [Seat];
  expect(await act({ task: 'reclaim', seat: first })).toBe('alreadySo');
  for (const seat of seats) expect(await act({ task: 'restore', seat })).toBe('done');
  expect(await act({ task: 'restore', seat: first })).toBe('alreadySo');
  expect((await read()).holders).toEqual(holders);
});

test('never touches what a user group gives', async () => {
  const seat = await seatOf(ALL_APPS, ({ via }) => via !== undefined);
  for (const task of ['reclaim', 'restore'] as const)
    expect(planned({ task, seat })).toMatchObject({
      possible: false,
      reason: expect.stringContaining('user group'),
    });
  const before = sandbox.exportState().acts;
  await expect(act({ task: 'reclaim', seat })).rejects.toThrow(/user group/);
  expect(sandbox.exportState().acts).toEqual(before);
});

test('swaps all apps for one, and plans nothing that is not known to be less', async () => {
  const seat = await seatOf(ALL_APPS, ({ via }) => via === undefined);
  const { skus } = await read();
  const [to, acrobat] = [PHOTOSHOP, 'Acrobat Pro'].map((name) => skus.get(name));
  if (!to || !acrobat) throw new Error('There is nothing to swap for');
  expect(planned({ task: 'downgrade', seat, to: acrobat })).toMatchObject({ possible: false });
  expect(planned({ task: 'downgrade', seat, to: { ...to, key: undefined } as never })).toMatchObject({
    possible: false,
    reason: expect.stringContaining('several profiles'),
  });
  expect(planned({ task: 'downgrade', seat, to })).toMatchObject({
    possible: true,
    does: [expect.stringContaining(' and puts into Photoshop')],
  });
  expect(await act({ task: 'downgrade', seat, to })).toBe('done');
  const { holders } = await read();
  expect(holders.get(ALL_APPS)?.has(seat.account.id)).toBe(false);
  expect(holders.get(PHOTOSHOP)?.has(seat.account.id)).toBe(true);
});

test('a refusal that comes with 200 is one', async () => {
  const seat = await seatOf('Acrobat Pro', ({ via }) => via === undefined);
  sandbox.quirks.set('adobe', 'foreignDomain');
  await expect(act({ task: 'reclaim', seat })).rejects.toMatchObject({
    kind: 'permissionMissing',
    code: 'error.domain.trust.nonexistent',
  });
});

test('an organization that is not there is told by its name', async () => {
  const { config, credentials } = sandbox.credentials('adobe');
  const elsewhere = { ...config, organizationId: '0@AdobeOrg' };
  expect(await testConnection(adobe, elsewhere, credentials, { allowLoopback: true, clock })).toMatchObject({
    ok: false,
    state: 'misconfigured',
    reason: expect.stringContaining('error.organization.invalid_id'),
  });
});
