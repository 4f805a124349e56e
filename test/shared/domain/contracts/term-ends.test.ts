// The terms that end in a stretch of days, against a plain count of terms and what the contract's own dates say on each day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, later } from '#shared/domain/calendar/civil-day.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { isFollowed } from '#shared/domain/contracts/succession.ts';
import { termEnds } from '#shared/domain/contracts/term-ends.ts';
import { firmTerm, planOf } from '#shared/domain/contracts/term-plan.ts';
import { anyContract, anyDay } from './naive-terms.ts';

const YEAR = {
  start: '2026-01-01',
  duration: { kind: 'months', months: 12 },
  notice: { count: 1, unit: 'months' },
} as const;

const ONE_TERM = { from: '2026-01-01', ends: '2026-12-31', reaches: '2026-12-31' };

describe('The ends of terms', () => {
  it('say of each what begins behind it, and until when that can be changed', () => {
    const within = (more: object) =>
      termEnds({ ...YEAR, renewal: { kind: 'automatic', months: 12 }, ...more }, '2026-06-01', '2028-06-30');
    expect(within({ confirmed: [{ months: 6 }] })).toEqual([
      {
        from: '2026-01-01',
        ends: '2026-12-31',
        reaches: '2027-06-30',
        decideBy: null,
        behind: 'confirmed',
      },
      {
        from: '2027-01-01',
        ends: '2027-06-30',
        reaches: '2028-06-30',
        decideBy: '2027-05-30',
        behind: 'renews',
      },
      {
        from: '2027-07-01',
        ends: '2028-06-30',
        reaches: '2029-06-30',
        decideBy: '2028-05-30',
        behind: 'renews',
      },
    ]);
    expect(within({ renewal: { kind: 'express', months: 12 } })).toEqual([
      { ...ONE_TERM, decideBy: '2026-12-31', behind: 'renewsIfConfirmed' },
    ]);
    expect(within({ noticeSent: { sentOn: '2026-11-01' } })).toEqual([
      { ...ONE_TERM, decideBy: null, behind: 'ends' },
    ]);
    expect(within({ duration: { kind: 'open' } })).toEqual([]);
  });

  it('are those that the contract’s own dates tell on each of these days', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2018-01-01', '2030-12-31'), (contract, from) => {
        const to = addDays(addMonths(from, 18), -1);
        const ends = termEnds(contract, from, to);
        if (contract.duration.kind === 'open') {
          expect(ends).toEqual([]);
          return;
        }
        const plan = planOf(contract);
        for (const { ends: day, behind } of ends) {
          const { term, renewal } = contractDates(contract, day, []);
          expect(day >= from && day <= to).toBe(true);
          expect(term?.to).toBe(day);
          // Behind a term that somebody renewed already, its dates look at what comes after that.
          const isConfirmed = (term?.number ?? 0) < firmTerm(plan);
          const expected = { automatic: 'renews', express: 'renewsIfConfirmed', none: 'ends' }[renewal];
          expect(behind).toBe(isConfirmed ? 'confirmed' : expected);
        }
        for (const [index, { ends: day }] of ends.entries()) {
          const next = contractDates(contract, addDays(day, 1), []).term?.to;
          if (next != null && next <= to && day >= contract.start) expect(ends[index + 1]?.ends).toBe(next);
        }
        const first = contractDates(contract, later(from, contract.start), []).term?.to ?? null;
        expect(ends[0]?.ends).toBe(first !== null && first <= to ? first : undefined);
      }),
    );
  });

  it('are replaced exactly where the reminders of the end fall silent because another contract follows', () => {
    fc.assert(
      fc.property(
        anyContract(),
        anyContract(),
        anyDay('2018-01-01', '2030-12-31'),
        (contract, next, from) => {
          const to = addDays(addMonths(from, 18), -1);
          const alone = termEnds(contract, from, to);
          const followed = termEnds(contract, from, to, [next]);
          expect(followed.map(({ ends }) => ends)).toEqual(alone.map(({ ends }) => ends));
          for (const [index, { behind, ends, decideBy }] of followed.entries()) {
            const isReplaced =
              alone[index]?.behind !== 'confirmed' && isFollowed(contractDates(contract, ends, []), next);
            expect(behind).toBe(isReplaced ? 'replaced' : alone[index]?.behind);
            if (isReplaced) expect(decideBy).toBeNull();
          }
        },
      ),
    );
  });
});
