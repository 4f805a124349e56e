// What a vendor sells stands beside what people typed, and neither ever overwrites the other.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { captureLicenses } from '#functions/connector-sync/capture-licenses.ts';
import { effectiveLicense, isListed } from '#shared/domain/licenses/effective-license.ts';
import type { ManualLayer } from '#shared/domain/licenses/license.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { connectionEntity, loadConnection } from '#shared/table/connection-store.ts';
import { keys } from '#shared/table/keys.ts';
import { ledgerOf, subjectOfLedger } from '#shared/table/ledger-store.ts';
import { licenseEntity } from '#shared/table/license-store.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { sku } from '#test/shared/snapshots/organisation.ts';
import { laggingTable } from '#test/shared/table/faulty-table.ts';
import { AT, type House, later, openHouse } from './house.ts';

const ANA = { kind: 'person', id: 'ana@example.com' } as const;

let sandbox: Sandbox;
let house: House;
let id: string;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 30, seed: 2, day: '2026-04-16' });
  return () => sandbox.close();
});
beforeEach(async () => {
  forgetAll();
  house = await openHouse();
  id = await house.connect('salesforce', sandbox.credentials('salesforce'));
  return () => house.table.drop();
});

async function capture(skus: readonly SkuFacts[], at = AT) {
  const connection = await loadConnection(house.table, id);
  if (!connection) throw new Error('There is no connection');
  await captureLicenses(house.table, connection.state, skus, at);
  return house.licenses(id);
}

async function typed(manual: ManualLayer, licenseId = 'salesforce.typed') {
  await createItem(house.table, licenseEntity, AT, {
    state: {
      id: licenseId,
      applicationId: 'salesforce',
      manual,
      capturing: false,
      managed: true,
      firstSeen: '2026-01-01',
    },
    line: { actor: ANA, deed: 'created' },
  });
  return licenseId;
}

async function switchTasks(tasks: Partial<Record<'licenses' | 'accounts' | 'activity', boolean>>) {
  await changeItem(house.table, connectionEntity, keys.connection(id), AT, ({ state }) => ({
    state: { ...state, tasks: { ...state.tasks, ...tasks } },
    line: { actor: ANA, deed: 'taskSwitched' },
  }));
}

describe('A license that a vendor sells', () => {
  it('is managed from the day it is discovered unless it is free, and nothing is typed for people', async () => {
    const licenses = await capture([sku('team', { purchased: 60 }), sku('guest', { free: true })]);
    expect(licenses.every(({ firstSeen }) => firstSeen === '2026-04-16')).toBe(true);
    expect(licenses.map(({ captured, managed, manual }) => [captured?.vendorId, managed, manual])).toEqual(
      expect.arrayContaining([
        ['team', true, {}],
        ['guest', false, {}],
      ]),
    );
  });

  it.each<[string, ManualLayer, SkuFacts]>([
    ['key', { name: 'Anything', key: 'TEAM-1' }, sku('team', { key: 'TEAM-1' })],
    ['type and name', { name: 'plan TEAM', type: 'user' }, sku('team')],
  ])('meets the typed one by its %s, and what was typed stays', async (_by, manual, facts) => {
    await typed({ ...manual, purchased: 50 });
    const [license, ...others] = await capture([{ ...facts, purchased: 60 }]);
    expect(others).toEqual([]);
    expect(license?.manual).toEqual({ ...manual, purchased: 50 });
    if (!license) throw new Error('There is no license');
    expect(effectiveLicense(license).purchased).toBe(60);
    expect(effectiveLicense({ ...license, capturing: false }).purchased).toBe(50);
    expect(effectiveLicense({ ...license, capturing: true }).purchased).toBe(60);
  });

  it('is not taken for one of another type with the same name', async () => {
    await typed({ name: 'Plan team', type: 'feature' });
    const [license] = await capture([sku('team', { type: 'permissionSet' })]);
    expect(license?.id).not.toBe('salesforce.typed');
  });

  it('keeps its license through a change of its name, by the vendor’s own id', async () => {
    const [before] = await capture([sku('team', { key: 'A' })]);
    const [after, ...others] = await capture([sku('team', { key: 'B', name: 'Renamed' })]);
    expect(others).toEqual([]);
    expect(after).toMatchObject({ id: before?.id, captured: { name: 'Renamed', key: 'B' } });
  });

  it('is captured once by two reads in a row, though the table does not show yet what the first one wrote', async () => {
    const connection = await loadConnection(house.table, id);
    if (!connection) throw new Error('There is no connection');
    const lagging = laggingTable(house.table);
    for (const at of [AT, later(1)]) await captureLicenses(lagging, connection.state, [sku('team')], at);
    expect(await house.licenses(id)).toHaveLength(1);
  });

  it('is one license though two captures meet, and one captured under an older id goes on standing for it', async () => {
    const connection = await loadConnection(house.table, id);
    if (!connection) throw new Error('There is no connection');
    const skus = Array.from({ length: 20 }, (_, index) => sku(`plan ${index}`));
    await createItem(house.table, licenseEntity, AT, {
      state: {
        id: 'salesforce.older',
        applicationId: 'salesforce',
        connectionId: id,
        manual: {},
        captured: { ...sku('plan 7'), capturedAt: AT },
        capturing: true,
        managed: true,
        firstSeen: '2026-01-01',
      },
      line: { actor: ANA, deed: 'captured' },
    });
    const both = [1, 2].map(() => captureLicenses(house.table, connection.state, skus, AT));
    await Promise.all(both);
    await capture(skus, later(24));
    const licenses = await house.licenses(id);
    const ids = licenses.map(({ captured }) => captured?.vendorId);
    expect(ids.sort()).toEqual(skus.map(({ vendorId }) => vendorId).sort());
    expect(licenses.every(({ captured }) => captured?.status === 'active')).toBe(true);
    expect(licenses.find(({ captured }) => captured?.vendorId === 'plan 7')?.id).toBe('salesforce.older');
  });

  it('meets the typed one by its name where nobody typed a type, unless two of that name are sold', async () => {
    await typed({ name: 'plan TEAM', purchased: 50 });
    const facts = sku('team', { type: 'Google Workspace' });
    const [license, ...others] = await capture([facts]);
    expect([license?.id, others]).toEqual(['salesforce.typed', []]);

    await typed({ name: 'Plan pro' }, 'salesforce.pro');
    const two = [sku('pro', { type: 'A' }), sku('pro.b', { name: 'Plan pro', type: 'B' })];
    const now = await capture([facts, ...two], later(24));
    expect(now.map((one) => one.id)).not.toContain('salesforce.pro');
    expect(now).toHaveLength(3);
  });

  it('is met again by the connection that follows a deleted one, with what was typed', async () => {
    const licenseId = await typed({ name: 'Team', type: 'user', kind: 'user', amount: '9.50' });
    await capture([sku('team', { name: 'Team', purchased: 60 })]);
    await changeItem(house.table, connectionEntity, keys.connection(id), AT, ({ state }) => ({
      state,
      line: { actor: ANA, deed: 'deleted' },
      tombstone: true,
    }));
    id = await house.connect('salesforce', sandbox.credentials('salesforce'), 'salesforce.two');
    const licenses = await capture([sku('team', { name: 'Team', purchased: 70 })], later(24));
    expect(licenses.map((one) => [one.id, one.manual.amount, one.captured?.purchased])).toEqual([
      [licenseId, '9.50', 70],
    ]);
  });

  it('that vanishes there becomes inactive and is kept, and comes back as it was', async () => {
    const [before] = await capture([sku('team'), sku('pro')]);
    const gone = await capture([sku('pro')], later(24));
    expect(gone.map(({ captured }) => [captured?.vendorId, captured?.status])).toEqual(
      expect.arrayContaining([
        ['team', 'inactive'],
        ['pro', 'active'],
      ]),
    );
    await capture([sku('team'), sku('pro')], later(48));
    const team = (await house.licenses(id)).find(({ captured }) => captured?.vendorId === 'team');
    expect(team?.captured?.status).toBe('active');
    const log = await ledgerOf(house.table, subjectOfLedger('license', team?.id ?? ''), { limit: 10 });
    expect(log.entries.map(({ deed }) => deed)).toEqual(['reappeared', 'vanished', 'captured']);
    expect(before).toBeDefined();
  });

  it('whose own count moves every day fills no log, and shows the latest', async () => {
    const on = (used: number, at: string) =>
      capture([sku('team', { vendorUsed: used, vendorUsedAt: at })], at);
    const [first] = await on(40, AT);
    const [second] = await on(41, later(24));
    expect(second).toMatchObject({ version: first?.version, captured: { vendorUsed: 41 } });
    const capacity = countCapacity(house.table.dynamo);
    await on(41, later(24));
    expect(capacity.writeUnits).toBe(0);
  });
});

