// What one seat less saves: it can be used again at once, and cash follows when the bill does.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { AnnualAmount } from '../contracts/cost/cost-facts.ts';
import type { ActionSaving, PlannedAction, SeatTask } from './action.ts';

export interface SeatMoney {
  /** Of one seat; absent where nobody knows the price or the number of seats. */
  readonly perSeat: readonly AnnualAmount[] | undefined;
  /** First day of the next term that can still be changed. */
  readonly renewalOn: CivilDay | undefined;
}

export function savingOf(
  task: SeatTask,
  plan: PlannedAction,
  { perSeat, renewalOn }: SeatMoney,
): ActionSaving {
  // What the lower license costs depends on whether one of it is free, so a downgrade promises no amount.
  const perYear = task === 'reclaim' ? [...(perSeat ?? [])] : [];
  if (plan.possible && plan.billing === 'followsUse') return { perYear, from: 'now' };
  return renewalOn === undefined ? { perYear, from: 'unknown' } : { perYear, from: 'renewal', renewalOn };
}
