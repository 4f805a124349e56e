// What is typed of a budget, and the one for the period behind it.
import { describe, expect, it } from 'vitest';
import { budgetTyping, nextPeriod } from '#web/features/budgets/budget-typing.ts';

const KNOWN = { year: '2026-04-01', currency: 'EUR', mail: 'fin@example.com' };

describe('A new budget', () => {
  it('is for the financial year', () => {
    expect(budgetTyping(undefined, KNOWN)).toMatchObject({ from: '2026-04-01', to: '2027-03-31' });
  });
});

describe('The period behind another', () => {
  it.each([
    ['2026-01-01', '2026-12-31', '2027-01-01', '2027-12-31'],
    ['2026-02-01', '2026-04-30', '2026-05-01', '2026-07-31'],
    ['2026-01-15', '2027-01-14', '2027-01-15', '2028-01-14'],
    ['2026-01-01', '2026-01-10', '2026-01-11', '2026-01-20'],
  ])('%s to %s is %s to %s', (from, to, nextFrom, nextTo) => {
    expect(nextPeriod({ ...budgetTyping(undefined, KNOWN), from, to })).toMatchObject({
      from: nextFrom,
      to: nextTo,
    });
  });
});