describe('Tasks', () => {
  it('switched off leave their part as it was, each for itself', async () => {
    await house.sync(id);
    const rows = (await house.accounts(id)).length;
    await switchTasks({ accounts: false });
    const calls = sandbox.calls.length;
    await house.sync(id, { at: later(24) });
    const asked = sandbox.calls.slice(calls).map(({ address }) => decodeURIComponent(address));
    expect(asked.some((address) => address.includes('FROM User WHERE') || / FROM User$/.test(address))).toBe(
      false,
    );
    expect(await house.accounts(id)).toHaveLength(rows);
    await switchTasks({ accounts: true, licenses: false });
    const skus = (await house.connection(id)).published?.skus;
    await house.sync(id, { at: later(48) });
    expect((await house.connection(id)).published?.skus).toBe(skus);
    expect(await house.accounts(id)).toHaveLength(rows);
  });

  it('without the one for licenses capture nothing, and what only it knows leaves the lists', async () => {
    await switchTasks({ licenses: false });
    await house.sync(id);
    expect(await house.licenses(id)).toEqual([]);
    await switchTasks({ licenses: true });
    await house.sync(id, { at: later(24) });
    const licenses = await house.licenses(id);
    expect(licenses.length).toBeGreaterThan(3);
    expect(licenses.every(isListed)).toBe(true);
    expect(licenses.some((license) => isListed({ ...license, capturing: false }))).toBe(false);
  });

  it('without the one for licenses show what was typed, though it was switched off in the middle of a read', async () => {
    const licenseId = await typed({ name: 'Team', type: 'user', kind: 'user', purchased: 50 });
    const begun = await loadConnection(house.table, id);
    if (!begun) throw new Error('There is no connection');
    await switchTasks({ licenses: false });
    await captureLicenses(house.table, begun.state, [sku('team', { name: 'Team', purchased: 60 })], AT);
    const [license] = (await house.licenses(id)).filter((one) => one.id === licenseId);
    expect(license?.capturing).toBe(false);
    expect(license && effectiveLicense(license).purchased).toBe(50);
  });

  it('that are switched off altogether are told, and the last snapshot stays', async () => {
    await house.sync(id);
    await switchTasks({ licenses: false, accounts: false, activity: false });
    expect(await house.sync(id, { at: later(24) })).toBe('failed');
    expect((await house.connection(id)).health.state).toBe('misconfigured');
    expect((await house.accounts(id)).length).toBeGreaterThan(10);
  });
});
