// The dates of contracts, by the examples of the rules and for any contract against a search day by day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatedContract } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { planOf, termOf } from '#shared/domain/contracts/term-plan.ts';
import { anyContract, anyDay, naiveTerms, nextDay, noticesEndingTerms } from './naive-terms.ts';

const LEAD = [60, 30, 15, 1];
const NONE = { kind: 'none' } as const;
const months = (count: number) => ({ kind: 'months', months: count }) as const;
const until = (end: string) => ({ kind: 'until', end }) as const;
const automatic = (count: number, most?: number) =>
  ({ kind: 'automatic', months: count, ...(most !== undefined && { most }) }) as const;
const days = (count: number) => ({ count, unit: 'days' }) as const;

const dates = (contract: DatedContract, today: string) => contractDates(contract, today, LEAD);
const terms = (contract: DatedContract, count: number) =>
  Array.from({ length: count }, (_, index) => termOf(planOf(contract), index + 1));

describe('The terms of a contract', () => {
  it('cover 1 January to 31 December as twelve months, and the renewal begins the day after', () => {
    const contract = { start: '2026-01-01', duration: months(12), renewal: automatic(12) };
    expect(dates(contract, '2026-06-01')).toMatchObject({ end: '2026-12-31', renewalDate: '2027-01-01' });
  });

  it('end 2023-07-31 and 2024-07-31 for 36 and then 12 months from 1 August 2020', () => {
    const contract = { start: '2020-08-01', duration: months(36), renewal: automatic(12) };
    expect(terms(contract, 2).map(({ to }) => to)).toEqual(['2023-07-31', '2024-07-31']);
  });

  it('begin 28 February, 31 March and 30 April when they run monthly from 31 January', () => {
    const contract = { start: '2026-01-31', duration: months(1), renewal: automatic(1) };
    expect(terms(contract, 4)).toEqual([
      { number: 1, from: '2026-01-31', to: '2026-02-27' },
      { number: 2, from: '2026-02-28', to: '2026-03-30' },
      { number: 3, from: '2026-03-31', to: '2026-04-29' },
      { number: 4, from: '2026-04-30', to: '2026-05-30' },
    ]);
  });

  it('end on 31 December when a contract to 30 June renews for six months', () => {
    const contract = { start: '2025-07-01', duration: until('2026-06-30'), renewal: automatic(6) };
    expect(terms(contract, 2)[1]).toEqual({ number: 2, from: '2026-07-01', to: '2026-12-31' });
  });

  it('are not more than the most renewals, the confirmed ones counted in', () => {
    const contract = {
      start: '2020-01-01',
      duration: months(12),
      renewal: automatic(12, 2),
      confirmed: [{ months: 24, decidedOn: '2020-10-01' }],
    };
    // 2020, 2021–2022 confirmed, 2023 by itself; then nothing renews any more.
    expect(dates(contract, '2022-05-01')).toMatchObject({ renewal: 'automatic', end: '2022-12-31' });
    expect(dates(contract, '2023-05-01')).toMatchObject({
      renewal: 'none',
      end: '2023-12-31',
      renewalDate: null,
    });
    expect(dates(contract, '2024-01-01')).toMatchObject({ status: 'expired', renewalDeadline: null });
  });

  it('are payment periods when there is no end, and nothing renews', () => {
    const contract = {
      start: '2026-01-31',
      duration: { kind: 'open' },
      renewal: NONE,
      paymentFrequency: 'month',
      notice: days(90),
    } as const;
    expect(dates(contract, '2026-03-05')).toMatchObject({
      term: { number: 2, from: '2026-02-28', to: '2026-03-30' },
      end: null,
      renewalDate: null,
      renewalDeadline: null,
      nextCancelBy: '2026-03-31',
      nextCancelEnds: '2026-06-29',
    });
  });

  it('are one that never ends for what was bought for good', () => {
    const contract = { start: '2020-01-01', duration: { kind: 'open' }, renewal: NONE } as const;
    const sent = { ...contract, notice: days(30), noticeSent: { sentOn: '2026-03-01', channel: 'mail' } };
    expect(dates(contract, '2026-03-05')).toMatchObject({ status: 'active', end: null, nextCancelBy: null });
    expect(dates(sent, '2026-03-05')).toMatchObject({ status: 'ending', end: '2026-03-31' });
  });
});

