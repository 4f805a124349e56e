// Every seat of a license is in exactly one part: in use, idle, held by an account that is nobody's own, or nobody's.
import type { Purchased } from '../licenses/sku.ts';
import { ACTIVITY_STATES, type StateCounts } from './inactivity.ts';

/** `used + idle + otherwise + unassigned` is what was bought and what is over. */
export interface SeatParts {
  /** Of people who use theirs, are new to it, or of whom no source tells: nobody can say that they do without. */
  readonly used: number;
  /** Of people who are inactive or never were active. */
  readonly idle: number;
  /** Of disabled and service accounts, and of a person's second one: seats that no activity is judged of. */
  readonly otherwise: number;
  /** Bought, and held by nobody. */
  readonly unassigned: number;
  /** As many of the held ones as nobody bought. */
  readonly over: number;
}

export interface HeldSeats {
  readonly seats: number;
  readonly states: StateCounts;
}

/** @param purchased seats without a number bought are parted as held; none of them is unassigned or over */
export function seatParts(purchased: Purchased | null, { seats, states }: HeldSeats): SeatParts {
  // Whoever is one of the people holds a seat; where a vendor counts fewer, use is believed before disuse.
  const used = Math.min(seats, states.active + states.new + states.unknown);
  const idle = Math.min(seats - used, states.inactive + states.neverActive);
  const bought = typeof purchased === 'number' ? purchased : seats;
  return {
    used,
    idle,
    otherwise: heldOtherwise({ seats, states }),
    unassigned: Math.max(0, bought - seats),
    over: Math.max(0, seats - bought),
  };
}

/** Seats behind which there is nobody to judge. */
export function heldOtherwise({ seats, states }: HeldSeats): number {
  const people = ACTIVITY_STATES.reduce((sum, state) => sum + states[state], 0);
  return Math.max(0, seats - people);
}

/** Over several licenses each part is a sum of its own: what one has too much of does not make up for another's lack. */
export function sumOfParts(all: readonly SeatParts[]): SeatParts {
  const sum = (part: keyof SeatParts) => all.reduce((total, one) => total + one[part], 0);
  return {
    used: sum('used'),
    idle: sum('idle'),
    otherwise: sum('otherwise'),
    unassigned: sum('unassigned'),
    over: sum('over'),
  };
}

/** Seats that would do: all but those that are idle or nobody's. A seat that nobody can be judged by may well be needed. */
export function neededSeats({ used, otherwise }: Pick<SeatParts, 'used' | 'otherwise'>): number {
  return used + otherwise;
}
