// Through any series of reads a snapshot says what a patient reader would: who is there, and since when each license was seen.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { bitsFor, bucketOf, covering } from '#shared/snapshots/bucket.ts';
import { changesOf } from '#shared/snapshots/changes.ts';
import { openDeal } from '#shared/snapshots/deal.ts';
import { mergeBucket } from '#shared/snapshots/merge.ts';
import { type Chunk, hashOf, idOf, packChunk, unpackChunk } from '#shared/snapshots/pack.ts';
import { rowsOf } from '#shared/snapshots/read.ts';
import { accountLine } from '#shared/snapshots/row.ts';
import { anyAccounts, dealOf, person } from './organisation.ts';

const SKUS = ['pro', 'team', 'vault'];

/** One read: for each of six accounts the licenses it holds, or nothing where the read lacks it. */
const anyRead = fc.record({
  vouched: fc.boolean(),
  bits: fc.integer({ min: 0, max: 2 }),
  holds: fc.array(fc.option(fc.subarray(SKUS), { freq: 3 }), { minLength: 6, maxLength: 6 }),
});

interface Known {
  missing: boolean;
  seen: Map<string, string>;
}

const account = (number: number, skus: readonly string[]): AccountFacts =>
  person(number, { holds: skus.map((sku) => ({ sku })) });

describe('A series of reads', () => {
  it('keeps and lets go as two reads in a row or a vouching one say, and carries every first day', () => {
    fc.assert(
      fc.property(fc.array(anyRead, { minLength: 1, maxLength: 8 }), (reads) => {
        const model = new Map<string, Known>();
        let chunks = new Map<number, Chunk>();
        let bitsBefore = 0;
        for (const [index, { vouched, bits, holds }] of reads.entries()) {
          const day = `2026-04-${String(index + 10)}`;
          const accounts = holds.flatMap((skus, number) => (skus ? [account(number, skus)] : []));
          const said = new Map(accounts.map((one) => [one.id, one]));
          for (const [id, known] of model) {
            if (said.has(id)) continue;
            if (vouched || known.missing) model.delete(id);
            else known.missing = true;
          }
          for (const { id, holds: held } of accounts) {
            const before = model.get(id)?.seen;
            const seen = new Map(held.map(({ sku }) => [sku, before?.get(sku) ?? day]));
            model.set(id, { missing: false, seen });
          }

          const next = new Map<number, Chunk>();
          for (const { bucket, lines, unnamed = new Set<string>() } of dealOf(accounts).buckets(bits)) {
            const old = covering(bucket, bits, bitsBefore).flatMap((one) => chunks.get(one) ?? []);
            const mine = (id: string) => bucketOf(id, bits) === bucket;
            const merged = mergeBucket(lines, old, mine, { day, vouched, unnamed, first: index === 0 });
            next.set(bucket, unpackChunk(packChunk(merged.chunk)));
          }
          chunks = next;
          bitsBefore = bits;
          const rows = [...chunks.values()].flatMap(rowsOf);
          const told = new Map(
            rows.map(({ id, holds: held, missing }) => [
              id,
              {
                missing: missing === true,
                seen: new Map(held.map(({ sku, seen }) => [sku, seen])),
              },
            ]),
          );
          expect(told).toEqual(model);
        }
      }),
    );
  });

  it('says for each account what changed, so that the changes lead from one read to the next', () => {
    fc.assert(
      fc.property(fc.option(fc.subarray(SKUS)), fc.option(fc.subarray(SKUS)), (before, after) => {
        const line = (skus: string[] | null) => (skus ? accountLine(account(1, skus)) : undefined);
        const held = new Set(before ?? []);
        for (const change of changesOf(line(before), line(after))) {
          if (change.what === 'joined') for (const sku of change.skus) held.add(sku);
          if (change.what === 'left') held.clear();
          if (change.what === 'gained') held.add(change.sku);
          if (change.what === 'lost') held.delete(change.sku);
        }
        expect([...held].sort()).toEqual([...(after ?? [])].sort());
      }),
    );
  });
});

describe('Dealing', () => {
  it('gives every account to exactly one bucket, whatever the order and however many buckets', () => {
    fc.assert(
      fc.property(anyAccounts, fc.integer({ min: 0, max: 9 }), (accounts, bits) => {
        const one = [...dealOf(accounts).buckets(bits)];
        const other = [...dealOf([...accounts].reverse()).buckets(bits)];
        expect(one).toHaveLength(2 ** bits);
        expect(one.map(({ lines }) => hashOf(lines))).toEqual(other.map(({ lines }) => hashOf(lines)));
        for (const { bucket, lines } of one)
          for (const line of lines) expect(bucketOf(idOf(line), bits)).toBe(bucket);
        expect(one.flatMap(({ lines }) => lines.map(idOf)).sort()).toEqual(
          accounts.map(({ id }) => id).sort(),
        );
      }),
    );
  });

  it('takes what is said last of an account, and of a license', () => {
    const deal = openDeal();
    deal.holding({ id: 'u1' }, { sku: 'pro', via: 'Staff' });
    deal.account(person(1, { name: 'Before' }));
    deal.account(person(1, { name: 'After', holds: [{ sku: 'pro', since: '2026-01-01' }] }));
    const [line = ''] = [...deal.buckets(0)].flatMap(({ lines }) => lines);
    expect(line).toBe(
      accountLine(person(1, { name: 'After', holds: [{ sku: 'pro', since: '2026-01-01', via: 'Staff' }] })),
    );
  });

  it('keeps buckets between 180 and 700 rows, and changes their number no more than it must', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 0, max: 12 }), (rows, before) => {
        const fresh = bitsFor(rows);
        expect(rows / 2 ** fresh).toBeLessThanOrEqual(500);
        if (fresh > 0) expect(rows / 2 ** fresh).toBeGreaterThan(250);
        const kept = bitsFor(rows, before);
        expect(kept === before || kept === fresh).toBe(true);
        expect(rows / 2 ** kept).toBeLessThanOrEqual(700);
      }),
    );
  });
});
