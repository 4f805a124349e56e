// Turns: what is due is read, a few at a time; two that meet publish once; a long read goes on where it stopped.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '#functions/connector-sync/dispatch.ts';
import { takeLease } from '#functions/connector-sync/lease.ts';
import { syncConnection } from '#functions/connector-sync/sync-connection.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { runningConnections } from '#shared/table/connection-store.ts';
import { setFigures } from '#shared/table/figures.ts';
import { keys } from '#shared/table/keys.ts';
import { getItem } from '#shared/table/table.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { people, person, publishAs } from '#test/shared/snapshots/organisation.ts';
import { Killed, mortalTable } from '#test/shared/table/faulty-table.ts';
import { AT, type House, later, openHouse } from './house.ts';

let sandbox: Sandbox;
let house: House;
beforeAll(async () => {
  const pageSizes = { users: 7, assignments: 7, salesforce: 7 };
  sandbox = await startSandbox({ people: 40, seed: 5, day: '2026-04-16', pageSizes });
  return () => sandbox.close();
});
beforeEach(async () => {
  forgetAll();
  house = await openHouse();
  return () => house.table.drop();
});

const google = (id?: string) => house.connect('google', sandbox.credentials('google'), id);

describe('The dispatcher', () => {
  it('keeps four runs in flight at the most, the longest overdue first', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.one`);
    for (const [index, id] of ids.entries()) {
      await google(id);
      await setFigures(
        house.table,
        keys.connection(id),
        { nextRunAt: later(-index) },
        {
          index: { GSI2: ['SYNC', `${later(-index)}#${id}`] },
        },
      );
    }
    const first = await dispatch(house.context, AT);
    expect(first).toEqual({ inFlight: 0, requested: ['f.one', 'e.one', 'd.one', 'c.one'] });
    expect(await dispatch(house.context, AT)).toEqual({ inFlight: 4, requested: [] });
    expect(await house.sync('f.one', { cause: 'schedule' })).toBe('published');
    expect(await dispatch(house.context, AT)).toEqual({ inFlight: 3, requested: ['b.one'] });
  });

  it('asks again for a run whose request was lost', async () => {
    const id = await google();
    await dispatch(house.context, AT);
    expect((await dispatch(house.context, later(0.05))).requested).toEqual([]);
    expect((await dispatch(house.context, later(0.25))).requested).toEqual([id]);
  });

  it('tells of a run that never came back in the history before another one takes its place', async () => {
    const id = await google();
    const table = mortalTable(house.table, 7, 'before');
    const request = { connectionId: id, cause: 'schedule', at: AT, remainingMs: () => 900_000 } as const;
    await expect(syncConnection({ ...house.context, table }, request)).rejects.toThrow(Killed);
    expect(await house.turn(later(1))).toBe(1);
    const { runs } = await house.runs(id);
    expect(runs.map(({ outcome }) => outcome)).toEqual(['published', 'failed']);
    expect(runs[1]?.endedAt).toBeDefined();
  });

  it('reads everything that is due once, and nothing again before its time', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await google(`${name}.one`);
    expect(await house.turn(AT)).toBe(6);
    expect(await house.turn(later(12))).toBe(0);
    expect(await house.turn(later(24))).toBe(6);
    expect((await runningConnections(house.table, later(24))).inFlight).toBe(0);
  });
});

