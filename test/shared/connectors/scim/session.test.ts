import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { planOf, type Seat } from '#shared/connectors/action.ts';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { scim } from '#shared/connectors/scim/connector.ts';
import { type Counted, counted } from '#test/sandbox/counted.ts';
import { readEverything } from '#test/sandbox/read-everything.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { virtualClock } from '../answering-server.ts';

const clock = virtualClock();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    people: 120,
    seed: 3,
    day: '2026-04-16',
    now: () => clock.now(),
    pageSizes: { scim: 20 },
  });
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.quirks.clear());

const entry = () => sandbox.credentials('scim');
const options = { allowLoopback: true, clock };
const open = (config: object = {}) => {
  const { config: usual, credentials } = entry();
  return openConnection(scim, { ...usual, ...config }, credentials, options);
};
const read = async () => counted((await readEverything(sandbox, 'scim', { clock })).facts);

test.each(['clientCredentials', 'basic'])('signing in by %s brings the same facts', async (method) => {
  const usual = await readEverything(sandbox, 'scim', { clock });
  const other = await readEverything(sandbox, 'scim', { clock, entry: { method } });
  expect(other.facts).toEqual(usual.facts);
});

test.each(['noProviderConfig', 'anotherCase', 'bare'] as const)(
  'a server with the quirk %s is read as any other',
  async (quirk) => {
    const usual = await read();
    sandbox.quirks.set('scim', quirk);
    expect(await read()).toEqual(usual);
  },
);

test('a server that has no pages is found out instead of being read for ever', async () => {
  sandbox.quirks.set('scim', 'noIndex');
  const names = { kind: 'malformedAnswer', message: expect.stringContaining('from index 21 on') };
  await expect(read()).rejects.toMatchObject(names);
  sandbox.quirks.set('scim', 'bare');
  await expect(read()).rejects.toMatchObject(names);
});

test('a server without PATCH can be read and says why it cannot be changed', async () => {
  sandbox.quirks.set('scim', 'noPatch');
  const { session } = await open();
  const missing = (await session.capabilities()).filter(({ available }) => !available);
  expect(missing.map(({ task }) => task)).toEqual(['reclaim', 'restore']);
  expect(missing[0]).toMatchObject({ reason: expect.stringContaining('PATCH') });
});

test('entitlements are licenses where somebody says so, and are taken and given one by one', async () => {
  const { session } = await open({ seats: 'entitlements' });
  const all = async (): Promise<Counted> => {
    const facts = [];
    for (const list of await session.lists(['licenses', 'accounts']))
      for (let cursor: string | undefined; ; ) {
        const page = await list.read(cursor);
        facts.push(...page.facts);
        if (page.next === undefined) break;
        cursor = page.next;
      }
    return counted(facts);
  };
  const before = await all();
  const sku = before.skus.get('lic-analytics');
  const holders = before.holders.get('lic-analytics');
  const [id = '', holding = { sku: '' }] = [...(holders ?? [])][0] ?? [];
  const account = before.accounts.get(id);
  if (!sku || !account) return expect.unreachable('nobody has the license');
  expect(sku.name).toBe('Analytics "Plus"');
  const seat: Seat = { sku, account, holding, others: [] };
  const plan = planOf(await scim.actions?.(), { task: 'reclaim', seat });
  expect(plan).toMatchObject({ possible: true, does: [`Takes Analytics "Plus" away from ${account.name}`] });
  expect(await session.act?.({ task: 'reclaim', seat }, 'one')).toBe('done');
  expect(await session.act?.({ task: 'reclaim', seat }, 'one')).toBe('alreadySo');
  const after = await all();
  expect(after.holders.get('lic-analytics')?.has(id)).toBe(false);
  expect(after.holders.get('lic-pro')).toEqual(before.holders.get('lic-pro'));
  expect(after.accounts.get(id)?.status).toBe(account.status);
  expect(await session.act?.({ task: 'restore', seat }, 'two')).toBe('done');
  expect((await all()).holders).toEqual(before.holders);
});

test('an answer without a body to a PATCH is an answer', async () => {
  sandbox.quirks.set('scim', 'silentPatch');
  const { session } = await open();
  const { accounts, skus, holders } = await read();
  const sku = skus.get('active-user');
  const account = [...accounts.values()].find(({ status }) => status === 'active');
  const holding = holders.get('active-user')?.get(account?.id ?? '');
  if (!sku || !account || !holding) return expect.unreachable('nobody is active');
  const seat: Seat = { sku, account, holding, others: [] };
  expect(await session.act?.({ task: 'reclaim', seat }, 'one')).toBe('done');
  expect((await session.account?.(account.id))?.status).toBe('disabled');
  expect(await session.act?.({ task: 'restore', seat }, 'two')).toBe('done');
});

test.each([
  ['http://scim.example.com/v2', 'https'],
  ['https://scim.example.com:8443/v2', 'usual port'],
  ['https://user:secret@scim.example.com/v2', 'user name or password'],
  ['https://127.0.0.1/v2', 'not the name of a host'],
  ['https://2130706433/v2', 'not the name of a host'],
  ['https://[::1]/v2', 'not the name of a host'],
  ['https://169.254.169.254/latest', 'not the name of a host'],
  ['https://localhost/v2', 'not the name of a host'],
  ['https://metadata.google.internal/v2', 'not the name of a host'],
])('%s is not called', async (baseUrl, words) => {
  const { credentials } = entry();
  const { session, http } = await openConnection(scim, { baseUrl }, credentials, { clock });
  await expect(session.capabilities()).rejects.toMatchObject({
    kind: 'misconfigured',
    message: expect.stringContaining(words),
  });
  expect(http.calls).toBe(0);
});

test('the token goes to the host of the configuration alone', async () => {
  const { config, credentials } = entry();
  const { session } = await openConnection(scim, config, credentials, { clock });
  await expect(session.capabilities()).rejects.toMatchObject({ kind: 'misconfigured' });
  expect(scim.ownHosts?.({ baseUrl: 'https://scim.example.com/v2', seats: 'users' })).toEqual([
    'scim.example.com',
  ]);
});
