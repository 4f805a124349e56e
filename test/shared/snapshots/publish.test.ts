// What a vendor said is given back exactly; an unchanged vendor costs nothing; a row goes only when its absence is sure.
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { readChangeSet } from '#shared/snapshots/changes.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { decideHeldRead } from '#shared/snapshots/held.ts';
import { accountBuckets, readAccounts, readManifest } from '#shared/snapshots/read.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import { ledgerOf, subjectOfLedger } from '#shared/table/ledger-store.ts';
import { createTable, type TestTable } from '#test/shared/table/embedded-table.ts';
import { anyAccounts, CONNECTION, connect, dealOf, people, person, publish, sku } from './organisation.ts';

let table: TestTable;
beforeEach(async () => {
  table = await createTable();
  forgetAll();
  await connect(table);
  return () => table.drop();
});

const DAYS = ['2026-04-16', '2026-04-17', '2026-04-18', '2026-04-19'].map((day) => `${day}T08:00:00.000Z`);

async function served() {
  const connection = await loadConnection(table, CONNECTION);
  const version = connection?.state.published?.version;
  if (version === undefined) return [];
  const rows = await readAccounts(table, CONNECTION, version);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const idsServed = async () => (await served()).map(({ id }) => id);

describe('A published snapshot', () => {
  it('gives every account back as the vendor said it', async () => {
    await fc.assert(
      fc.asyncProperty(anyAccounts, async (accounts) => {
        const fresh = await createTable();
        await connect(fresh);
        const publication = await publish(fresh, accounts);
        if (publication.outcome !== 'published') throw new Error(publication.outcome);
        const rows = await readAccounts(fresh, CONNECTION, publication.published.version);
        await fresh.drop();
        const said = rows
          .map(({ holds, ...row }) => ({ ...row, holds: holds.map(({ seen: _, ...hold }) => hold) }))
          .sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(said).toEqual([...accounts].sort((a, b) => (a.id < b.id ? -1 : 1)));
      }),
      { numRuns: 25 },
    );
  });

  it('of a large vendor is read bucket by bucket, each account once', async () => {
    const publication = await publish(table, people(3000));
    if (publication.outcome !== 'published') throw new Error(publication.outcome);
    expect(publication.manifest.buckets).toHaveLength(8);
    const ids: string[] = [];
    for await (const rows of accountBuckets(table, CONNECTION, publication.published.version)) {
      expect(rows.length).toBeGreaterThan(250);
      expect(rows.length).toBeLessThan(500);
      ids.push(...rows.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(3000);
  });

  it('costs no write when the vendor says the same again, in whatever order', async () => {
    await publish(table, people(1200));
    const capacity = countCapacity(table.dynamo);
    const again = await publish(table, people(1200).reverse(), { readAt: DAYS[1] as string });
    expect(again.outcome).toBe('unchanged');
    expect(capacity.writeUnits).toBe(0);
  });

  it('rewrites only the bucket of the account that changed, and says what changed', async () => {
    await publish(table, people(3000));
    const changed = people(3000).with(
      7,
      person(8, { status: 'suspended', holds: [{ sku: 'team' }, { sku: 'pro' }] }),
    );
    const second = await publish(table, changed, { readAt: DAYS[1] as string });
    if (second.outcome !== 'published') throw new Error(second.outcome);
    const { version } = second.published;
    const manifest = await readManifest(table, CONNECTION, version);
    expect(manifest.buckets.filter((bucket) => bucket.version === version)).toHaveLength(1);
    expect(second.counts).toEqual({ joined: 0, left: 0, gained: 1, lost: 0, status: 1 });
    expect((await readChangeSet(table, CONNECTION, version))?.changes).toEqual([
      { what: 'status', id: 'u8', before: 'active', after: 'suspended' },
      { what: 'gained', id: 'u8', sku: 'pro' },
    ]);
    const log = await ledgerOf(table, subjectOfLedger('connection', CONNECTION), { limit: 10 });
    expect(log.entries.map(({ deed }) => deed)).toEqual(['published', 'published', 'connected']);
  });

  it('remembers since when a license was seen held, through every later version', async () => {
    await publish(table, people(900));
    const more = people(900).with(0, person(1, { holds: [{ sku: 'pro' }, { sku: 'team' }] }));
    await publish(table, more, { readAt: DAYS[1] as string });
    const moved = more.map((one) => ({ ...one, lastActiveAt: DAYS[2] as string }));
    await publish(table, [...moved, ...people(600, 1000)], { readAt: DAYS[2] as string });
    const rows = new Map((await served()).map((row) => [row.id, row.holds]));
    expect(rows.get('u1')).toEqual([
      { sku: 'pro', seen: '2026-04-17' },
      { sku: 'team', seen: '2026-04-16' },
    ]);
    expect(rows.get('u2')).toEqual([{ sku: 'team', seen: '2026-04-16' }]);
    expect(rows.get('u1001')).toEqual([{ sku: 'team', seen: '2026-04-18' }]);
  });

  it('knows holdings that come apart from their account, by id or by another name', async () => {
    const deal = dealOf([]);
    deal.holding({ alsoKnownAs: 'ana@example.com' }, { sku: 'pro' });
    deal.account(person(1, { holds: [] }), 'ana@example.com');
    deal.holding({ id: 'u1' }, { sku: 'team', assignmentId: 'x' });
    deal.holding({ id: 'u9' }, { sku: 'team' });
    await publish(table, [], { deal });
    expect((await served()).map(({ id, holds }) => [id, holds.map((hold) => hold.sku)])).toEqual([
      ['u1', ['pro', 'team']],
      ['u9', ['team']],
    ]);
  });
});

describe('An account that a read lacks', () => {
  it('is gone at once where the vendor vouches for its reads', async () => {
    await publish(table, people(10));
    const second = await publish(table, people(9), { readAt: DAYS[1] as string });
    expect(second).toMatchObject({ outcome: 'published', counts: { left: 1 } });
    expect(await idsServed()).toHaveLength(9);
  });

  it('is gone only after two reads in a row where it does not', async () => {
    await publish(table, people(10));
    const vouched = false;
    await publish(table, people(9), { readAt: DAYS[1] as string, vouched });
    expect((await served()).find(({ id }) => id === 'u10')).toMatchObject({
      missing: true,
      holds: [{ sku: 'team', seen: '2026-04-16' }],
    });
    const third = await publish(table, people(9), { readAt: DAYS[2] as string, vouched });
    expect(third).toMatchObject({ outcome: 'published', counts: { left: 1 } });
    expect(await idsServed()).toHaveLength(9);
    const fourth = await publish(table, people(9), { readAt: DAYS[3] as string, vouched });
    expect(fourth.outcome).toBe('unchanged');
  });

  it('that comes back in between never left', async () => {
    await publish(table, people(10));
    const vouched = false;
    await publish(table, people(9), { readAt: DAYS[1] as string, vouched });
    const third = await publish(table, people(10), { readAt: DAYS[2] as string, vouched });
    expect(third).toMatchObject({ outcome: 'published', counts: { joined: 0, left: 0 } });
    expect((await served()).every((row) => row.missing === undefined)).toBe(true);
  });
});

describe('A license whose holder is known by mail alone', () => {
  const mailOf = (number: number) => `person.${number}@example.com`;
  const seatsOf = (rows: Awaited<ReturnType<typeof served>>) => rows.filter(({ holds }) => holds.length > 0);

  /** A read of lists that move: these accounts, and a license for each of these mails. */
  async function read(turn: number, accounts: readonly AccountFacts[], holders: readonly string[]) {
    const deal = dealOf([]);
    for (const account of accounts) deal.account({ ...account, holds: [] }, account.mails[0]);
    for (const alsoKnownAs of holders) deal.holding({ alsoKnownAs }, { sku: 'team' });
    const readAt = new Date(Date.parse(DAYS[0] as string) + turn * 86_400_000).toISOString();
    await publish(table, [], { deal, readAt, vouched: false, mayHold: false });
    return seatsOf(await served());
  }

  it('is one seat in every read, whichever reads miss the holder', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 7 }), async (missed) => {
        await table.drop();
        table = await createTable();
        await connect(table);
        const mails = [1, 2].map(mailOf);
        for (const [turn, isMissed] of missed.entries())
          expect(await read(turn, isMissed ? people(1) : people(2), mails)).toHaveLength(2);
      }),
      { numRuns: 20 },
    );
  });

  it('stays with the account when a read misses it once, and is named by the mail alone after the second', async () => {
    const mails = [1, 2].map(mailOf);
    const ids = async (turn: number, accounts: readonly AccountFacts[]) =>
      (await read(turn, accounts, mails)).map(({ id }) => id);
    expect(await ids(0, people(2))).toEqual(['u1', 'u2']);
    expect(await ids(1, people(1))).toEqual(['u1', 'u2']);
    expect(await ids(2, people(1))).toEqual([mailOf(2), 'u1']);
    expect(await ids(3, people(2))).toEqual(['u1', 'u2']);
  });

  it('follows an account that was renamed between the lists', async () => {
    await read(0, people(2), [1, 2].map(mailOf));
    const renamed = [...people(1), person(2, { mails: ['new@example.com'] })];
    expect((await read(1, renamed, [1, 2].map(mailOf))).map(({ id }) => id)).toEqual(['u1', 'u2']);
  });
});

