// Whatever an event should have moved and did not is found, and what is live never expires.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeLease } from '#functions/connector-sync/lease.ts';
import { sweep } from '#functions/sweep/sweep.ts';
import { childId } from '#shared/domain/applications/ids.ts';
import type { SyncRun } from '#shared/domain/connections/connection.ts';
import { readRows } from '#shared/domain/imports/read-row.ts';
import { readChangeSet } from '#shared/snapshots/changes.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { connectionPlace } from '#shared/snapshots/imports/place.ts';
import { beginImport, stagePage } from '#shared/snapshots/imports/stage.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { connectionEntity, loadConnection } from '#shared/table/connection-store.ts';
import { keys, partitions } from '#shared/table/keys.ts';
import { ledgerOf, subjectOfLedger } from '#shared/table/ledger-store.ts';
import { loadMachineClient, machineClientEntity } from '#shared/table/machine-client-store.ts';
import { putRun } from '#shared/table/run-store.ts';
import { queryList } from '#shared/table/table.ts';
import { AT, type House, later, openHouse } from '#test/functions/connector-sync/house.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { people, publishAs } from '#test/shared/snapshots/organisation.ts';

const ANA = { kind: 'person', id: 'ana@example.com' } as const;
const DAYS = (days: number) => later(24 * days);

let sandbox: Sandbox;
let house: House;
let destroyed: string[];
beforeAll(async () => {
  sandbox = await startSandbox({ people: 40, seed: 3, day: '2026-04-16' });
  return () => sandbox.close();
});
beforeEach(async () => {
  forgetAll();
  house = await openHouse();
  destroyed = [];
  return () => house.table.drop();
});

const swept = (at: string) =>
  sweep({ ...house.context, secrets: { destroy: async (id) => void destroyed.push(id) } }, at);

const salesforce = () => house.connect('salesforce', sandbox.credentials('salesforce'));

async function itemsOf(partition: string) {
  return queryList(house.table, { partition });
}

const running = (connectionId: string): SyncRun => ({
  id: 'gone',
  connectionId,
  cause: 'schedule',
  startedAt: AT,
  outcome: 'running',
  accounts: 0,
  skus: 0,
  calls: 0,
  retries: 0,
});

