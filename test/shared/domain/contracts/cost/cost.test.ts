// The cost of contracts: the examples of the rules to the cent, and what must hold for any contract in any currency.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import type { PricedContract } from '#shared/domain/contracts/cost/accrual.ts';
import { contractCost } from '#shared/domain/contracts/cost/contract-cost.ts';
import { costsOf } from '#shared/domain/contracts/cost/cost-between.ts';
import type { Recognition } from '#shared/domain/contracts/cost/cost-facts.ts';
import { paymentsOf } from '#shared/domain/contracts/cost/payments.ts';
import { monthlySeries } from '#shared/domain/contracts/cost/series.ts';
import { exact, rounded, written } from '#shared/domain/money/exact.ts';
import { anyPriced, CURRENCIES, oneMore, priced, rangeOf, YEAR } from './priced.ts';

const HUNDRED_SEATS = {
  ...YEAR,
  lines: [
    {
      quantity: 100,
      price: { kind: 'perUnit', amount: '3' },
      period: 'month',
      changes: [
        { from: '2022-03-01', quantity: 120 },
        { from: '2022-09-01', quantity: 150 },
      ],
    },
  ],
};

function yearOf(
  contract: PricedContract,
  recognition: Recognition = 'monthly',
  first = '2022-01-01',
  firstMonth = 1,
) {
  const range = { since: addMonths(first, -1), horizon: addMonths(first, 12) };
  const asked = { first, months: 12, recognition, firstMonthOfFinancialYear: firstMonth };
  const costs = costsOf(contract, 'USD', range);
  return monthlySeries(contract, 'USD', costs, paymentsOf(contract, 'USD', range), asked).map((month) => ({
    ...month,
    added: Number(month.added) / 100,
    changed: Number(month.changed) / 100,
    cost: Number(month.cost) / 100,
    oneTime: Number(month.oneTime) / 100,
    payment: month.payment === null ? null : Number(month.payment) / 100,
  }));
}

const whatIs = <K extends string>(key: K, months: readonly Record<K, unknown>[]) =>
  months.map((month) => month[key]);
const termOf = (contract: PricedContract, today = '2022-06-15', currency = 'USD') =>
  contractCost({ ...contract, kind: 'contract', currency }, today, 1)?.term?.amount;
const annualOf = (contract: PricedContract, today = '2022-06-15') =>
  contractCost({ ...contract, kind: 'contract', currency: 'USD' }, today, 1)?.annual;

describe('A term to a day', () => {
  const stub = priced({
    start: '2022-03-15',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'automatic', months: 12 },
    confirmed: [{ until: '2023-12-31', decidedOn: '2022-06-01' }],
    lines: [{ quantity: 10, price: { kind: 'perUnit', amount: '10' }, period: 'month' }],
    paymentFrequency: 'year',
  });

  it('costs its whole months and the last one by its days, is paid at once, and a year follows from the day behind', () => {
    // Nine months from March 15, and 17 of the 31 days from December 15 on.
    expect(termOf(stub, '2023-06-15')).toBe('954.84');
    expect(termOf(stub, '2024-06-15')).toBe('1200.00');
    const payments = paymentsOf(stub, 'USD', { since: '2022-01-01', horizon: '2025-01-01' }) ?? [];
    expect(payments.map(({ day, minor }) => [day, Number(minor) / 100])).toEqual([
      ['2022-03-15', 1200],
      ['2023-03-15', 954.84],
      ['2024-01-01', 1200],
    ]);
  });
});

