// What a budget has to say today: each threshold that is reached, the highest alone, and that it will go over.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { Notice } from '../notifications/notice.ts';
import type { Budget } from './budget.ts';
import type { BudgetStanding } from './standing.ts';

type BudgetNotice = Extract<Notice, { kind: 'budget' }>;

/** Level-triggered: the same is said every day, and told once. Lower thresholds that were passed on the way stay untold. */
export function budgetNotices(
  { id, name, to, amount, currency, thresholds }: Budget,
  standing: BudgetStanding,
  today: CivilDay,
): BudgetNotice[] {
  if (today > to) return [];
  const { burnt, forecast, burntPercent, forecastPercent, passedPercent } = standing;
  const notice = (of: BudgetNotice['of'], percent: number): BudgetNotice => ({
    kind: 'budget',
    budget: { id, name },
    on: to,
    step: 0,
    day: today,
    of,
    percent,
    amount,
    burnt,
    forecast,
    currency,
    passedPercent,
  });
  const reached = thresholds.filter((threshold) => burntPercent >= threshold).at(-1);
  const willBeOver = burntPercent < 100 && forecastPercent > 100;
  return [
    ...(reached === undefined ? [] : [notice('burnt', reached)]),
    ...(willBeOver ? [notice('forecast', 100)] : []),
  ];
}
