// When somebody last signed in follows from their habit: daily, weekly, now and then, until some day, or never.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { type DayNumber, isWeekend, momentOf } from './days.ts';
import { type Draw, TOPIC } from './random.ts';

export interface Presence {
  /** A number of its own for every account. */
  readonly key: number;
  readonly from: DayNumber;
  /** Last day on which they could have signed in; what is asked for is known up to that day. */
  readonly until: DayNumber;
}

type Habit = 'daily' | 'weekly' | 'seldom' | 'lapsed' | 'never';

function habitOf(unit: number): Habit {
  if (unit < 0.62) return 'daily';
  if (unit < 0.76) return 'weekly';
  if (unit < 0.84) return 'seldom';
  return unit < 0.955 ? 'lapsed' : 'never';
}

/** Days of which one is a sign-in. */
const WEEKLY = 9;
const SELDOM = 75;

/** `null` when there never was one. */
export function lastLogin(draw: Draw, { key, from, until }: Presence): Instant | null {
  const day = lastDay(draw, key, from, until);
  return day === undefined ? null : momentOf(day, draw(TOPIC.loginTime, key, day));
}

function lastDay(draw: Draw, key: number, from: DayNumber, until: DayNumber): DayNumber | undefined {
  if (until < from) return undefined;
  const habit = habitOf(draw(TOPIC.habit, key));
  if (habit === 'never') return undefined;
  if (habit === 'weekly') return inBlocks(draw, key, from, until, WEEKLY);
  if (habit === 'seldom') return inBlocks(draw, key, from, until, SELDOM);
  const stopped = habit === 'lapsed' ? from + 20 + Math.floor(draw(TOPIC.lapse, key) * 900) : until;
  const newest = Math.min(until, stopped);
  for (let day = newest; day >= from && day > newest - 21; day--) {
    if (!isWeekend(day) && draw(TOPIC.login, key, day) < 0.85) return day;
  }
  return undefined;
}

/** One day of every block of days, so that the newest is found without walking. */
function inBlocks(
  draw: Draw,
  key: number,
  from: DayNumber,
  until: DayNumber,
  size: number,
): DayNumber | undefined {
  for (let block = Math.floor(until / size); block >= Math.floor(until / size) - 1; block--) {
    const day = block * size + Math.floor(draw(TOPIC.login, key, block) * size);
    if (day <= until) return day >= from ? day : undefined;
  }
  return undefined;
}
