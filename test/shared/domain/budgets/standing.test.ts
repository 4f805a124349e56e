// A budget's standing, against plain sums over any contracts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget, BudgetInput } from '#shared/domain/budgets/budget.ts';
import { decisionChecks } from '#shared/domain/budgets/decision-check.ts';
import { contractFlows, cutsOf, type Flow } from '#shared/domain/budgets/flows.ts';
import { budgetStanding } from '#shared/domain/budgets/standing.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { chargeback } from '#shared/domain/chargeback/by-department.ts';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { exact, minorUnits } from '#shared/domain/money/exact.ts';
import { ratesOf } from '#shared/domain/money/exchange.ts';

const NO_RATES = ratesOf([]);
const UNCHARGED = chargeback([], new Map());
const budget = (more: object = {}): Budget =>
  Budget.parse({
    ...BudgetInput.parse({
      name: 'IT',
      from: '2026-01-01',
      to: '2026-12-31',
      amount: '1200',
      currency: 'EUR',
      ...more,
    }),
    id: 'b',
    version: 1,
  });
const contract = (more: object = {}): Omit<Contract, 'version'> => ({
  ...ContractInput.parse({
    name: 'C',
    kind: 'contract',
    vendor: 'Zoom',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'automatic', months: 12 },
    applicationIds: ['a'],
    currency: 'EUR',
    paymentFrequency: 'year',
    lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '10' }, period: 'month' }],
    ...more,
  }),
  id: 'c',
  confirmed: [],
});
const NONE = new Map();
const flowsOf = (one: Omit<Contract, 'version'>, of: Budget, today: string, ends?: string) =>
  contractFlows(
    one,
    NONE,
    of.measure,
    cutsOf(of.from, of.to, [addDays(today, 1), ...(ends ? [addDays(ends, 1)] : [])]),
  );
const minor = (text: string) => minorUnits(exact(text), 'EUR');

describe('A budget by cost', () => {
  it('is burnt day by day and forecast to its end', () => {
    const it = budget();
    const standing = budgetStanding(
      it,
      flowsOf(contract(), it, '2026-06-30'),
      '2026-06-30',
      NO_RATES,
      UNCHARGED,
    );
    expect(standing).toMatchObject({
      burnt: '600.00',
      forecast: '1200.00',
      left: '600.00',
      burntPercent: 50,
      forecastPercent: 100,
      passedPercent: 49,
      state: 'fine',
    });
    expect(standing.months[0]).toEqual({
      month: '2026-01',
      burnt: '100.00',
      forecast: '100.00',
      budget: '101.91',
    });
  });

  it('of another application or vendor is not touched, of the vendor in any case it is', () => {
    const today = '2026-06-30';
    const burnt = (scope: object) => {
      const one = budget({ scope });
      return budgetStanding(one, flowsOf(contract(), one, today), today, NO_RATES, UNCHARGED).burnt;
    };
    expect(burnt({ kind: 'application', applicationId: 'a' })).toBe('600.00');
    expect(burnt({ kind: 'application', applicationId: 'b' })).toBe('0.00');
    expect(burnt({ kind: 'vendor', vendor: ' ZOOM' })).toBe('600.00');
    expect(burnt({ kind: 'vendor', vendor: 'Slack' })).toBe('0.00');
  });

  it('without a rate says which currency it lacks', () => {
    const one = budget({ currency: 'USD' });
    expect(
      budgetStanding(one, flowsOf(contract(), one, '2026-06-30'), '2026-06-30', NO_RATES, UNCHARGED),
    ).toMatchObject({
      burnt: '0.00',
      incomplete: ['EUR'],
    });
    const rates = ratesOf([{ reporting: 'USD', currency: 'EUR', day: '2026-01-01', rate: '2' }]);
    expect(
      budgetStanding(one, flowsOf(contract(), one, '2026-06-30'), '2026-06-30', rates, UNCHARGED).burnt,
    ).toBe('1200.00');
  });

  const anyBudget = fc
    .tuple(fc.nat({ max: 900 }), fc.integer({ min: 1, max: 700 }))
    .map(([from, days]) =>
      budget({ from: addDays('2025-06-01', from), to: addDays('2025-06-01', from + days) }),
    );
  const recipes = fc.array(
    fc.record({
      start: fc.nat({ max: 1_000 }),
      quantity: fc.nat({ max: 40 }),
      months: fc.constantFrom(1, 3, 12, 24),
    }),
    { maxLength: 5 },
  );
  type Recipe = { readonly start: number; readonly quantity: number; readonly months: number };
  const flowsFrom = (all: readonly Recipe[], of: Budget, today: string) =>
    all.flatMap(({ start, quantity, months }, index) =>
      flowsOf(
        contract({
          start: addDays('2025-01-01', start),
          duration: { kind: 'months', months },
          renewal: index % 2 ? { kind: 'none' } : { kind: 'automatic', months },
          lines: [{ text: 'S', quantity, price: { kind: 'perUnit', amount: '3.33' }, period: 'month' }],
          applicationIds: [['a'], ['a', 'b', 'c'], []][index % 3],
        }),
        of,
        today,
      ),
    );

  it('adds up by month and by application, burns more with every day, and never more than is forecast', () => {
    const day = fc.nat({ max: 1_500 }).map((days) => addDays('2025-06-01', days));
    fc.assert(
      fc.property(anyBudget, day, fc.nat({ max: 60 }), recipes, (of, today, more, all) => {
        const next = addDays(today, more);
        const standing = budgetStanding(of, flowsFrom(all, of, today), today, NO_RATES, UNCHARGED);
        const after = budgetStanding(of, flowsFrom(all, of, next), next, NO_RATES, UNCHARGED);
        const sum = (all: readonly { burnt: string; forecast: string }[], which: 'burnt' | 'forecast') =>
          all.reduce((total, one) => total + minor(one[which]), 0n);
        for (const which of ['burnt', 'forecast'] as const) {
          expect(sum(standing.months, which)).toBe(minor(standing[which]));
          expect(sum(standing.parts, which)).toBe(minor(standing[which]));
        }
        expect(standing.months.reduce((total, one) => total + minor(one.budget), 0n)).toBe(120_000n);
        expect(minor(standing.burnt)).toBeLessThanOrEqual(minor(standing.forecast));
        expect(minor(after.burnt)).toBeGreaterThanOrEqual(minor(standing.burnt));
        expect(after.forecast).toBe(standing.forecast);
      }),
      { numRuns: 60 },
    );
  });
});

