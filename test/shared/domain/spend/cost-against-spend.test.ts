// Cost and spend of a month stand beside each other, and every cent that left is in exactly one place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, rounded, sum } from '#shared/domain/money/exact.ts';
import { type ContractMonth, costAgainstSpend, type Spent } from '#shared/domain/spend/cost-against-spend.ts';

const MONTHS = ['2026-01', '2026-02', '2026-03'];

const spent = (applicationId: string | null, day: string, net: string, currency = 'EUR'): Spent => ({
  applicationId,
  row: { day, net, currency },
});
const contract = (month: string, cost: string, ...applicationIds: string[]): ContractMonth => ({
  applicationIds,
  currency: 'EUR',
  month,
  cost,
  payment: null,
});

describe('cost against spend', () => {
  it('of an application is what left less what its contracts cost, month by month', () => {
    const { rows } = costAgainstSpend(
      MONTHS,
      '2026-02',
      [
        contract('2026-01', '100.00', 'figma'),
        contract('2026-02', '100.00', 'figma'),
        contract('2026-03', '100.00', 'figma'),
      ],
      [spent('figma', '2026-01-31', '120.00'), spent('figma', '2026-02-01', '-20.00')],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.months.map(({ variance }) => variance)).toEqual(['20.00', '-120.00', '-100.00']);
    // March has not begun: its cost is shown and not yet held against anybody.
    expect(rows[0]?.total).toEqual({
      cost: '200.00',
      due: '200.00',
      spend: '100.00',
      variance: '-100.00',
      timing: '0.00',
    });
  });

  it('is never converted: each currency is a line of its own', () => {
    const { rows } = costAgainstSpend(
      MONTHS,
      '2026-03',
      [contract('2026-01', '100.00', 'figma')],
      [spent('figma', '2026-01-02', '110.00', 'USD')],
    );
    expect(rows.map(({ currency, total }) => [currency, total.variance])).toEqual([
      ['EUR', '-100.00'],
      ['USD', '110.00'],
    ]);
  });

  it('of applications under one contract is one line', () => {
    const { rows } = costAgainstSpend(
      MONTHS,
      '2026-03',
      [contract('2026-01', '100.00', 'slack', 'sales')],
      [spent('slack', '2026-01-02', '60.00'), spent('sales', '2026-01-02', '40.00')],
    );
    expect(rows).toMatchObject([{ applicationIds: ['sales', 'slack'], total: { variance: '0.00' } }]);
  });

  it('keeps what nobody recognised apart', () => {
    const { rows, unrecognised } = costAgainstSpend(
      MONTHS,
      '2026-03',
      [],
      [spent(null, '2026-02-02', '9.99')],
    );
    expect(rows).toEqual([]);
    expect(unrecognised).toEqual([{ currency: 'EUR', months: ['0.00', '9.99', '0.00'], total: '9.99' }]);
  });

  it('adds up: the months of all lines are the rows, to the cent', () => {
    const some = fc.array(
      fc.record({
        app: fc.constantFrom('a', 'b', null),
        month: fc.constantFrom(...MONTHS),
        cents: fc.integer({ min: -100_000, max: 100_000 }),
        currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const digits = { EUR: 2, JPY: 0, KWD: 3 };
        const rows = list.map(({ app, month, cents, currency }) =>
          spent(app, `${month}-10`, rounded(exact(cents, 10 ** digits[currency]), currency), currency),
        );
        const { rows: lines, unrecognised } = costAgainstSpend(
          MONTHS,
          '2026-03',
          [contract('2026-02', '1.00', 'a', 'b')],
          rows,
        );
        for (const currency of ['EUR', 'JPY', 'KWD']) {
          const of = <T extends { currency: string }>(all: readonly T[]) =>
            all.filter((one) => one.currency === currency);
          const told = sum([
            ...of(lines).flatMap(({ months }) => months.map(({ spend }) => exact(spend))),
            ...of(unrecognised).flatMap(({ months }) => months.map((one) => exact(one))),
          ]);
          expect(told.equals(sum(of(rows.map(({ row }) => row)).map(({ net }) => exact(net))))).toBe(true);
        }
      }),
    );
  });
});
