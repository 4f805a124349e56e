// Accounts that somebody should look at: each kind by example, and what holds for any account.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFindings, findingsOf } from '#shared/domain/people/findings.ts';
import { user } from '#test/functions/utilization/town.ts';

const nobody = { person: undefined, hasDirectory: true, second: [] };
const who = (status: 'employed' | 'suspended' | 'left') => ({ ...nobody, person: { id: 'p1', status } });
const kinds = (...all: Parameters<typeof findingsOf>) => findingsOf(...all).map(({ kind }) => kind);

describe('An account', () => {
  it('of somebody who left is a finding while it is open, whether it holds anything or not', () => {
    expect(kinds(user('1'), who('left'))).toEqual(['left']);
    expect(kinds(user('1', { holds: [] }), who('left'))).toEqual(['left']);
    expect(kinds(user('1', { status: 'suspended' }), who('left'))).toEqual(['left']);
    expect(kinds(user('1', { status: 'disabled' }), who('left'))).toEqual([]);
  });

  it('of somebody suspended is one while it holds a license', () => {
    expect(kinds(user('1'), who('suspended'))).toEqual(['suspended']);
    expect(kinds(user('1', { holds: [] }), who('suspended'))).toEqual([]);
    expect(kinds(user('1'), who('employed'))).toEqual([]);
  });

  it('that takes a second seat of its person names the licenses it is about', () => {
    expect(findingsOf(user('1'), { ...who('employed'), second: ['pro'] })).toMatchObject([
      { kind: 'duplicate', personId: 'p1', skus: ['pro'] },
    ]);
  });

  it('of nobody is one where there is a directory, unless it is of another organization', () => {
    expect(kinds(user('1'), nobody)).toEqual(['unmatched']);
    expect(kinds(user('1'), { ...nobody, hasDirectory: false })).toEqual([]);
    expect(kinds(user('1', { kind: 'external' }), { ...nobody, hasDirectory: false })).toEqual(['external']);
  });

  it('of a machine is one while it holds a license, whoever it is said to belong to', () => {
    expect(kinds(user('1', { kind: 'service' }), who('left'))).toEqual(['service']);
    expect(kinds(user('1', { kind: 'service', holds: [] }), nobody)).toEqual([]);
  });

  it('is counted once for each of its findings, and a closed one never', () => {
    const account = fc
      .record({
        status: fc.constantFrom('active', 'suspended', 'disabled'),
        kind: fc.constantFrom('person', 'external', 'service'),
        holds: fc.subarray([{ sku: 'pro' }, { sku: 'lite' }]),
      } as const)
      .map((more) => user('1', more));
    const behind = fc.record({
      person: fc.option(
        fc.record({
          id: fc.constant('p1'),
          status: fc.constantFrom('employed', 'suspended', 'left'),
        } as const),
        { nil: undefined },
      ),
      hasDirectory: fc.boolean(),
      second: fc.constantFrom([], ['pro']),
    });
    fc.assert(
      fc.property(account, behind, (one, around) => {
        const found = findingsOf(one, around);
        if (one.status === 'disabled') expect(found).toEqual([]);
        expect(new Set(found.map(({ kind }) => kind)).size).toBe(found.length);
        const counted = Object.values(countFindings(found)).reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(found.length);
        for (const { skus } of found) for (const sku of skus) expect(['pro', 'lite']).toContain(sku);
      }),
    );
  });
});