describe('A budget of a department', () => {
  const licensed = contract({
    lines: [
      {
        text: 'Seats',
        licenseId: 'a.pro',
        quantity: 10,
        price: { kind: 'perUnit', amount: '10' },
        period: 'month',
      },
      { text: 'Support', quantity: 1, price: { kind: 'flat', amount: '8' }, period: 'month' },
    ],
  });
  const charge = chargeback(
    [
      {
        id: 'a.pro',
        applicationId: 'a',
        purchased: 10,
        departments: [
          ['', 1],
          ['Sales', 4],
        ],
      },
      { id: 'a.lite', applicationId: 'a', purchased: null, departments: [['Legal', 6]] },
    ],
    new Map(),
  );
  const of = (department: string) => {
    const one = budget({ scope: { kind: 'department', department }, from: '2026-01-01', to: '2026-01-31' });
    return budgetStanding(one, flowsOf(licensed, one, '2026-01-31'), '2026-01-31', NO_RATES, charge);
  };

  it('is burnt by its people’s part of each license, and of the application where no license is named', () => {
    // 4 of 10 seats of 100.00, and 4 of 16 seats and people of 8.00; no case parts a name.
    expect(of('SALES')).toMatchObject({ burnt: '42.00', forecast: '42.00' });
    expect(of('Legal').burnt).toBe('3.00');
    expect(of('Board').burnt).toBe('0.00');
  });

  it('is asked of a decision only where it would be charged', () => {
    const one = (department: string) => budget({ scope: { kind: 'department', department } });
    const bearing = { applications: NONE, flows: [], today: '2026-01-31', ratesTo: new Map(), charge };
    const checks = decisionChecks([one('Board'), one('Legal')], licensed, '2026-06-30', bearing);
    expect(checks.map(({ asked }) => asked)).toEqual(['18.00']);
  });
});

describe('A budget by spend', () => {
  it('counts payments on their day', () => {
    const one = budget({ measure: 'spend' });
    const flows: Flow[] = flowsOf(contract({ paymentFrequency: 'quarter' }), one, '2026-05-01');
    expect(flows.map(({ from, minor: amount }) => [from, amount])).toEqual([
      ['2026-01-01', 30_000n],
      ['2026-04-01', 30_000n],
      ['2026-07-01', 30_000n],
      ['2026-10-01', 30_000n],
    ]);
    expect(budgetStanding(one, flows, '2026-05-01', NO_RATES, UNCHARGED)).toMatchObject({
      burnt: '600.00',
      forecast: '1200.00',
    });
  });
});

describe('A decision', () => {
  it('is asked of every budget that its next term falls into, on top of what others take, and never counted twice', () => {
    const own = contract({ start: '2025-07-01' });
    const other = { ...contract(), id: 'other' };
    const one = budget({ amount: '2000' });
    const ends = '2026-06-30';
    const today = '2026-05-01';
    const flows = [...flowsOf(own, one, today, ends), ...flowsOf(other, one, today, ends)];
    const after = contract({
      start: '2025-07-01',
      lines: [{ text: 'S', quantity: 20, price: { kind: 'perUnit', amount: '10' }, period: 'month' }],
    });
    const bearing = { applications: NONE, flows, today, ratesTo: new Map(), charge: UNCHARGED };
    // Half a year of its own before, a whole one of the other; the next term asks for half a year of twice as much.
    expect(decisionChecks([one], after, ends, bearing)).toEqual([
      {
        budgetId: 'b',
        name: 'IT',
        currency: 'EUR',
        from: '2026-01-01',
        to: '2026-12-31',
        amount: '2000.00',
        taken: '1800.00',
        asked: '1200.00',
        remaining: '-1000.00',
      },
    ]);
    const past = budget({ from: '2025-01-01', to: '2025-12-31' });
    expect(
      decisionChecks([past, budget({ scope: { kind: 'vendor', vendor: 'X' } })], after, ends, bearing),
    ).toEqual([]);
  });
});