describe('A hundred seats at 3 a month, 20 more from March and 30 more from September', () => {
  const paidMonthly = priced({ ...HUNDRED_SEATS, paymentFrequency: 'month' });
  const paidYearly = priced({ ...HUNDRED_SEATS, paymentFrequency: 'year' });

  it('add 300, 60 and 90', () => {
    const expected = [300, 0, 60, 0, 0, 0, 0, 0, 90, 0, 0, 0];
    expect(whatIs('added', yearOf(paidMonthly))).toEqual(expected);
    expect(whatIs('changed', yearOf(paidMonthly))).toEqual(expected.map(() => 0));
  });

  it('cost 300 in January and February, 360 from March, 450 from September, and 4,560 in the year', () => {
    const expected = [300, 300, 360, 360, 360, 360, 360, 360, 450, 450, 450, 450];
    expect(whatIs('cost', yearOf(paidMonthly))).toEqual(expected);
    expect(termOf(paidMonthly)).toBe('4560.00');
  });

  it('are paid as they cost when they are paid monthly', () => {
    const year = yearOf(paidMonthly);
    expect(whatIs('payment', year)).toEqual(whatIs('cost', year));
  });

  it('are paid 3,600 in January, 600 in March and 360 in September when they are paid yearly in advance', () => {
    expect(whatIs('payment', yearOf(paidYearly))).toEqual([3600, 0, 600, 0, 0, 0, 0, 0, 360, 0, 0, 0]);
  });

  it('cost 5,400 in the next year, all of it paid in its January', () => {
    const next = yearOf(paidYearly, 'monthly', '2023-01-01');
    expect(whatIs('cost', next)).toEqual(next.map(() => 450));
    expect(next[0]?.payment).toBe(5400);
  });

  it('are recognised at the start of the contract, of the financial year and of each payment term', () => {
    const zeros = (months: Record<number, number>) =>
      Array.from({ length: 12 }, (_, index) => months[index] ?? 0);
    expect(whatIs('cost', yearOf(paidMonthly, 'contractStart'))).toEqual(zeros({ 0: 4560 }));
    expect(whatIs('cost', yearOf(paidMonthly, 'financialYear', '2022-01-01', 4))).toEqual(
      zeros({ 0: 960, 3: 3600 }),
    );
    const quarterly = priced({ ...HUNDRED_SEATS, paymentFrequency: 'quarter' });
    expect(whatIs('cost', yearOf(quarterly, 'paymentTerm'))).toEqual(
      zeros({ 0: 960, 3: 1080, 6: 1170, 9: 1350 }),
    );
  });
});

