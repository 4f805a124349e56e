// Seats are bought once a year with some to spare, and again in blocks whenever they run out.
import type { DayNumber } from './days.ts';
import type { Organisation } from './organisation.ts';
import { TOPIC } from './random.ts';

const BLOCK = 5;

/**
 * Seats of one SKU. @param sku a number of its own, @param year first day of the contract year, @param atStart seats used on
 * that day, @param now seats used today
 */
export function planned(
  org: Organisation,
  sku: number,
  year: DayNumber,
  atStart: number,
  now: number,
): number {
  const spare = 1.03 + org.draw(TOPIC.purchase, sku, year) * 0.2;
  return Math.max(inBlocks(atStart * spare), inBlocks(now));
}

function inBlocks(seats: number): number {
  return Math.ceil(seats / BLOCK) * BLOCK;
}
