// What software costs is charged to departments; nothing is lost, and nothing is charged twice.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedLicense, chargeback } from '#shared/domain/chargeback/by-department.ts';
import { FixedShares, fixedSharesLeft } from '#shared/domain/chargeback/fixed-shares.ts';
import { weightedShares } from '#shared/domain/money/shares.ts';

const crm = 'crm';
const license = (id: string, more: Partial<CountedLicense>): CountedLicense => ({
  id,
  applicationId: crm,
  purchased: null,
  ...more,
});
const sales = { kind: 'department', department: 'Sales' };
const support = { kind: 'department', department: 'Support' };

describe('Charging departments', () => {
  it('goes by the people who hold the license, and leaves free seats to nobody', () => {
    const charge = chargeback(
      [
        license('pro', {
          purchased: 10,
          departments: [
            ['', 1],
            ['Sales', 4],
            ['Support', 2],
          ],
        }),
      ],
      new Map(),
    );
    expect(charge(100_00n, { applicationId: crm, licenseId: 'pro' })).toEqual([
      [{ kind: 'noDepartment' }, 10_00n],
      [sales, 40_00n],
      [support, 20_00n],
      [{ kind: 'notAssigned' }, 30_00n],
    ]);
  });

  it('charges only the people where more hold it than were bought, and where it has no limit', () => {
    const departments: CountedLicense['departments'] = [
      ['Sales', 3],
      ['Support', 1],
    ];
    for (const purchased of [2, 'unlimited', null] as const) {
      const charge = chargeback([license('pro', { purchased, departments })], new Map());
      expect(charge(8_00n, { applicationId: crm, licenseId: 'pro' })).toEqual([
        [sales, 6_00n],
        [support, 2_00n],
      ]);
    }
  });

  it('shares what no license is named for as all licenses of the application are', () => {
    const charge = chargeback(
      [
        license('pro', { departments: [['Sales', 3]] }),
        license('lite', {
          departments: [
            ['Sales', 1],
            ['Support', 4],
          ],
        }),
        license('other', { applicationId: 'desk', departments: [['Support', 90]] }),
      ],
      new Map(),
    );
    const bySales = charge(8_00n, { applicationId: crm }).filter(
      ([whom]) => 'department' in whom && whom.department === 'Sales',
    );
    expect(bySales.reduce((sum, [, share]) => sum + share, 0n)).toBe(4_00n);
  });

  it('belongs to nobody where nobody is known to hold anything', () => {
    const charge = chargeback([license('pro', { purchased: 0 })], new Map());
    expect(charge(5n, { applicationId: crm, licenseId: 'pro' })).toEqual([[{ kind: 'notAssigned' }, 5n]]);
    expect(charge(5n, {})).toEqual([[{ kind: 'notAssigned' }, 5n]]);
  });

  it('follows fixed shares before anything else', () => {
    const applications = new Map([
      [
        crm,
        {
          chargeback: [
            { department: 'Sales', percent: 66.67 },
            { department: 'Support', percent: 33.33 },
          ],
        },
      ],
    ]);
    const charge = chargeback([license('pro', { departments: [['Board', 9]] })], applications);
    expect(charge(100_00n, { applicationId: crm, licenseId: 'pro' })).toEqual([
      [sales, 66_67n],
      [support, 33_33n],
    ]);
  });

  it('adds up to the whole, to the minor unit, and gives nobody more than a unit beside their part', () => {
    const weights = fc.array(fc.nat({ max: 5_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), weights, (minor, all) => {
        const whole = all.reduce((sum, one) => sum + one, 0);
        const shares = weightedShares(
          minor,
          all.map((weight, index) => [index, weight] as const),
        );
        if (whole === 0) return shares.length === 0;
        for (const [index, share] of shares) {
          const fair = minor * BigInt(all[index] ?? 0);
          const off = share * BigInt(whole) - fair;
          expect((off < 0n ? -off : off) < BigInt(whole)).toBe(true);
        }
        return shares.reduce((sum, [, share]) => sum + share, 0n) === minor;
      }),
    );
  });
});

describe('Fixed shares', () => {
  const read = (...percents: number[]) =>
    FixedShares.safeParse(percents.map((percent, index) => ({ department: `D${index}`, percent })));

  it('are the whole or nothing at all', () => {
    expect(read().success).toBe(true);
    expect(read(33.33, 33.33, 33.34).success).toBe(true);
    expect(read(60, 39.99).error?.issues[0]?.message).toBe('The shares must add up to 100 percent');
    expect(fixedSharesLeft([{ department: 'A', percent: 60.1 }])).toBe(39.9);
  });

  it('have at most two decimals, and each department once', () => {
    expect(read(33.333, 66.667).success).toBe(false);
    const twice = FixedShares.safeParse([
      { department: 'Sales', percent: 50 },
      { department: ' Sales ', percent: 50 },
    ]);
    expect(twice.error?.issues[0]?.message).toBe('Each department once');
  });
});
