// The days on which payments of a contract fall due.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { DatedContract } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { nextPaymentFrom } from '#shared/domain/contracts/payment-dates.ts';
import { planOf } from '#shared/domain/contracts/term-plan.ts';
import { anyContract, anyDay, naiveTerms, nextDay } from './naive-terms.ts';

function payments(contract: DatedContract, from: string, count: number): string[] {
  const found: string[] = [];
  for (let day = from; found.length < count; ) {
    const next = nextPaymentFrom(contract, planOf(contract), day);
    if (!next) break;
    found.push(next.day);
    day = nextDay(next.day);
  }
  return found;
}

const year = { start: '2026-01-01', duration: { kind: 'months', months: 12 } } as const;
const automatic = { kind: 'automatic', months: 12 } as const;

describe('Payments', () => {
  it('fall on the last day of each month when the first one does', () => {
    const contract = {
      ...year,
      renewal: automatic,
      paymentFrequency: 'month',
      firstPayment: '2026-01-31',
    } as const;
    expect(payments(contract, '2026-01-01', 4)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(payments(contract, '2026-12-20', 2)).toEqual(['2026-12-31', '2027-01-31']);
  });

  it('begin anew with each term: yearly payments of terms of 18 months', () => {
    const contract = {
      start: '2026-01-01',
      duration: { kind: 'months', months: 18 },
      renewal: { kind: 'automatic', months: 18 },
      paymentFrequency: 'year',
    } as const;
    expect(payments(contract, '2026-01-01', 4)).toEqual([
      '2026-01-01',
      '2027-01-01',
      '2027-07-01',
      '2028-07-01',
    ]);
  });

  it('stop with the term that notice ends', () => {
    const contract = { ...year, renewal: automatic, paymentFrequency: 'quarter' } as const;
    const ended = { ...contract, noticeSent: { sentOn: '2026-05-01', channel: 'mail' } };
    expect(payments(ended, '2026-05-01', 9)).toEqual(['2026-07-01', '2026-10-01']);
    expect(contractDates(ended, '2026-10-02', []).nextPayment).toBeNull();
    expect(contractDates(contract, '2026-10-02', []).nextPayment).toBe('2027-01-01');
  });

  it('are one for each term, or one at all, where that was agreed', () => {
    const contract = { ...year, renewal: automatic, firstPayment: '2026-02-15' } as const;
    expect(payments({ ...contract, paymentFrequency: 'term' }, '2026-01-01', 3)).toEqual([
      '2026-02-15',
      '2027-02-15',
      '2028-02-15',
    ]);
    expect(payments({ ...contract, paymentFrequency: 'once' }, '2026-01-01', 3)).toEqual(['2026-02-15']);
    expect(payments(contract, '2026-01-01', 3)).toEqual([]);
  });

  it('keep their distance from the term’s first day when a typed end breaks the month', () => {
    const contract = {
      start: '2026-01-01',
      duration: { kind: 'until', end: '2026-02-14' },
      renewal: { kind: 'automatic', months: 2 },
      paymentFrequency: 'month',
      firstPayment: '2026-01-05',
    } as const;
    expect(payments(contract, '2026-01-01', 4)).toEqual([
      '2026-01-05',
      '2026-02-05',
      '2026-02-19',
      '2026-03-19',
    ]);
  });

  it('of any contract are as many as its terms hold periods, each in its place', () => {
    fc.assert(
      fc.property(
        anyContract(),
        anyDay('2018-01-01', '2031-12-31'),
        fc.integer({ min: 0, max: 40 }),
        (any, today, late) => {
          const firstPayment = Temporal.PlainDate.from(any.start).add({ days: late });
          const contract = { ...any, firstPayment: firstPayment.toString() };
          const period = { month: 1, quarter: 3, year: 12 }[contract.paymentFrequency as 'month'];
          let begins = Temporal.PlainDate.from(contract.start);
          const due: string[] = [];
          for (const { number, from, to } of naiveTerms(contract)) {
            const [y, m] = from.split('-').map(Number) as [number, number];
            const base = (y - begins.year) * 12 + m - begins.month;
            for (let months = base; ; months += period) {
              if (begins.add({ months }).toString() > to) break;
              due.push(begins.add({ days: late }).add({ months }).toString());
            }
            // A term to a typed day that breaks the month begins the months anew.
            const decided = contract.confirmed?.[number - 2];
            const toADay =
              number === 1 ? contract.duration.kind === 'until' : decided !== undefined && 'until' in decided;
            const behind = Temporal.PlainDate.from(to).add({ days: 1 });
            if (toADay && behind.day !== begins.day) begins = behind;
          }
          const next = due.find((day) => day >= today);
          expect(contractDates(contract, today, []).nextPayment).toBe(next ?? null);
        },
      ),
      { numRuns: 150 },
    );
  });
});
