// The organisation has places, each held by one person after another; who held one when follows from the seed alone.
import { type DayNumber, dayNumber } from './days.ts';
import { type Draw, TOPIC } from './random.ts';

/** One person's time in one place. */
export interface Life {
  readonly place: number;
  /** 0 for whoever held the place around the anchor, 1 for the next, -1 for the one before. */
  readonly turn: number;
  readonly hired: DayNumber;
  /** Last working day. */
  readonly left: DayNumber;
}

export const ANCHOR = dayNumber('2026-01-01');
/** The vendors were introduced here; who left earlier has left no trace. */
export const SINCE = dayNumber('2023-03-01');

const SHORTEST_TENURE = 120;
/** About one person in six leaves a year. */
const MEAN_TENURE = 1_900;
/** One place in twelve is new: it opened in the year before the anchor or opens in the three after it. */
const NEW_PLACES = 1 / 12;

/** A number of its own for every life; `turn` stays within ±32 for centuries. */
export function lifeId(life: Life): number {
  return life.place * 64 + life.turn + 32;
}

/** Lives in a place that overlap the days from `from` to `to`, the earlier first. */
export function livesOf(draw: Draw, place: number, from: DayNumber, to: DayNumber): Life[] {
  const lives: Life[] = [];
  const opened = openedOn(draw, place);
  const first = tenure(draw, place, 0);
  const start = opened ?? ANCHOR - Math.floor(draw(TOPIC.phase, place) * first);
  for (let turn = 0, hired = start; hired <= to; turn++) {
    const left = hired + tenure(draw, place, turn);
    if (left >= from) lives.push({ place, turn, hired, left });
    hired = left + gap(draw, place, turn);
  }
  if (opened !== undefined) return lives;
  for (let turn = -1, next = start; ; turn--) {
    const left = next - gap(draw, place, turn);
    if (left < from) return lives;
    const hired = left - tenure(draw, place, turn);
    if (hired <= to) lives.unshift({ place, turn, hired, left });
    next = hired;
  }
}

function openedOn(draw: Draw, place: number): DayNumber | undefined {
  if (place === 0 || draw(TOPIC.opening, place) >= NEW_PLACES) return undefined;
  return ANCHOR - 365 + Math.floor(draw(TOPIC.openingDay, place) * 4 * 365);
}

function tenure(draw: Draw, place: number, turn: number): number {
  return SHORTEST_TENURE + Math.floor(-Math.log(1 - draw(TOPIC.tenure, place, turn)) * MEAN_TENURE);
}

function gap(draw: Draw, place: number, turn: number): number {
  return 3 + Math.floor(draw(TOPIC.gap, place, turn) * 50);
}