describe('Notice', () => {
  it('of 60 days for 15 June 2026 is due on 16 April', () => {
    const contract = { start: '2025-06-16', duration: until('2026-06-15'), renewal: automatic(12) };
    const found = dates({ ...contract, notice: days(60) }, '2026-01-01');
    expect(found).toMatchObject({ cancelBy: '2026-04-16', nextCancelBy: '2026-04-16' });
  });

  it('counts months back from the last day, and early where a month is short', () => {
    const contract = { start: '2025-06-01', duration: until('2026-05-31'), renewal: automatic(12) };
    const notice = { count: 3, unit: 'months' } as const;
    expect(dates({ ...contract, notice }, '2025-07-01').cancelBy).toBe('2026-02-28');
  });

  it('may be given up to the last day where none was agreed', () => {
    const contract = { start: '2026-01-01', duration: months(12), renewal: automatic(12) };
    expect(dates(contract, '2026-12-31').nextCancelBy).toBe('2026-12-31');
  });

  it('of 90 days is never past on terms of a month', () => {
    const contract = { start: '2026-01-01', duration: months(1), renewal: automatic(1), notice: days(90) };
    fc.assert(
      fc.property(anyDay('2026-01-01', '2035-12-31'), (today) => {
        const { nextCancelBy, nextCancelEnds } = dates(contract, today);
        expect(nextCancelBy !== null && nextCancelBy >= today).toBe(true);
        expect(nextCancelEnds).not.toBeNull();
      }),
    );
  });

  it('passes over a term that was confirmed', () => {
    const contract = {
      start: '2025-01-01',
      duration: months(12),
      renewal: automatic(12),
      notice: days(30),
      confirmed: [{ months: 12, decidedOn: '2025-06-01' }],
    };
    expect(dates(contract, '2025-07-01')).toMatchObject({
      cancelBy: '2025-12-01',
      nextCancelBy: '2026-12-01',
      end: '2026-12-31',
      renewalDate: '2027-01-01',
    });
  });

  it('that came too late costs one more term, and after it nothing can be cancelled', () => {
    const contract = { start: '2025-01-01', duration: months(12), renewal: automatic(12), notice: days(60) };
    const sent = (sentOn: string) => ({ ...contract, noticeSent: { sentOn, channel: 'mail' } });
    expect(dates(sent('2025-11-01'), '2025-11-05')).toMatchObject({ end: '2025-12-31', nextCancelBy: null });
    expect(dates(sent('2025-11-02'), '2025-11-05')).toMatchObject({
      status: 'ending',
      end: '2026-12-31',
      renewalDeadline: null,
      targets: { cancelBy: null, renewalDue: null, contractEnd: { day: '2026-12-31', termDays: 365 } },
    });
    expect(dates(sent('2025-11-01'), '2026-01-01').status).toBe('cancelled');
  });

  it('has for any contract and day the next deadline that a search day by day finds', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2017-06-01', '2032-12-31'), (contract, today) => {
        const endedBy = noticesEndingTerms(contract);
        const wanted = endedBy(today);
        let last = null;
        if (wanted !== undefined) {
          last = today;
          for (let day = nextDay(today); endedBy(day) === wanted; day = nextDay(day)) last = day;
        }
        expect(dates(contract, today).nextCancelBy).toBe(last);
      }),
      { numRuns: 400 },
    );
  });

  it('sent on any day ends the contract with the term that the search names', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2018-01-01', '2030-12-31'), (contract, sentOn) => {
        const all = naiveTerms(contract);
        const number = noticesEndingTerms(contract)(sentOn) ?? all.at(-1)?.number ?? 0;
        const { end } = dates({ ...contract, noticeSent: { sentOn, channel: 'mail' } }, sentOn);
        expect(end).toBe(all[number - 1]?.to);
      }),
    );
  });
});

describe('The status of a contract', () => {
  const contract = { start: '2025-01-01', duration: months(12), renewal: automatic(12), notice: days(30) };
  it.each([
    ['2024-12-31', 'pending'],
    ['2025-01-01', 'active'],
    ['2025-10-01', 'active'],
    ['2025-10-02', 'inNoticeWindow'],
    ['2025-12-01', 'inNoticeWindow'],
    ['2025-12-02', 'committed'],
    ['2025-12-31', 'committed'],
    ['2026-01-01', 'active'],
  ])('on %s is %s for a year with 30 days of notice and a window of 60', (today, status) => {
    expect(dates(contract, today).status).toBe(status);
  });

  it('is in the notice window of the next term though this one is committed', () => {
    const monthly = { ...contract, duration: months(1), renewal: automatic(1), notice: days(45) };
    // The window opens 15 days before 16 April, the last day for a notice that ends May.
    expect(dates(monthly, '2025-04-10')).toMatchObject({
      status: 'inNoticeWindow',
      cancelBy: '2025-03-16',
      nextCancelBy: '2025-04-16',
      windowFrom: '2025-04-01',
    });
  });

  it('is expired once a contract that needs a word ran out, and its window stands before its end', () => {
    const express = { ...contract, renewal: { kind: 'express', months: 12 } as const };
    expect(dates(express, '2025-11-02')).toMatchObject({
      status: 'inNoticeWindow',
      renewalDeadline: '2025-12-31',
      renewalDate: '2026-01-01',
    });
    expect(dates(express, '2026-01-01')).toMatchObject({ status: 'expired', renewalDate: null, term: null });
    const decided = { ...express, endDecidedOn: '2025-11-01' };
    expect(dates(decided, '2025-11-02')).toMatchObject({
      status: 'ending',
      targets: { renewalDue: null, cancelBy: null, contractEnd: { day: '2025-12-31' } },
    });
  });

  it('covers every day with a term between start and end, one after the other', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2018-01-01', '2032-12-31'), (any, today) => {
        const { term, status } = dates(any, today);
        const found = naiveTerms(any).find(({ from, to }) => from <= today && today <= to);
        expect(term).toEqual(found ? { number: found.number, from: found.from, to: found.to } : null);
        if (today < any.start) expect(status).toBe('pending');
        else expect(status === 'expired' || status === 'cancelled').toBe(found === undefined);
      }),
      { numRuns: 300 },
    );
  });
});
