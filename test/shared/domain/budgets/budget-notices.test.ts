// What budgets say when they reach a level, and when they say it again.
import { describe, expect, it } from 'vitest';
import { Budget, BudgetInput } from '#shared/domain/budgets/budget.ts';
import { budgetNotices, type ReachedLevel, reachedLevels } from '#shared/domain/budgets/budget-notices.ts';
import type { Flow } from '#shared/domain/budgets/flows.ts';
import { budgetStanding } from '#shared/domain/budgets/standing.ts';
import { chargeback } from '#shared/domain/chargeback/by-department.ts';

const UNCHARGED = chargeback([], new Map());
const frame = { name: 'IT', from: '2026-01-01', to: '2026-12-31', currency: 'EUR' };
const budget = (amount: string, more: object = {}) =>
  Budget.parse({ ...BudgetInput.parse({ ...frame, amount, ...more }), id: 'b', version: 1 });
const flow = (minor: bigint, from: string, until: string): Flow => ({
  vendor: '',
  from,
  until,
  currency: 'EUR',
  minor,
});

interface Day {
  readonly today: string;
  readonly amount?: string;
  readonly thresholds?: readonly number[];
  readonly burnt: bigint;
  /** By the last month, on top of what is burnt. */
  readonly ahead?: bigint;
}

/** What is said on each of the days, one after the other. */
function told(...days: readonly Day[]): string[][] {
  let levels: ReachedLevel[] = [];
  return days.map(({ today, amount = '1000', thresholds = [80, 100], burnt, ahead = 0n }) => {
    const one = budget(amount, { thresholds });
    const flows = [flow(burnt, '2026-01-01', '2026-01-02'), flow(ahead, '2026-12-30', '2027-01-01')];
    const standing = budgetStanding(one, flows, today, new Map(), UNCHARGED);
    levels = reachedLevels(one, standing, levels, today);
    return budgetNotices(one, standing, levels, today).map(
      ({ of, percent, since }) => `${of} ${percent} since ${since}`,
    );
  });
}

describe('A budget', () => {
  it('says the highest threshold that it has reached, from the day on which it did', () => {
    expect(
      told(
        { today: '2026-02-01', burnt: 79_999n },
        { today: '2026-02-02', burnt: 80_000n },
        { today: '2026-02-03', burnt: 81_000n },
        { today: '2026-02-04', burnt: 100_000n },
      ),
    ).toEqual([
      [],
      ['burnt 80 since 2026-02-02'],
      ['burnt 80 since 2026-02-02'],
      ['burnt 100 since 2026-02-04'],
    ]);
  });

  it('is not told anew when its amount is raised and it still stands there, and is when it had recovered', () => {
    expect(
      told(
        { today: '2026-02-01', burnt: 85_000n },
        { today: '2026-02-02', burnt: 85_000n, amount: '1010' },
        { today: '2026-02-03', burnt: 85_000n, amount: '2000' },
        { today: '2026-02-04', burnt: 85_000n },
      ),
    ).toEqual([
      ['burnt 80 since 2026-02-01'],
      ['burnt 80 since 2026-02-01'],
      [],
      ['burnt 80 since 2026-02-04'],
    ]);
  });

  it('that falls back to a threshold which it had leapt over says nothing of it', () => {
    expect(told({ today: '2026-02-01', burnt: 105_000n }, { today: '2026-02-02', burnt: 85_000n })).toEqual([
      ['burnt 100 since 2026-02-01'],
      [],
    ]);
  });

  it('says a threshold that was added under what is used', () => {
    expect(
      told(
        { today: '2026-02-01', burnt: 95_000n },
        { today: '2026-02-02', burnt: 95_000n, thresholds: [80, 90, 100] },
      ),
    ).toEqual([['burnt 80 since 2026-02-01'], ['burnt 90 since 2026-02-02']]);
  });

  it('says that it will be over, by one cent too, until it is', () => {
    expect(
      told(
        { today: '2026-02-01', burnt: 1n, ahead: 99_999n },
        { today: '2026-02-02', burnt: 1n, ahead: 100_000n },
        { today: '2026-02-03', burnt: 100_001n },
      ),
    ).toEqual([[], ['forecast 100 since 2026-02-02'], ['burnt 100 since 2026-02-03']]);
  });

  it('says nothing more once its last day has passed', () => {
    expect(told({ today: '2027-01-01', burnt: 120_000n })).toEqual([[]]);
  });
});
