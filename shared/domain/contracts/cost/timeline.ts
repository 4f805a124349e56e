// The unit of time for money is the contract month, counted from the anchor of its term; months are gathered into windows: the terms.
import { addDays, addMonths, type CivilDay, daysBetween, earlier, later } from '../../calendar/civil-day.ts';
import { type Exact, exact, sum } from '../../money/exact.ts';
import type { DatedContract } from '../contract.ts';
import { boundaryOf, calendarMonths, planOf, termOf } from '../term-plan.ts';

export interface ContractMonth {
  readonly from: CivilDay;
  /** First day behind it. */
  readonly until: CivilDay;
  /** 1 for a whole month; a part counts by its days. */
  readonly length: Exact;
}

/** A term, or a year of a contract that has none. */
export interface Window {
  readonly from: CivilDay;
  /** First day behind it. */
  readonly until: CivilDay;
  readonly months: readonly ContractMonth[];
  /** Months in it, a part month as its share. */
  readonly length: Exact;
}

/** The days that somebody asks about; what lies before costs no time then. */
export interface Range {
  readonly since: CivilDay;
  /** First day behind it. */
  readonly horizon: CivilDay;
}

const MONTHS_OF_YEAR = 12;

/** Every window that begins before `horizon`, whole. */
export function windowsOf(contract: DatedContract, horizon: CivilDay): Window[] {
  const windows: Window[] = [];
  for (const [from, until, anchor] of boundsOf(contract, horizon)) {
    const months = monthsBetween(anchor, from, until);
    windows.push({
      from,
      until,
      months,
      length: sum(months.map(({ length }) => length)),
    });
  }
  return windows;
}

/**
 * What is rounded as a whole: each term, or without an end each year counted from the start.
 * @returns those that end behind `since` and begin before `horizon`; the last one if all have ended before
 */
export function wholesOf(contract: DatedContract, { since, horizon }: Range): Whole[] {
  const all: readonly Whole[] =
    contract.duration.kind === 'open'
      ? yearsOf(contract, horizon)
      : boundsOf(contract, horizon).map(([from, until]) => [from, until]);
  const asked = all.filter(([, until]) => until > since);
  return [...(asked.length > 0 ? asked : all.slice(-1))];
}

export type Whole = readonly [from: CivilDay, until: CivilDay];

/** The same range, widened to the wholes that it touches. */
export function widened(contract: DatedContract, range: Range): Range {
  const wholes = wholesOf(contract, range);
  return { since: wholes[0]?.[0] ?? range.since, horizon: wholes.at(-1)?.[1] ?? range.horizon };
}

/** Whether a term covers the day. */
export function isInForce(contract: DatedContract, day: CivilDay): boolean {
  return boundsOf(contract, addDays(day, 1)).some(([from, until]) => from <= day && day < until);
}

/** A notice given to a contract without an end must not move the months that were counted before it. */
function anchorOf({ start, duration }: DatedContract): CivilDay {
  return duration.kind === 'until' ? addDays(duration.end, 1) : start;
}

/** Months of a term are counted from where it begins: the anchor of the boundary before it. */
type Bounds = readonly [from: CivilDay, until: CivilDay, anchor: CivilDay];

function boundsOf(contract: DatedContract, horizon: CivilDay): Bounds[] {
  const first = anchorOf(contract);
  const isEndless = contract.duration.kind === 'open' && !hasPaymentPeriod(contract);
  if (isEndless) return yearsOf(contract, horizon).map(([from, until]) => [from, until, first]);
  const plan = planOf(contract);
  const bounds: Bounds[] = [];
  for (let number = 1; number <= plan.last; number++) {
    const { from, to } = termOf(plan, number);
    if (from >= horizon || to === null) break;
    const isOpen = contract.duration.kind === 'open';
    const anchor = number === 1 || isOpen ? first : boundaryOf(plan, number - 1).anchor;
    bounds.push([from, addDays(to, 1), anchor]);
  }
  return bounds;
}

function hasPaymentPeriod(contract: DatedContract): boolean {
  const { noticeSent: _, ...running } = contract;
  return !planOf(running).endless;
}

/** Years from the start of a contract without an end, cut where a notice ends it. */
function yearsOf(contract: DatedContract, horizon: CivilDay): [CivilDay, CivilDay][] {
  const end = endOfOpen(contract);
  const years: [CivilDay, CivilDay][] = [];
  for (let year = 0; ; year++) {
    const from = addMonths(contract.start, year * MONTHS_OF_YEAR);
    if (from >= horizon || from >= end) return years;
    const until = addMonths(contract.start, (year + 1) * MONTHS_OF_YEAR);
    years.push([from, earlier(until, end)]);
  }
}

/** First day behind a contract without an end; far away until a notice was sent. */
function endOfOpen(contract: DatedContract): CivilDay {
  const plan = planOf(contract);
  const to = Number.isFinite(plan.last) ? termOf(plan, plan.last).to : null;
  return to === null ? '9999-12-31' : addDays(to, 1);
}

function monthsBetween(anchor: CivilDay, from: CivilDay, until: CivilDay): ContractMonth[] {
  let index = calendarMonths(anchor, from);
  if (addMonths(anchor, index) > from) index -= 1;
  const months: ContractMonth[] = [];
  for (let start = addMonths(anchor, index); start < until; index++) {
    const next = addMonths(anchor, index + 1);
    const [first, behind] = [later(start, from), earlier(next, until)];
    const isWhole = first === start && behind === next;
    months.push({
      from: first,
      until: behind,
      length: isWhole ? exact(1) : exact(daysBetween(first, behind), daysBetween(start, next)),
    });
    start = next;
  }
  return months;
}
