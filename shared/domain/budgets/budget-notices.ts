// What a budget has to say: a level is told when it is reached, and again only after the budget has stood below it.
import * as z from 'zod';
import { CivilDay } from '../calendar/civil-day.ts';
import type { Notice } from '../notifications/notice.ts';
import type { Budget } from './budget.ts';
import type { BudgetStanding } from './standing.ts';

type BudgetNotice = Extract<Notice, { kind: 'budget' }>;

/** A level that a budget stands at or above. */
export const ReachedLevel = z.object({
  of: z.enum(['burnt', 'forecast']),
  percent: z.int(),
  /** The day on which it was first seen there. */
  since: CivilDay,
  /** Lower ones that were passed on the way to a higher one are not told, also not when it falls back to them. */
  told: z.boolean(),
});
export type ReachedLevel = z.infer<typeof ReachedLevel>;

/** @param before as it was left by the day before; what is not reached any more is gone, and so may be told anew */
export function reachedLevels(
  { thresholds }: Pick<Budget, 'thresholds'>,
  { burntPercent, state }: Pick<BudgetStanding, 'burntPercent' | 'state'>,
  before: readonly ReachedLevel[],
  today: CivilDay,
): ReachedLevel[] {
  const reached = thresholds.filter((threshold) => burntPercent >= threshold);
  const levels = [
    ...reached.map((percent, at) => ({
      of: 'burnt' as const,
      percent,
      since: today,
      told: at === reached.length - 1,
    })),
    ...(state === 'forecastOver' || state === 'over'
      ? [{ of: 'forecast' as const, percent: 100, since: today, told: state === 'forecastOver' }]
      : []),
  ];
  return levels.map(
    (level) => before.find(({ of, percent }) => of === level.of && percent === level.percent) ?? level,
  );
}

/** The same is said every day while it stands there, and told once. Of thresholds the highest that is reached speaks alone. */
export function budgetNotices(
  { id, name, to, amount, currency }: Budget,
  standing: BudgetStanding,
  levels: readonly ReachedLevel[],
  today: CivilDay,
): BudgetNotice[] {
  if (today > to) return [];
  const { burnt, forecast, passedPercent, state } = standing;
  const highest = levels.filter(({ of }) => of === 'burnt').at(-1);
  const willBeOver = state === 'forecastOver' ? levels.find(({ of }) => of === 'forecast') : undefined;
  return [highest, willBeOver].flatMap((level) =>
    level?.told
      ? [
          {
            kind: 'budget' as const,
            budget: { id, name },
            on: to,
            step: 0,
            day: today,
            of: level.of,
            percent: level.percent,
            since: level.since,
            amount,
            burnt,
            forecast,
            currency,
            passedPercent,
          },
        ]
      : [],
  );
}