describe('The cost of a term', () => {
  it('is 2,124.50 with a base fee, a discount on the line, one on the contract and a one-time fee', () => {
    const contract = priced({
      ...YEAR,
      lines: [
        {
          quantity: 25,
          price: { kind: 'perUnit', amount: '60' },
          period: 'year',
          base: { fee: '1000', included: 10 },
          discount: { kind: 'percent', percent: '10' },
        },
      ],
      discount: { kind: 'percent', percent: '5' },
      fees: [{ text: 'Set-up', amount: '500' }],
    });
    expect(termOf(contract)).toBe('2124.50');
    expect(yearOf(contract)[0]).toMatchObject({ oneTime: 500 });
    expect(termOf({ ...contract, discountTouchesFees: true })).toBe('2099.50');
    expect(termOf(contract, '2023-06-15')).toBe('1624.50');
  });

  it('of 13 seats for a flat 250.00 stays 250.00', () => {
    const line = { quantity: 13, price: { kind: 'flat', amount: '250.00' }, period: 'term' };
    expect(termOf(priced({ ...YEAR, lines: [line] }))).toBe('250.00');
    expect(annualOf(priced({ ...YEAR, lines: [line] }))).toBe('250.00');
  });

  it('of 799 a year is the sum of its months', () => {
    const contract = priced({
      ...YEAR,
      lines: [{ quantity: 1, price: { kind: 'flat', amount: '799' }, period: 'year' }],
    });
    const months = yearOf(contract);
    expect(months.reduce((total, { cost }) => total + Math.round(cost * 100), 0)).toBe(79_900);
    expect(new Set(whatIs('cost', months))).toEqual(new Set([66.58, 66.59]));
  });

  it('counts a part month by its days', () => {
    const contract = priced({
      start: '2026-01-17',
      duration: { kind: 'until', end: '2026-12-31' },
      renewal: { kind: 'none' },
      lines: [{ quantity: 10, price: { kind: 'perUnit', amount: '31' }, period: 'month' }],
    });
    expect(termOf(contract, '2026-06-01')).toBe('3560.00');
    expect(yearOf(contract, 'monthly', '2026-01-01')[0]).toMatchObject({ cost: 150 });
  });

  it('carries what a month cannot bear of a discount on to the next, and shows what is left unused', () => {
    const line = { quantity: 1, price: { kind: 'flat', amount: '10' }, period: 'month' };
    const contract = priced({
      ...YEAR,
      lines: [{ ...line, changes: [{ from: '2022-07-01', price: '200' }] }],
      discount: { kind: 'amount', amount: '240' },
    });
    // 20 a month, of which the first half bears 10; the carried 60 lie on July.
    expect(whatIs('cost', yearOf(contract))).toEqual([0, 0, 0, 0, 0, 0, 120, 180, 180, 180, 180, 180]);
    const small = priced({ ...YEAR, lines: [line], discount: { kind: 'amount', amount: '150' } });
    expect(
      contractCost({ ...small, kind: 'contract', currency: 'USD' }, '2022-06-15', 1)?.term,
    ).toMatchObject({
      amount: '0.00',
      unused: [{ line: null, amount: '30.00' }],
    });
  });

  it('is not paid back for seats given up, unless the contract says so', () => {
    const line = {
      quantity: 10,
      price: { kind: 'perUnit', amount: '12' },
      period: 'month',
      changes: [{ from: '2022-07-01', quantity: 5 }],
    };
    const contract = priced({ ...YEAR, paymentFrequency: 'year', lines: [line] });
    expect(yearOf(contract)[6]).toMatchObject({ added: 0, changed: -60, cost: 60, payment: 0 });
    expect(yearOf({ ...contract, creditsReductions: true })[6]).toMatchObject({ payment: -360 });
  });

  it('is not paid twice for seats that come back within what was paid', () => {
    const line = {
      quantity: 10,
      price: { kind: 'perUnit', amount: '12' },
      period: 'month',
      changes: [
        { from: '2022-07-01', quantity: 5 },
        { from: '2022-10-01', quantity: 11 },
      ],
    };
    const months = yearOf(priced({ ...YEAR, paymentFrequency: 'year', lines: [line] }));
    // Of the 11 seats in the last quarter ten had been paid in January.
    expect(whatIs('payment', months)).toEqual([1440, 0, 0, 0, 0, 0, 0, 0, 0, 36, 0, 0]);
  });

  it('of a perpetual license is paid once and recurs for its maintenance', () => {
    const contract = priced({
      start: '2022-01-15',
      duration: { kind: 'open' },
      renewal: { kind: 'none' },
      paymentFrequency: 'year',
      lines: [
        {
          quantity: 4,
          price: { kind: 'perUnit', amount: '250' },
          period: 'once',
          changes: [{ from: '2022-05-01', quantity: 6 }],
        },
        { quantity: 1, price: { kind: 'flat', amount: '240' }, period: 'year' },
      ],
    });
    const year = yearOf(contract);
    expect(whatIs('oneTime', year).slice(0, 5)).toEqual([1000, 0, 0, 0, 500]);
    expect(annualOf(contract)).toBe('1740.00');
    expect(annualOf(contract, '2023-06-01')).toBe('240.00');
    expect(yearOf(contract, 'monthly', '2023-01-01')[0]).toMatchObject({ payment: 240 });
    const cost = contractCost({ ...contract, kind: 'perpetual', currency: 'USD' }, '2023-06-01', 4);
    expect(cost?.next).toEqual({
      kind: 'financialYear',
      from: '2024-04-01',
      to: '2025-03-31',
      amount: '240.00',
    });
  });
});