describe('A read that loses more than a fifth of the accounts', () => {
  it('is held while the old snapshot is served, and published when a person accepts it', async () => {
    await publish(table, people(10));
    expect(await publish(table, people(8), { readAt: DAYS[1] as string })).toMatchObject({
      outcome: 'published',
    });
    const held = await publish(table, people(5), { readAt: DAYS[2] as string });
    expect(held).toEqual({ outcome: 'held', lost: 3, accountsBefore: 8 });
    expect(await idsServed()).toHaveLength(8);
    const state = (await loadConnection(table, CONNECTION))?.state;
    expect(state).toMatchObject({ health: { state: 'held' }, held: { lost: 3, accountsNow: 5 } });
    const version = state?.held?.version ?? '';
    const ana = { kind: 'person', id: 'ana@example.com' } as const;
    const decision = { connectionId: CONNECTION, version, decision: 'accept' } as const;
    expect(await decideHeldRead(table, decision, ana, DAYS[2] as string)).toMatchObject({ ok: true });
    expect(await idsServed()).toHaveLength(5);
    expect(await decideHeldRead(table, decision, ana, DAYS[2] as string)).toMatchObject({ ok: false });
  });

  it('is forgotten when a person discards it, or when the next read is whole again', async () => {
    await publish(table, people(10));
    await publish(table, people(5), { readAt: DAYS[1] as string });
    const version = (await loadConnection(table, CONNECTION))?.state.held?.version ?? '';
    const decision = { connectionId: CONNECTION, version, decision: 'discard' } as const;
    await decideHeldRead(table, decision, { kind: 'person', id: 'a' }, DAYS[1] as string);
    expect(await idsServed()).toHaveLength(10);
    await publish(table, people(5), { readAt: DAYS[2] as string });
    await publish(table, people(11), { readAt: DAYS[3] as string });
    expect((await loadConnection(table, CONNECTION))?.state.held).toBeUndefined();
    expect(await idsServed()).toHaveLength(11);
  });
});

describe('What is sold to a connection', () => {
  it('is a new version when a bought quantity changes, though no account did', async () => {
    await publish(table, people(3));
    const deal = dealOf(people(3), [sku('team', { purchased: 60, vendorUsedAt: DAYS[1] as string })]);
    const second = await publish(table, [], { deal, readAt: DAYS[1] as string });
    if (second.outcome !== 'published') throw new Error(second.outcome);
    expect(second.manifest.skus).toMatchObject([{ purchased: 60 }]);
    const later = dealOf(people(3), [sku('team', { purchased: 60, vendorUsedAt: DAYS[2] as string })]);
    expect((await publish(table, [], { deal: later, readAt: DAYS[2] as string })).outcome).toBe('unchanged');
  });
});
