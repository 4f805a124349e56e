// Payments fall on a grid that begins with the first payment and restarts with each term.
import { addDays, addMonths, type CivilDay, daysBetween } from '../calendar/civil-day.ts';
import { PERIOD_MONTHS } from '../money/frequency.ts';
import type { DatedContract } from './contract.ts';
import { calendarMonths, type TermPlan } from './term-plan.ts';

/** Where the grid of some terms in a row begins, and after how many months it restarts. */
interface Grid {
  readonly base: CivilDay;
  /** Number of the term that begins at `base`. */
  readonly term: number;
  readonly known: readonly number[];
  readonly step: number;
  /** How many terms follow the grid. */
  readonly terms: number;
}

export interface Payment {
  readonly day: CivilDay;
  /** Number of the term that it belongs to. */
  readonly term: number;
}

/** The first payment on `day` or later; undefined when none falls due any more or no frequency is agreed. */
export function nextPaymentFrom(contract: DatedContract, plan: TermPlan, day: CivilDay): Payment | undefined {
  const { paymentFrequency: frequency, start, firstPayment = start } = contract;
  if (frequency === undefined) return undefined;
  if (frequency === 'once') return firstPayment >= day ? { day: firstPayment, term: 1 } : undefined;
  if (plan.endless) return undefined;
  const period = PERIOD_MONTHS[frequency] ?? Number.POSITIVE_INFINITY;
  for (const grid of gridsOf(contract, plan, firstPayment)) {
    const found = firstOn(grid, period, day);
    if (found) return found;
  }
  return undefined;
}

/**
 * Terms in a row follow one grid while they last whole months from its beginning. One that does not ends its grid, and shifts
 * the day of the month for the terms behind it.
 */
function gridsOf({ start }: DatedContract, plan: TermPlan, base: CivilDay): Grid[] {
  const shift = daysBetween(start, base);
  const grids: Grid[] = [];
  let grid = { begins: start, term: 1, known: [] as number[] };
  let counted = { anchor: start, offset: 0 };
  const closed = (step: number, terms: number): Grid => {
    const { begins, term, known } = grid;
    return { base: addDays(begins, shift), term, known, step, terms };
  };
  for (const [index, { anchor, months }] of plan.known.entries()) {
    if (anchor === counted.anchor) {
      grid.known.push(counted.offset + months);
      continue;
    }
    const begun = counted.offset + monthsBegun(counted.anchor, anchor);
    grid.known.push(begun);
    const isWhole = dayOfMonth(grid.begins) === dayOfMonth(anchor);
    if (!isWhole) {
      grids.push(closed(0, grid.known.length));
      grid = { begins: anchor, term: index + 2, known: [] };
    }
    counted = { anchor, offset: isWhole ? begun : 0 };
  }
  const terms = plan.last - grid.term + 1;
  return terms > 0 ? [...grids, closed(plan.step, terms)] : grids;
}

function dayOfMonth(day: CivilDay): string {
  return day.slice(8);
}

/** Months of a term that began before `end`, the day behind it; a part month counts. */
function monthsBegun(start: CivilDay, end: CivilDay): number {
  let months = Math.max(0, calendarMonths(start, end) - 1);
  while (addMonths(start, months) < end) months++;
  return months;
}

function firstOn(grid: Grid, period: number, day: CivilDay): Payment | undefined {
  let wanted = Math.max(0, calendarMonths(grid.base, day));
  for (;;) {
    const found = firstOffset(grid, period, wanted);
    if (!found) return undefined;
    const due = addMonths(grid.base, found.months);
    if (due >= day) return { day: due, term: grid.term + found.index };
    wanted = found.months + 1;
  }
}

/** The first place of the grid at `wanted` months or later; `index` counts its terms from 0. */
function firstOffset(grid: Grid, period: number, wanted: number) {
  let index = indexOf(grid, wanted);
  if (index >= grid.terms) return undefined;
  const from = restart(grid, index);
  const behind = wanted - from;
  let months = from;
  if (behind > 0)
    months = Number.isFinite(period) ? from + Math.ceil(behind / period) * period : Number.POSITIVE_INFINITY;
  if (months >= restart(grid, index + 1)) {
    index += 1;
    months = restart(grid, index);
  }
  return index < grid.terms ? { months, index } : undefined;
}

/** Months from the base to the beginning of the grid's term `index`. */
function restart({ known, step }: Grid, index: number): number {
  if (index === 0) return 0;
  return known[index - 1] ?? (known.at(-1) ?? 0) + (index - known.length) * step;
}

/** The grid's term that month `wanted` lies in. */
function indexOf(grid: Grid, wanted: number): number {
  const within = grid.known.findIndex((months) => wanted < months);
  if (within >= 0) return within;
  const { known, step } = grid;
  return step === 0
    ? Number.POSITIVE_INFINITY
    : known.length + Math.floor((wanted - (known.at(-1) ?? 0)) / step);
}