describe('Annual spend', () => {
  it.each([
    ['month', '432000.00'],
    ['quarter', '144000.00'],
    ['halfYear', '72000.00'],
    ['year', '36000.00'],
    ['18months', '24000.00'],
    ['2years', '18000.00'],
    ['3years', '12000.00'],
    ['term', '12000.00'],
  ])('of 36,000 per %s on a contract of three years is %s', (period, expected) => {
    const contract = priced({
      ...YEAR,
      duration: { kind: 'months', months: 36 },
      lines: [{ quantity: 1, price: { kind: 'flat', amount: '36000' }, period }],
    });
    expect(annualOf(contract)).toBe(expected);
  });

  it('is net of the discounts, and its lines add up to it', () => {
    const line = { quantity: 3, price: { kind: 'perUnit', amount: '9.99' }, period: 'month' };
    const contract = priced({
      ...YEAR,
      lines: [
        line,
        { ...line, discount: { kind: 'percent', percent: '33.3' } },
        { ...line, from: '2022-12-01' },
      ],
      discount: { kind: 'amount', amount: '100' },
    });
    const cost = contractCost({ ...contract, kind: 'contract', currency: 'USD' }, '2022-06-15', 1);
    // 359.64 + 239.87988, less 100.
    expect(cost?.annual).toBe('499.52');
    expect(cost?.lines.map(({ annual }) => annual)).toEqual(['299.65', '199.87', '0.00']);
  });

  it('of a term of half a year is that of one term', () => {
    const contract = priced({
      ...YEAR,
      duration: { kind: 'months', months: 6 },
      lines: [
        {
          quantity: 1,
          price: { kind: 'flat', amount: '600' },
          period: 'term',
          discount: { kind: 'amount', amount: '60' },
        },
      ],
    });
    expect(annualOf(contract)).toBe('540.00');
  });
});

/** Ten thousand contracts take a slow machine that is busy with other things longer than a test is given. */
const PATIENCE = { timeout: 120_000 };

