// What the money of a contract is called: its series, and when it is recognized.
import type { Duration } from '#shared/domain/contracts/contract.ts';
import type { Recognition } from '#shared/domain/contracts/cost/cost-facts.ts';
import type { Series } from './cost-shape.ts';

export const SERIES_WORDS: Record<Series, string> = {
  cost: 'Cost',
  payment: 'Payment',
  added: 'Added',
  changed: 'Changed',
};

export const SERIES_MEANINGS: Record<Series, string> = {
  cost: 'What falls on the month',
  payment: 'Cash that falls due in the month',
  added: 'A month’s rate of new lines and higher quantities',
  changed: 'A month’s rate of drops, ends and new prices',
};

export const SERIES_COLORS: Record<Series, string> = {
  cost: 'var(--sl-new)',
  payment: 'var(--sl-active)',
  added: 'var(--sl-good)',
  changed: 'var(--sl-idle)',
};

export const RECOGNITION_WORDS: Record<Recognition, string> = {
  monthly: 'Monthly',
  contractStart: 'At the contract’s start',
  financialYear: 'At the financial year’s start',
  paymentTerm: 'By payment term',
};

/** The time that a cost is told of: without an end each payment period is a term, and the cost is that of a year. */
export function wholeName(duration: Duration['kind']): string {
  return duration === 'open' ? 'This year' : 'This term';
}