describe('The sweep', () => {
  it('finds nothing to do where everything was done', async () => {
    expect(await swept(AT)).toEqual({
      delivered: 0,
      parked: 0,
      deletions: 0,
      lostRuns: 0,
      uploads: 0,
      captured: 0,
      hurried: 0,
      acted: 0,
      rewritten: 0,
    });
  });

  it('announces a snapshot again whose licenses were not counted', async () => {
    const id = await salesforce();
    await house.sync(id);
    house.sent.splice(0);
    expect(await swept(later(1))).toMatchObject({ hurried: 1 });
    expect(house.sent.map((entry) => [entry.DetailType, JSON.parse(entry.Detail).connectionId])).toEqual([
      ['Snapshot published', id],
    ]);
  });

  it('rewrites a snapshot that has half its life behind it, and every name keeps its content', async () => {
    const id = await salesforce();
    await house.sync(id);
    const before = await house.accounts(id);
    expect(await swept(DAYS(29))).toMatchObject({ rewritten: 0 });
    const { rewritten } = await swept(DAYS(31));
    expect(rewritten).toBeGreaterThan(1);
    expect(await swept(DAYS(32))).toMatchObject({ rewritten: 0 });
    forgetAll();
    expect(await house.accounts(id)).toEqual(before);
    const live = (await itemsOf(partitions.snapshots(id))).map((item) => item.expiresAt);
    expect(Math.min(...(live as number[])) * 1000).toBe(Date.parse(DAYS(91)));
  });

  it('takes the lease back from a run that never came back, and its connection is due', async () => {
    const id = await salesforce();
    const lease = { connectionId: id, runId: 'gone', now: AT, expiresAt: later(1) };
    expect(await takeLease(house.table, lease)).toBe(true);
    await putRun(house.table, running(id));
    expect(await swept(later(0.5))).toMatchObject({ lostRuns: 0 });
    expect(await swept(later(2))).toMatchObject({ lostRuns: 1 });
    const stored = await loadConnection(house.table, id);
    expect(stored?.figures.lease).toBeUndefined();
    expect(stored?.figures.nextRunAt).toBe(AT);
    expect((await house.runs(id)).runs).toMatchObject([{ id: 'gone', outcome: 'failed' }]);
    expect(await house.turn(later(2))).toBe(1);
  });

  it('ends an upload that was left alone', async () => {
    const id = await house.connect('csv', { config: {}, credentials: {} });
    const place = connectionPlace(id);
    const begun = await beginImport(house.table, place, { kind: 'people', fileName: 'a.csv', at: AT });
    if (!begun.ok) throw new Error(begun.refusal.reason);
    const page = { owner: id, importId: begun.value.head.id, page: 1 };
    await stagePage(house.table, page, (kind) => readRows(kind, [{ mail: 'ana@example.com' }], 1));
    expect(await swept(later(23))).toMatchObject({ uploads: 0 });
    expect(await swept(later(25))).toMatchObject({ uploads: 1 });
    const pages = (await itemsOf(partitions.imports(id))).filter(({ SK }) => SK.startsWith('PAGE#'));
    expect(pages).toEqual([]);
  });

  it('brings a deletion to its end: the secret is destroyed and licenses show what was typed', async () => {
    const id = await salesforce();
    await house.sync(id);
    await changeItem(house.table, connectionEntity, keys.connection(id), later(1), ({ state }) => ({
      state,
      line: { actor: ANA, deed: 'deleted' },
      tombstone: true,
    }));
    expect(await swept(later(1))).toMatchObject({ deletions: 1 });
    expect(destroyed).toEqual([id]);
    expect((await house.licenses(id)).every((license) => !license.capturing)).toBe(true);
    expect(await swept(later(2))).toMatchObject({ deletions: 0 });
    expect(await house.sync(id, { at: later(3) })).toBeUndefined();
  });

  it('ends the machine clients of a connection that was deleted, and says so in the log', async () => {
    const id = await house.connect('csv', { config: {}, credentials: {} });
    const clientId = childId(id, 'a1');
    await createItem(house.table, machineClientEntity, AT, {
      state: {
        id: clientId,
        name: 'Payroll',
        connectionId: id,
        createdAt: AT,
        createdBy: 'Ana',
        secretHash: 'x',
      },
      line: { actor: ANA, deed: 'created' },
    });
    await changeItem(house.table, connectionEntity, keys.connection(id), later(1), ({ state }) => ({
      state,
      line: { actor: ANA, deed: 'deleted' },
      tombstone: true,
    }));
    await swept(later(1));
    expect(await loadMachineClient(house.table, clientId)).toBeUndefined();
    const { entries } = await ledgerOf(house.table, subjectOfLedger('machineClient', clientId), {
      limit: 10,
    });
    expect(entries).toMatchObject([
      { deed: 'revoked', actor: { kind: 'rule', id: 'sweep' } },
      { deed: 'created' },
    ]);
  });

  it('keeps who held what on which day after a connection is deleted, and nothing else that was uploaded', async () => {
    const id = await house.connect('csv', { config: {}, credentials: {} });
    for (const [index, count] of [3, 1].entries())
      await publishAs(house.table, id, people(count), {
        readAt: later(index),
        expires: false,
        mayHold: false,
      });
    const version = (await house.connection(id)).published?.version ?? '';
    const told = await readChangeSet(house.table, id, version);
    expect(told?.changes.map(({ what }) => what)).toEqual(['left', 'left']);
    await changeItem(house.table, connectionEntity, keys.connection(id), later(2), ({ state }) => ({
      state,
      line: { actor: ANA, deed: 'deleted' },
      tombstone: true,
    }));
    expect(await swept(later(2))).toMatchObject({ deletions: 1 });
    expect(await readChangeSet(house.table, id, version)).toEqual(told);
    const left = (await itemsOf(partitions.snapshots(id))).map(({ SK }) => SK);
    expect(left).toEqual([`D#${version}`]);
  });
});
