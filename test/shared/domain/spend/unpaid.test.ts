// Payments that no statement shows: each amount pays once, and what statements do not reach is not judged.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { type FellDue, type Left, unpaid } from '#shared/domain/spend/unpaid.ts';

const due = (day: string, minor: bigint, more: Partial<FellDue> = {}): FellDue => ({
  day,
  minor,
  applicationIds: ['crm'],
  currency: 'EUR',
  ...more,
});
const left = (day: string, minor: bigint, more: Partial<Left> = {}): Left => ({
  day,
  minor,
  applicationId: 'crm',
  currency: 'EUR',
  ...more,
});
const days = (payments: readonly FellDue[]) => payments.map(({ day }) => day);

describe('A payment', () => {
  it('is paid by what left around its day, nearly as much of it, in one or several amounts', () => {
    const payments = [due('2026-03-01', 100_00n)];
    expect(unpaid(payments, [left('2026-03-20', 95_00n)], '2026-04-01')).toEqual([]);
    expect(unpaid(payments, [left('2026-02-20', 40_00n), left('2026-03-02', 60_00n)], '2026-04-01')).toEqual(
      [],
    );
    expect(unpaid(payments, [left('2026-03-20', 89_99n)], '2026-04-01')).toEqual(payments);
    expect(unpaid(payments, [left('2026-01-20', 100_00n)], '2026-04-01')).toEqual(payments);
  });

  it('is not paid by another application, another currency or a refund', () => {
    const payments = [due('2026-03-01', 100_00n)];
    for (const more of [{ applicationId: 'desk' }, { currency: 'USD' }, { minor: -100_00n }])
      expect(unpaid(payments, [left('2026-03-01', 100_00n, more)], '2026-04-01')).toEqual(payments);
  });

  it('takes what paid for it away from the next, and leaves what is over', () => {
    const payments = [due('2026-04-01', 50_00n), due('2026-03-01', 50_00n), due('2026-05-01', 50_00n)];
    expect(days(unpaid(payments, [left('2026-03-31', 105_00n)], '2026-06-01'))).toEqual(['2026-05-01']);
  });

  it('is not judged before statements reach its day, nor without an application', () => {
    const payments = [
      due('2026-03-01', 1n),
      due('2026-04-02', 1n),
      due('2026-03-02', 1n, { applicationIds: [] }),
    ];
    expect(days(unpaid(payments, [], '2026-04-01'))).toEqual(['2026-03-01']);
    expect(unpaid(payments, [], undefined)).toEqual([]);
  });

  it('never becomes unpaid because more money left', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((count) => addDays('2026-01-01', count));
    const minor = fc.bigInt({ min: 1n, max: 500n });
    const payments = fc.array(
      fc.record({ day, minor }).map((one) => due(one.day, one.minor)),
      { maxLength: 1 },
    );
    const lefts = fc.array(
      fc.record({ day, minor }).map((one) => left(one.day, one.minor)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(payments, lefts, lefts, (asked, some, more) => {
        const before = unpaid(asked, some, '2026-12-31').length;
        const after = unpaid(asked, [...some, ...more], '2026-12-31').length;
        expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });
});
