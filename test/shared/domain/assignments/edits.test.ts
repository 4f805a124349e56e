// Edits of assignments: what is named changes, whoever is not named keeps what they hold.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { heldOn, standingOf } from '#shared/domain/assignments/assignment.ts';
import { type AssignmentEdit, applyEdits, termsOf } from '#shared/domain/assignments/edits.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';

const ana = { mail: 'ana@example.com', licenseId: 'pro' } as const;
const put = (terms: Extract<AssignmentEdit, { act: 'put' }>['terms'] = {}, of = ana): AssignmentEdit => ({
  act: 'put',
  ...of,
  terms,
});

/** What is assigned, as `mail license` → terms. */
function assigned(accounts: readonly AccountFacts[]) {
  return new Map(
    accounts.flatMap(({ id, holds }) => holds.map((one) => [`${id} ${one.sku}`, termsOf(one)] as const)),
  );
}

describe('An edit', () => {
  it('assigns, keeps what it does not speak of, and empties what it says is nothing', () => {
    const first = applyEdits([], [put({ role: 'Editor', from: '2026-01-15' })]);
    expect(first.changes).toEqual([
      { ...ana, before: undefined, after: { role: 'Editor', from: '2026-01-15' } },
    ]);
    const second = applyEdits(first.accounts, [put({ until: '2026-12-31', role: null })]);
    expect(second.changes).toEqual([
      {
        ...ana,
        before: { role: 'Editor', from: '2026-01-15' },
        after: { from: '2026-01-15', until: '2026-12-31' },
      },
    ]);
  });

  it('ends what stands on the day it names, and makes nobody hold what they never held', () => {
    const { accounts } = applyEdits([], [put()]);
    const end: AssignmentEdit = { act: 'end', ...ana, until: '2026-03-31' };
    expect(assigned(applyEdits(accounts, [end]).accounts)).toEqual(
      new Map([['ana@example.com pro', { until: '2026-03-31' }]]),
    );
    expect(applyEdits([], [end])).toEqual({ accounts: [], changes: [] });
  });

  it('that takes the last assignment away takes the account away, and one that says what stands is none', () => {
    const { accounts } = applyEdits([], [put({ role: 'Editor' })]);
    expect(applyEdits(accounts, [{ act: 'remove', ...ana }]).accounts).toEqual([]);
    expect(applyEdits(accounts, [put({ role: 'Editor' })]).changes).toEqual([]);
    expect(applyEdits(accounts, [put({ role: 'Viewer' }), put({ role: 'Editor' })]).changes).toEqual([]);
  });
});

describe('A day', () => {
  const terms = { since: '2026-02-01', until: '2026-02-28' };

  it.each([
    ['2026-01-31', 'upcoming'],
    ['2026-02-01', 'current'],
    ['2026-02-28', 'current'],
    ['2026-03-01', 'ended'],
  ] as const)('%s is %s for an assignment of February: first and last day are covered', (day, standing) => {
    expect(standingOf(terms, day)).toBe(standing);
    expect(heldOn({ holds: [terms] }, day).holds).toHaveLength(standing === 'current' ? 1 : 0);
  });
});

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-01-01', days));
const anyOf = fc.record({
  mail: fc.constantFrom('ana@example.com', 'bo@example.com', 'eve@example.com', 'raj@example.com'),
  licenseId: fc.constantFrom('pro', 'lite', 'desk'),
});
const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(fc.option(of, { nil: null }), { nil: undefined });
const anyEdit: fc.Arbitrary<AssignmentEdit> = fc.oneof(
  fc
    .record({
      role: nullable(fc.constantFrom('Editor', 'Viewer')),
      from: nullable(day),
      until: nullable(day),
    })
    .chain((terms) => anyOf.map((of) => ({ act: 'put' as const, ...of, terms }))),
  fc.tuple(anyOf, day).map(([of, until]) => ({ act: 'end' as const, ...of, until })),
  anyOf.map((of) => ({ act: 'remove' as const, ...of })),
);
const edits = fc.array(anyEdit, { maxLength: 30 });

describe('Any edits', () => {
  it('leave everything that they do not name as it was', () => {
    fc.assert(
      fc.property(edits, edits, (before, after) => {
        const { accounts } = applyEdits([], before);
        const named = new Set(after.map(({ mail, licenseId }) => `${mail} ${licenseId}`));
        const untouched = (of: ReadonlyMap<string, unknown>) =>
          [...of].filter(([key]) => !named.has(key)).sort();
        expect(untouched(assigned(applyEdits(accounts, after).accounts))).toEqual(
          untouched(assigned(accounts)),
        );
      }),
    );
  });

  it('come to the same at once and one after another, and twice changes nothing where none is undone by a later one', () => {
    fc.assert(
      fc.property(edits, (all) => {
        const atOnce = applyEdits([], all).accounts;
        const oneByOne = all.reduce<readonly AccountFacts[]>(
          (accounts, one) => applyEdits(accounts, [one]).accounts,
          [],
        );
        expect(assigned(atOnce)).toEqual(assigned(oneByOne));
        const last = [...new Map(all.map((one) => [`${one.mail} ${one.licenseId}`, one])).values()];
        const once = applyEdits(atOnce, last).accounts;
        expect(applyEdits(once, last).changes).toEqual([]);
      }),
    );
  });

  it('tell exactly the difference between before and after', () => {
    fc.assert(
      fc.property(edits, edits, (before, after) => {
        const { accounts } = applyEdits([], before);
        const edited = applyEdits(accounts, after);
        const told = assigned(accounts);
        for (const { mail, licenseId, after: now } of edited.changes)
          if (now) told.set(`${mail} ${licenseId}`, now);
          else told.delete(`${mail} ${licenseId}`);
        expect(told).toEqual(assigned(edited.accounts));
      }),
    );
  });
});
