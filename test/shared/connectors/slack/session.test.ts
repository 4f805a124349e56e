import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { slack } from '#shared/connectors/slack/connector.ts';
import type { Capability } from '#shared/domain/connections/task.ts';
import { counted } from '#test/sandbox/counted.ts';
import { readEverything } from '#test/sandbox/read-everything.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { IMITATIONS } from '#test/sandbox/vendors.ts';
import { virtualClock } from '../answering-server.ts';

const clock = virtualClock();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 120, seed: 3, day: '2026-04-16', now: () => clock.now() });
});
afterAll(() => sandbox.close());
afterEach(() => {
  sandbox.quirks.clear();
  sandbox.grant('slack', IMITATIONS.slack.scopes);
});

async function open(config: object = {}) {
  const entry = sandbox.credentials('slack');
  return openConnection(slack, { ...entry.config, ...config }, entry.credentials, {
    allowLoopback: true,
    clock,
  });
}

const missing = (capabilities: readonly Capability[]) =>
  capabilities.filter(({ available }) => !available).map(({ task }) => task);

test('a read costs a page of each list and a file for every day of the window', async () => {
  const { http } = await readEverything(sandbox, 'slack', { clock });
  expect(http.calls).toBe(2 + 90);
});

test('without analytics the access logs tell who came by, for a few calls', async () => {
  sandbox.grant('slack', ['users:read', 'users:read.email', 'admin']);
  const { facts, http } = await readEverything(sandbox, 'slack', { clock });
  const { accounts } = counted(facts);
  expect(http.calls).toBeLessThan(10);
  const seen = [...accounts.values()].filter(({ lastActiveAt }) => lastActiveAt);
  expect(seen.length).toBeGreaterThan(40);
  for (const { lastActiveAt } of seen) expect(lastActiveAt?.slice(0, 10) ?? '').toMatch(/^2026-0[1-4]/);
});

test('a plan without analytics and SCIM tells activity by logs and acts by hand', async () => {
  sandbox.quirks.set('slack', 'proPlan');
  const { session } = await open();
  const capabilities = await session.capabilities();
  expect(missing(capabilities)).toEqual(['reclaim', 'restore']);
  const { accounts } = counted((await readEverything(sandbox, 'slack', { clock })).facts);
  for (const one of sandbox.truth().accounts.slack)
    expect(accounts.get(one.id)?.lastActiveAt).toBe(one.lastLoginAt);
});

test('a plan without any activity says so, and a read that is asked for it fails by name', async () => {
  sandbox.quirks.set('slack', 'freePlan');
  const { session } = await open();
  expect(missing(await session.capabilities())).toEqual(['activity', 'reclaim', 'restore']);
  await expect(session.lists(['accounts', 'activity'])).rejects.toMatchObject({ kind: 'permissionMissing' });
  expect((await session.lists(['licenses', 'accounts'])).map(({ id }) => id)).toEqual(['users', 'billable']);
});

test('where analytics began lately nobody is said to have been away', async () => {
  sandbox.quirks.set('slack', 'upgradedLately');
  const { accounts } = counted((await readEverything(sandbox, 'slack', { clock })).facts);
  const said = [...accounts.values()].map(({ lastActiveAt }) => lastActiveAt);
  expect(said).not.toContain(null);
  expect(said.filter((at) => at === undefined).length).toBeGreaterThan(0);
});

test('whoever is not billed for being away holds no seat', async () => {
  const holders = async () =>
    counted((await readEverything(sandbox, 'slack', { clock })).facts).holders.get('member')?.size ?? 0;
  const all = await holders();
  sandbox.quirks.set('slack', 'fairBilling');
  const fair = await holders();
  expect(fair).toBe(sandbox.truth().licenses.find(({ connector }) => connector === 'slack')?.used);
  expect(fair).toBeLessThan(all);
});

test('somebody in several workspaces of an organization is one account with one seat', async () => {
  sandbox.quirks.set('slack', 'organization');
  const { session } = await open({ workspaces: 'T0MERIDIAN, T0LABS' });
  const facts = [];
  for (const list of await session.lists(['licenses', 'accounts']))
    facts.push(...(await list.read(undefined)).facts);
  const { accounts, holders } = counted(facts);
  const truth = sandbox.truth();
  const there = truth.accounts.slack.filter(({ status }) => status === 'active');
  expect(new Set(accounts.keys())).toEqual(new Set(there.map(({ id }) => id)));
  expect([...accounts.values()].every(({ status }) => status === 'active')).toBe(true);
  expect(holders.get('member')?.size).toBe(
    truth.licenses.find(({ connector }) => connector === 'slack')?.used,
  );
});
