// What is free, what is too much, and the two rates: null wherever a number would be made up.
import type { Purchased } from '../licenses/sku.ts';

export interface Rates {
  /** Bought and not assigned, never below 0. */
  readonly available: number | null;
  /** Assigned and not bought, never below 0. */
  readonly overAssigned: number | null;
  /** seats ÷ purchased */
  readonly assignmentRate: number | null;
  /** active ÷ purchased */
  readonly utilization: number | null;
}

export interface Counted {
  readonly seats: number;
  readonly active: number;
  /** Whether any source delivers activity. */
  readonly hasActivity: boolean;
}

/** @param counted absent where seats are not counted: quantity licenses, nothing read yet */
export function ratesOf(purchased: Purchased | null, counted: Counted | undefined): Rates {
  if (typeof purchased !== 'number' || counted === undefined)
    return { available: null, overAssigned: null, assignmentRate: null, utilization: null };
  const { seats, active, hasActivity } = counted;
  return {
    available: Math.max(0, purchased - seats),
    overAssigned: Math.max(0, seats - purchased),
    assignmentRate: purchased === 0 ? null : seats / purchased,
    utilization: purchased === 0 || !hasActivity ? null : active / purchased,
  };
}
