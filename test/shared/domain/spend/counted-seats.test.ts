// Seats are told only where every line's are counted, and those above the agreed ones cost what the contract would ask for them.
import { describe, expect, it } from 'vitest';
import type { PricedContract } from '#shared/domain/contracts/cost/accrual.ts';
import { paymentsOf } from '#shared/domain/contracts/cost/payments.ts';
import { Pricing } from '#shared/domain/contracts/pricing.ts';
import { type CountedLicense, countedSeats } from '#shared/domain/spend/counted-seats.ts';

const DAY = '2026-03-01';

function contract(...lines: object[]): PricedContract {
  return {
    ...Pricing.parse({ lines: lines.map((line) => ({ period: 'month', ...line })) }),
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'none' },
    paymentFrequency: 'month',
  };
}
const seats = (more: object = {}) => ({
  licenseId: 'a',
  quantity: 10,
  price: { kind: 'perUnit', amount: '10' },
  ...more,
});

function counted(of: PricedContract, licenses: Record<string, CountedLicense>, shared: string[] = []) {
  return countedSeats(of, {
    day: DAY,
    currency: 'EUR',
    isShared: (id) => shared.includes(id),
    counted: new Map(Object.entries(licenses)),
    dueOf: (one) =>
      (paymentsOf(one, 'EUR', { since: DAY, horizon: '2026-04-01' }) ?? [])
        .filter(({ day }) => day === DAY)
        .reduce((total, { minor }) => total + minor, 0n),
  });
}

describe('the seats of a payment', () => {
  it('above the agreed ones are worth their price, discounts of the line included', () => {
    const twelve = { a: { purchased: 12, seats: 9 } };
    expect(counted(contract(seats()), twelve)).toEqual({ agreed: 10, counted: 12, worth: '20.00' });
    const discount = { kind: 'percent', percent: '10' };
    expect(counted(contract(seats({ discount })), twelve)).toMatchObject({ worth: '18.00' });
    expect(counted(contract(seats()), { a: { purchased: null, seats: 11 } })).toMatchObject({
      worth: '10.00',
    });
    const changes = [{ from: '2026-02-01', quantity: 12 }];
    expect(counted(contract(seats({ changes })), twelve)).toEqual({ agreed: 12, counted: 12, worth: '0.00' });
  });

  it('are not told where nobody counts them, or they are shared', () => {
    const known = { a: { purchased: 12, seats: 9 } };
    expect(counted(contract(seats()), {})).toBeUndefined();
    expect(counted(contract(seats()), known, ['a'])).toBeUndefined();
    expect(counted(contract(seats(), seats()), known)).toBeUndefined();
    expect(counted(contract(seats(), seats({ licenseId: undefined })), known)).toBeUndefined();
    expect(counted(contract(seats()), { a: { purchased: null, seats: 9 } })).toBeUndefined();
  });

  it('do not matter where the price is flat', () => {
    expect(counted(contract({ quantity: 1, price: { kind: 'flat', amount: '100' } }), {})).toBe('fixed');
  });
});