describe('Two that meet', () => {
  it('do not both read a connection', async () => {
    const id = await google();
    const outcomes = await Promise.all([house.sync(id), house.sync(id)]);
    expect(outcomes.filter((outcome) => outcome === 'published')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1);
  });

  it('publish once when both read, and the other one knows', async () => {
    const id = await google();
    await house.sync(id);
    for (let round = 1; round <= 5; round++) {
      const readAt = later(round);
      const mayHold = false;
      const both = await Promise.all([
        publishAs(house.table, id, people(20 * round), { readAt, mayHold }),
        publishAs(house.table, id, [person(1, { name: `Round ${round}` })], { readAt, mayHold }),
      ]);
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['lostRace', 'published']);
      const rows = await house.accounts(id);
      expect(rows).toHaveLength(both[0].outcome === 'published' ? 20 * round : 1);
    }
  });

  it('a run that fails and a person who reconnects: the connection is read again at once', async () => {
    const id = await google();
    house.secrets.clear();
    await house.sync(id);
    const wish = later(25.05);
    const read = async () => void (await setFigures(house.table, keys.connection(id), { nextRunAt: wish }));
    const request = {
      connectionId: id,
      cause: 'schedule',
      at: later(25),
      remainingMs: () => 900_000,
    } as const;
    expect(await syncConnection({ ...house.context, secrets: { read } }, request)).toBe('failed');
    const stored = await getItem(house.table, keys.connection(id));
    expect(stored).toMatchObject({ figures: { nextRunAt: wish }, GSI2SK: `${wish}#${id}` });
    house.secrets.set(id, sandbox.credentials('google').credentials);
    expect(await house.turn(later(25.25))).toBe(1);
    expect((await house.connection(id)).health.state).toBe('healthy');
  });

  it('let the one that was too slow find its lease gone, and publish nothing', async () => {
    const id = await google();
    const wish = { connectionId: id, runId: 'other', now: later(1), expiresAt: later(2) };
    const read = async (connectionId: string, version: number) => {
      expect(await takeLease(house.table, wish)).toBe(true);
      return house.context.secrets.read(connectionId, version);
    };
    const slow = { ...house.context, secrets: { read } };
    const request = { connectionId: id, cause: 'manual', at: AT, remainingMs: () => 900_000 } as const;
    expect(await syncConnection(slow, request)).toBe('lostRace');
    expect(await house.accounts(id)).toEqual([]);
  });
});

describe('A read that takes longer than its function', () => {
  it('is handed over, repeats at most a page, and publishes the same as one that ran through', async () => {
    const whole = await google('whole.one');
    await house.sync(whole);
    const callsOfOne = sandbox.calls.length;
    const id = await google('handed.one');
    const before = sandbox.calls.length;
    let outcome: string | undefined;
    let at = AT;
    let runs = 0;
    do {
      let asked = 0;
      const cause = runs === 0 ? 'manual' : 'continuation';
      outcome = await house.sync(id, { at, cause, remainingMs: () => (asked++ < 5 ? 900_000 : 10_000) });
      at = later(0.1, at);
      runs++;
    } while (outcome === 'handedOver');
    expect(outcome).toBe('published');
    expect(runs).toBeGreaterThan(2);
    const signIns = 2 * (runs - 1);
    expect(sandbox.calls.length - before).toBeLessThanOrEqual(callsOfOne + runs - 1 + signIns);
    const plain = async (one: string) => (await house.accounts(one)).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await plain(id)).toEqual(await plain(whole));
    expect((await house.runs(id)).runs).toMatchObject([{ outcome: 'published', startedAt: AT }]);
    const requests = house.sent.filter((entry) => JSON.parse(entry.Detail).cause === 'continuation');
    expect(requests).toHaveLength(runs - 1);
  });

  it('that was killed loses at most a minute of it', async () => {
    const id = await google();
    let ticks = 0;
    const table = mortalTable(house.table, 28, 'before');
    const slow = { ...house.context, table, now: () => 25_000 * ticks++ };
    const request = { connectionId: id, cause: 'manual', at: AT, remainingMs: () => 900_000 } as const;
    await expect(syncConnection(slow, request)).rejects.toThrow(Killed);
    const before = sandbox.calls.length;
    expect(await house.sync(id, { at: later(1) })).toBe('published');
    const whole = await google('whole.one');
    const resumed = sandbox.calls.length - before;
    const start = sandbox.calls.length;
    await house.sync(whole);
    expect(resumed).toBeLessThan(sandbox.calls.length - start - 4);
    const plain = async (one: string) => (await house.accounts(one)).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await plain(id)).toEqual(await plain(whole));
  });
});