describe('Any contract', PATIENCE, () => {
  const anyCurrency = fc.constantFrom(...CURRENCIES);

  it('has months that sum to the term to the minor unit, none of them negative, however it is split', () => {
    fc.assert(
      fc.property(
        anyPriced,
        anyCurrency,
        fc.array(fc.nat({ max: 1_000 }), { maxLength: 3 }),
        (contract, currency, splits) => {
          const costs = costsOf(contract, currency, rangeOf(contract));
          for (const [from, until] of costs.wholes.slice(0, 3)) {
            const whole = costs.total(from, until);
            const months = monthsWithin(from, until).map(([begin, end]) => costs.total(begin, end));
            expect(months.every((minor) => minor >= 0n)).toBe(true);
            expect(months.reduce((total, minor) => total + minor, 0n)).toBe(whole);
            const days = [0, ...splits.map((at) => at % daysBetween(from, until)).sort((a, b) => a - b)];
            const bounds = [...days.map((count) => dayAfter(from, count)), until];
            const parts = bounds.slice(1).map((end, index) => costs.total(bounds[index] as string, end));
            expect(parts.reduce((total, minor) => total + minor, 0n)).toBe(whole);
            expect(costs.parts(from, until).reduce((total, minor) => total + minor, 0n)).toBe(whole);
            expect(costs.parts(from, until).every((minor) => minor >= 0n)).toBe(true);
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('never costs less with one more seat at the same prices', () => {
    const atOnePrice = anyPriced.map((contract) => ({
      ...contract,
      lines: contract.lines.map((line) => ({
        ...line,
        changes: line.changes.map(({ from, quantity }) => ({ from, quantity: quantity ?? line.quantity })),
      })),
    }));
    fc.assert(
      fc.property(atOnePrice, anyCurrency, (contract, currency) => {
        const [costs, more] = [contract, oneMore(contract)].map((one) =>
          costsOf(one, currency, rangeOf(one)),
        );
        for (const [from, until] of costs?.wholes.slice(0, 3) ?? [])
          expect((more?.total(from, until) ?? 0n) >= (costs?.total(from, until) ?? 0n)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is paid what it costs where what is given up is credited', () => {
    const credited = anyPriced
      .filter(({ paymentFrequency, duration }) => paymentFrequency !== undefined && duration.kind !== 'open')
      .filter(
        ({ paymentFrequency, renewal, confirmed = [] }) =>
          paymentFrequency !== 'once' || (renewal.kind === 'none' && confirmed.length === 0),
      )
      .map((contract) => ({ ...contract, creditsReductions: true }));
    fc.assert(
      fc.property(credited, anyCurrency, (contract, currency) => {
        const costs = costsOf(contract, currency, rangeOf(contract));
        const payments = paymentsOf(contract, currency, rangeOf(contract)) ?? [];
        const paid = payments.reduce((total, { minor }) => total + minor, 0n);
        const cost = costs.wholes.reduce((total, whole) => total + costs.total(...whole), 0n);
        expect(paid).toBe(cost);
      }),
      { numRuns: 1_000 },
    );
  });

  it('costs and is paid the same whether its whole life is asked for or some months of it', () => {
    const firstPaid = fc.option(fc.integer({ min: -100, max: 200 }), { nil: undefined });
    const anyPaid = fc
      .tuple(anyPriced, firstPaid)
      .map(([contract, days]) =>
        days === undefined ? contract : { ...contract, firstPayment: dayAfter(contract.start, days) },
      );
    fc.assert(
      fc.property(anyPaid, anyCurrency, fc.nat({ max: 29 }), (contract, currency, months) => {
        const whole = rangeOf(contract);
        const part = { ...whole, since: addMonths(contract.start, months) };
        const [all, some] = [whole, part].map((range) => costsOf(contract, currency, range));
        for (const [from, until] of monthsWithin(part.since, part.horizon))
          expect(some?.total(from, until)).toBe(all?.total(from, until));
        const due = (range: typeof whole) =>
          paymentsOf(contract, currency, range)?.filter(({ day }) => part.since <= day && day < part.horizon);
        expect(due(part)).toEqual(due(whole));
      }),
      { numRuns: 1_000 },
    );
  });

  it('without discounts as amounts costs what its lines say for each day, added up and rounded once', () => {
    const plain = anyPriced.map((contract) => ({
      ...contract,
      lines: contract.lines.map(({ discount: _, ...line }) => line),
      discount: undefined,
      fees: [],
    }));
    fc.assert(
      fc.property(plain, anyCurrency, ({ discount: _, ...contract }, currency) => {
        const costs = costsOf(contract, currency, rangeOf(contract));
        const [whole] = costs.wholes;
        if (!whole || contract.duration.kind !== 'months') return;
        expect(written(costs.total(...whole), currency)).toBe(rounded(naiveTerm(contract, whole), currency));
      }),
      { numRuns: 500 },
    );
  });
});

const dayAfter = (day: string, count: number) =>
  new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);

function monthsWithin(from: string, until: string): [string, string][] {
  const months: [string, string][] = [];
  for (let begin = from; begin < until; ) {
    const next = addMonths(`${begin.slice(0, 7)}-01`, 1);
    const end = next < until ? next : until;
    months.push([begin, end]);
    begin = end;
  }
  return months;
}

const MONTHS: Readonly<Record<string, number>> = {
  month: 1,
  quarter: 3,
  halfYear: 6,
  year: 12,
  '18months': 18,
  '2years': 24,
  '3years': 36,
};

/** The first term, a day at a time: each day costs its share of its contract month. */
function naiveTerm(contract: PricedContract, [from]: readonly [string, string]) {
  if (contract.duration.kind !== 'months') throw new Error('Only terms of whole months');
  const { months } = contract.duration;
  let total = exact(0);
  for (const line of contract.lines) {
    const fee = exact(line.base?.fee ?? 0);
    const cost = (quantity: number, price: string) =>
      line.price.kind === 'flat'
        ? fee.add(exact(price))
        : fee.add(exact(price).mul(Math.max(0, quantity - (line.base?.included ?? 0))));
    let held: number | undefined;
    for (let month = 0; month < months; month++) {
      const [begin, end] = [addMonths(from, month), addMonths(from, month + 1)];
      const days = daysBetween(begin, end);
      for (let count = 0; count < days; count++) {
        const day = dayAfter(begin, count);
        let [quantity, price] = [line.quantity, line.price.amount];
        for (const change of line.changes) {
          if (change.from > day) continue;
          quantity = change.quantity ?? quantity;
          price = change.price ?? price;
        }
        const isRunning = (line.from ?? from) <= day && (line.to === undefined || day <= line.to);
        if (line.period !== 'once') {
          if (isRunning) total = total.add(cost(quantity, price).div((MONTHS[line.period] ?? months) * days));
          continue;
        }
        if (day < (line.from ?? from)) continue;
        if (day === (line.from ?? from)) total = isRunning ? total.add(cost(quantity, price)) : total;
        else if (held !== undefined && quantity > held && line.price.kind === 'perUnit' && isRunning)
          total = total.add(cost(quantity, price).sub(cost(held, price)));
        held = quantity;
      }
    }
  }
  return total;
}
