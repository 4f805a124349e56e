// Whatever call of a sync is the last one, and whichever answer is lost, readers see the old snapshot or the new one.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncConnection } from '#functions/connector-sync/sync-connection.ts';
import { sweep } from '#functions/sweep/sweep.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { readAccounts, readManifest } from '#shared/snapshots/read.ts';
import { ledgerOf, subjectOfLedger } from '#shared/table/ledger-store.ts';
import type { Table } from '#shared/table/table.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { forgetfulTable, Killed, laggingTable, mortalTable } from '#test/shared/table/faulty-table.ts';
import { type House, later, openHouse } from './house.ts';

/** On these days the vendor says different things of the same organisation. */
const OLD = '2026-04-16';
const NEW = '2026-05-20';

let sandbox: Sandbox;
let house: House;
let id: string;
let hours: number;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 8, seed: 11, day: OLD });
  return () => sandbox.close();
});
beforeEach(async () => {
  forgetAll();
  hours = 0;
  house = await openHouse();
  sandbox.setDay(OLD);
  id = await house.connect('salesforce', sandbox.credentials('salesforce'));
  await run(house.table);
  return () => house.table.drop();
});

/** Far enough apart that the lease of a killed run has passed. */
function run(table: Table) {
  hours += 24;
  return syncConnection(
    { ...house.context, table },
    { connectionId: id, cause: 'manual', at: later(hours), remainingMs: () => 900_000 },
  );
}

async function served(table: Table = house.table): Promise<string> {
  forgetAll();
  const { published } = await house.connection(id);
  const rows = await readAccounts(table, id, published?.version ?? '');
  return JSON.stringify(rows.map(({ holds, ...row }) => [row, holds.map(({ sku }) => sku)]).sort());
}

/** What the licenses took from the vendor, and what the served version says of them; the day of the vendor's own count aside. */
async function captured(of = id) {
  const { published } = await house.connection(of);
  const told = published ? (await readManifest(house.table, of, published.version)).skus : [];
  const taken = (await house.licenses(of)).flatMap((license) => license.captured ?? []);
  const facts = (skus: readonly SkuFacts[]) =>
    skus
      .map(({ vendorUsedAt: _, ...sku }) => Object.fromEntries(Object.entries(sku).sort()))
      .sort((a, b) => (String(a.vendorId) < String(b.vendorId) ? -1 : 1));
  return { told: facts(told), taken: facts(taken.map(({ capturedAt: _, ...sku }) => sku)) };
}

async function ends(of = id): Promise<string[]> {
  return (await house.runs(of)).runs.map(({ outcome }) => outcome);
}

const swept = (at: string) => sweep({ ...house.context, secrets: { destroy: async () => {} } }, at);

async function published(): Promise<number> {
  const { entries } = await ledgerOf(house.table, subjectOfLedger('connection', id), { limit: 500 });
  const waiting = (await house.connection(id)).version - entries.length;
  expect(waiting).toBeLessThanOrEqual(20);
  return entries.filter(({ deed }) => deed === 'published').length;
}

describe('A sync that is killed', () => {
  it('at any call to the table shows the old snapshot or the new one, and the next sync mends it', async () => {
    const views: string[] = [];
    for (const day of [OLD, NEW]) {
      sandbox.setDay(day);
      await run(house.table);
      views.push(await served());
    }
    expect(views[0]).not.toBe(views[1]);
    let reached = true;
    let kills = 0;
    for (let call = 1; reached; call++) {
      for (const when of ['before', 'after'] as const) {
        sandbox.setDay(call % 2 === 1 ? OLD : NEW);
        const mortal = mortalTable(house.table, call, when);
        const outcome = await run(mortal).catch((error: unknown) => error);
        reached = mortal.calls() >= call;
        if (reached) {
          kills++;
          expect(outcome).toBeInstanceOf(Killed);
        }
        expect(views).toContain(await served());
        if (when === 'before') await swept(later(hours + 1));
        else {
          expect(await run(house.table)).toMatch(/^(published|unchanged)$/);
          expect(await served()).toBe(views[call % 2 === 1 ? 0 : 1]);
        }
        const { told, taken } = await captured();
        expect(taken).toEqual(told);
        expect(await ends()).not.toContain('running');
        mortal.dynamo.destroy();
      }
    }
    expect(kills).toBeGreaterThan(30);
  });

  it('at any call of a first read is due again with nothing, or has published with every license', async () => {
    const halves = { due: 0, done: 0 };
    let reached = true;
    for (let call = 1; reached; call += 2) {
      const first = await house.connect('salesforce', sandbox.credentials('salesforce'), `sales${call}.one`);
      const mortal = mortalTable(house.table, call, call % 4 === 1 ? 'before' : 'after');
      const context = { ...house.context, table: mortal };
      const request = { connectionId: first, at: later(0), remainingMs: () => 900_000 };
      const outcome = await syncConnection(context, { ...request, cause: 'schedule' }).catch(() => 'killed');
      reached = outcome === 'killed';
      await swept(later(1));
      const { published: pointer, nextRunAt } = await house.connection(first);
      const { told, taken } = await captured(first);
      expect(taken).toEqual(told);
      expect(taken.length > 0).toBe(pointer !== undefined);
      const runs = await ends(first);
      expect(runs).not.toContain('running');
      if (pointer) {
        halves.done++;
        expect(runs).toEqual(['published']);
        expect(nextRunAt).toBe(later(24));
      } else {
        halves.due++;
        expect(nextRunAt).toBe(later(0));
      }
      mortal.dynamo.destroy();
    }
    expect(halves.due).toBeGreaterThan(3);
    expect(halves.done).toBeGreaterThan(5);
  });
});

describe('A sync whose answer is lost', () => {
  it('at any call succeeds all the same, and publishes once', async () => {
    let reached = true;
    for (let call = 1; reached; call++) {
      sandbox.setDay(call % 2 === 1 ? NEW : OLD);
      const before = await published();
      const forgetful = forgetfulTable(house.table, call);
      expect(await run(forgetful)).toBe('published');
      reached = forgetful.calls() >= call;
      expect(await published()).toBe(before + 1);
      forgetful.dynamo.destroy();
    }
  });
});

describe('A reader whose fresh items do not show yet', () => {
  it('reads them strongly, and sees the whole snapshot', async () => {
    const lagging = laggingTable(house.table);
    expect(await served(lagging)).toBe(await served());
    expect(await run(lagging)).toBe('unchanged');
  });
});
