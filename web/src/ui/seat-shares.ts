// The seats of a license as one list of parts, in the order that bars, legends and sentences have them.
import {
  ACTIVITY_STATES,
  type ActivityState,
  type StateCounts,
} from '#shared/domain/utilization/inactivity.ts';
import { type HeldSeats, seatParts } from '#shared/domain/utilization/seat-parts.ts';
import { number } from './format.ts';
import { OTHERWISE_HELD, STATE_WORDS } from './words.ts';

export interface Seats {
  readonly states: StateCounts;
  /** Of accounts that nobody can be judged by. */
  readonly otherwise: number;
  /** Seats that nobody has; 0 where nobody knows what was bought. */
  readonly spare: number;
  /** As many of those held as nobody bought. */
  readonly over?: number;
}

/** What holds a seat: a person in a state, or an account that is no person's own. */
export type Holding = ActivityState | 'otherwise';
export const HOLDINGS: readonly Holding[] = [...ACTIVITY_STATES, 'otherwise'];

export const HOLDING_COLORS: Readonly<Record<Holding, string>> = {
  active: 'var(--sl-active)',
  inactive: 'var(--sl-idle)',
  neverActive: 'var(--sl-never)',
  new: 'var(--sl-new)',
  unknown: 'var(--sl-unknown)',
  otherwise: 'var(--sl-other)',
};

export const HOLDING_WORDS: Readonly<Record<Holding, string>> = {
  ...STATE_WORDS,
  otherwise: 'Other accounts',
};

/** @param license its states under any period */
export function seatsOf(license: HeldSeats & { readonly purchased: Parameters<typeof seatParts>[0] }): Seats {
  const { otherwise, unassigned, over } = seatParts(license.purchased, license);
  return { states: license.states, otherwise, spare: unassigned, over };
}

export function heldBy({ states, otherwise }: Pick<Seats, 'states' | 'otherwise'>, holding: Holding): number {
  return holding === 'otherwise' ? otherwise : states[holding];
}

/** The parts that there are, as shares of all that was bought or is held, whichever is more. */
export function sharesOf(seats: Seats): { readonly holding: Holding; readonly share: number }[] {
  const all = HOLDINGS.reduce((sum, holding) => sum + heldBy(seats, holding), seats.spare);
  return HOLDINGS.filter((holding) => heldBy(seats, holding) > 0).map((holding) => ({
    holding,
    share: heldBy(seats, holding) / all,
  }));
}

/** What the colors say, in words. */
export function barText({ states, otherwise, spare, over = 0 }: Seats): string {
  const parts = ACTIVITY_STATES.filter((state) => states[state] > 0).map(
    (state) => `${number(states[state])} ${STATE_WORDS[state].toLowerCase()}`,
  );
  if (otherwise > 0) parts.push(`${number(otherwise)} ${OTHERWISE_HELD}`);
  if (spare > 0) parts.push(`${number(spare)} not assigned`);
  if (over > 0) parts.push(`${number(over)} more than bought`);
  return parts.length === 0 ? 'Nobody holds it' : parts.join(', ');
}
