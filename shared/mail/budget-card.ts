// A budget that reached a threshold, or will: what it is, what is used, and what is to be expected.
import type { Notice } from '#shared/domain/notifications/notice.ts';
import { KIND_NAMES } from '#shared/domain/reminders/kind.ts';
import type { Card } from './mail.ts';
import { longDay, money } from './words.ts';

type BudgetNotice = Extract<Notice, { kind: 'budget' }>;

/** The fact as a subject line has it. */
export function budgetFact({ budget, of, percent }: BudgetNotice): string {
  if (of === 'forecast') return `${budget.name} will go over budget`;
  return percent >= 100 ? `${budget.name} is used up` : `${budget.name} has reached ${percent} %`;
}

export function budgetCard(notice: BudgetNotice, page: (path: string) => string): Card {
  const { budget, of, percent, currency, amount, burnt, forecast, on, passedPercent } = notice;
  const isOver = of === 'burnt' && percent >= 100;
  return {
    badge: { text: KIND_NAMES.budget, tone: isOver ? 'urgent' : 'soon' },
    heading: budgetFact(notice),
    lead: isOver
      ? 'Whatever comes until its last day goes over it.'
      : `If nothing changes, ${money({ amount: forecast, currency })} will be used by ${longDay(on)}.`,
    facts: [
      ['Budget', money({ amount, currency })],
      ['Used', money({ amount: burnt, currency })],
      ['Forecast', money({ amount: forecast, currency })],
      ['Time passed', `${passedPercent} %`],
      ['Last day', longDay(on)],
    ],
    action: { label: 'Open the budget', url: page(`/budgets/${encodeURIComponent(budget.id)}`) },
  };
}
