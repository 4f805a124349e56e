// What budgets are called on the page.
import type { BudgetRow } from '#shared/api/budgets.ts';
import type { Budget } from '#shared/domain/budgets/budget.ts';

export type BudgetState = BudgetRow['standing']['state'];

export const STATE_WORDS: Record<BudgetState, string> = {
  coming: 'To come',
  fine: 'On track',
  near: 'Nearly used',
  forecastOver: 'Will go over',
  over: 'Over budget',
};

export const STATE_MEANINGS: Record<BudgetState, string> = {
  coming: 'Its period has not begun',
  fine: 'By its last day it will not be used up',
  near: 'It has reached its first threshold and will not go over',
  forecastOver: 'If nothing changes, it is used up before its last day',
  over: 'More was used than was planned',
};

export const MEASURE_WORDS: Record<Budget['measure'], string> = {
  cost: 'What contracts cost',
  spend: 'What really leaves',
};

export const MEASURE_MEANINGS: Record<Budget['measure'], string> = {
  cost: 'Contracts and licenses as they accrue, day by day',
  spend: 'Transactions of statements, and payments that fall due until the last day',
};

export const SCOPE_WORDS: Record<Budget['scope']['kind'], string> = {
  organisation: 'The whole organization',
  application: 'One application',
  vendor: 'One vendor',
  department: 'One department',
};

export const PERIOD_WORDS = { current: 'Running now', past: 'Past', coming: 'To come' } as const;
