// What licenses cost and how many were bought, by contracts and by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { agreedLicenses, agreedSpans, licenseCost } from '#shared/domain/contracts/cost/license-cost.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import { priced, YEAR } from './priced.ts';

const TODAY = '2022-06-15';
const seats = (licenseId: string, quantity: number, more: object = {}) => ({
  licenseId,
  quantity,
  price: { kind: 'perUnit', amount: '10' },
  period: 'month',
  ...more,
});
const contract = (lines: object[], more: object = {}) => ({
  ...priced({ ...YEAR, ...more, lines }),
  currency: 'EUR',
});
const license = { manual: {}, firstSeen: '2022-01-01' };

describe('A license that contracts name', () => {
  it('is bought as often as all lines in force say together, and costs what they cost', () => {
    const agreed = agreedLicenses(
      [
        contract([seats('a', 20), seats('b', 5)]),
        contract([seats('a', 10, { changes: [{ from: '2022-06-01', quantity: 12 }] })]),
      ],
      TODAY,
    );
    expect(agreed.get('a')?.quantities).toEqual([20, 12]);
    expect(licenseCost(license, agreed.get('a'), TODAY)).toEqual({
      from: 'contract',
      annual: [{ amount: '3840.00', currency: 'EUR' }],
    });
  });

  it('is named on just the days on which a contract in force does, each of them once', () => {
    const any = fc.record({
      start: fc.nat({ max: 900 }),
      kind: fc.constantFrom('none', 'automatic'),
      from: fc.option(fc.nat({ max: 900 }), { nil: undefined }),
      length: fc.option(fc.nat({ max: 400 }), { nil: undefined }),
    });
    const range = { since: '2021-03-05', horizon: '2023-08-09' };
    const dayAt = (days: number) => addDays('2020-06-01', days);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), fc.nat({ max: 886 }), (all, days) => {
        const contracts = all.map(({ start, kind, from, length }) =>
          contract(
            [
              seats('a', 1, {
                ...(from !== undefined && { from: dayAt(from) }),
                ...(length !== undefined && { to: dayAt((from ?? 0) + length) }),
              }),
            ],
            {
              start: dayAt(start),
              renewal: kind === 'none' ? { kind } : { kind, months: 12 },
            },
          ),
        );
        const day = addDays(range.since, days);
        const on = (agreedSpans(contracts, range).get('a') ?? []).filter(
          ([from, until]) => from <= day && day < until,
        );
        expect(on).toHaveLength(agreedLicenses(contracts, day).has('a') ? 1 : 0);
      }),
    );
  });

  it('hears nothing of lines that are over, have not begun, or stand in a contract that ended', () => {
    const ended = contract([seats('a', 3)], { renewal: { kind: 'none' }, start: '2020-01-01' });
    const lines = [seats('a', 4, { to: '2022-06-14' }), seats('a', 5, { from: '2022-06-16' })];
    expect(agreedLicenses([ended, contract(lines)], TODAY).get('a')).toBeUndefined();
  });

  it('keeps currencies apart', () => {
    const agreed = agreedLicenses(
      [contract([seats('a', 1)]), { ...contract([seats('a', 1)]), currency: 'JPY' }],
      TODAY,
    );
    expect(licenseCost(license, agreed.get('a'), TODAY)?.annual).toEqual([
      { amount: '120.00', currency: 'EUR' },
      { amount: '120', currency: 'JPY' },
    ]);
  });

  it('shows what the vendor captured first, then the contracts, then what was typed', () => {
    const layers = { manual: { purchased: 7 }, captured: undefined, capturing: false };
    expect(effectiveLicense(layers, [20, 12])).toMatchObject({ purchased: 32, purchasedFrom: 'contract' });
    expect(effectiveLicense(layers)).toMatchObject({ purchased: 7, purchasedFrom: 'manual' });
  });
});

describe('A license that no contract names', () => {
  const typed = (manual: object) => licenseCost({ ...license, manual }, undefined, TODAY);

  it('costs what was typed, which is the total of each payment', () => {
    expect(typed({ amount: '100', currency: 'EUR', paymentFrequency: 'quarter' })).toEqual({
      from: 'manual',
      annual: [{ amount: '400.00', currency: 'EUR' }],
    });
  });

  it('costs nothing any more behind its end date', () => {
    const manual = { amount: '100', currency: 'EUR', paymentFrequency: 'month', endDate: '2022-06-14' };
    expect(typed(manual)?.annual).toEqual([{ amount: '0.00', currency: 'EUR' }]);
  });

  it('has no cost while amount, currency or frequency is missing', () => {
    expect(typed({ amount: '100', currency: 'EUR' })).toBeNull();
  });
});
