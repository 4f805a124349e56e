// The terms of a contract are computed, never stored: boundaries lie whole months from their anchor, clamped to the month's end.
import { addDays, addMonths, type CivilDay, daysBetween } from '../calendar/civil-day.ts';
import { PERIOD_MONTHS } from '../money/frequency.ts';
import type { DatedContract, Notice } from './contract.ts';
import type { Term } from './date-facts.ts';

/** A first day behind a term. */
export interface Boundary {
  readonly anchor: CivilDay;
  /** Months from the anchor. */
  readonly months: number;
}

export interface TermPlan {
  /** First day of term 1. */
  readonly start: CivilDay;
  /** The day that boundaries are counted from: the start, or the day after a typed end. */
  readonly anchor: CivilDay;
  /** Behind the terms that stand: the initial one and the confirmed ones. One that was confirmed to a day is a new anchor. */
  readonly known: readonly Boundary[];
  /** Months of each term behind those; 0 when none follows by itself. */
  readonly step: number;
  /** Number of the last term that can come to be; Infinity when it goes on until somebody ends it. */
  readonly last: number;
  /** Without an end and without payment periods there is one term that never ends. */
  readonly endless: boolean;
  readonly notice: Notice | undefined;
}

/** Terms as agreed and confirmed; a notice that was sent makes the term that it reaches the last one. */
export function planOf(contract: DatedContract): TermPlan {
  const agreed = agreedPlan(contract);
  if (!contract.noticeSent) return agreed;
  const { sentOn } = contract.noticeSent;
  if (agreed.endless) {
    const end = after(sentOn, contract.notice);
    return agreedPlan({ ...contract, duration: { kind: 'until', end }, renewal: { kind: 'none' } });
  }
  return { ...agreed, last: firstTermToCancel(agreed, sentOn) ?? agreed.last };
}

function agreedPlan(contract: DatedContract): TermPlan {
  const { start, duration, renewal, notice } = contract;
  const common = { start, notice, endless: false };
  if (duration.kind === 'open') {
    const period = contract.paymentFrequency && PERIOD_MONTHS[contract.paymentFrequency];
    return period === undefined
      ? { ...common, anchor: start, known: [], step: 0, last: 1, endless: true }
      : {
          ...common,
          anchor: start,
          known: [{ anchor: start, months: period }],
          step: period,
          last: Number.POSITIVE_INFINITY,
        };
  }
  const anchor = duration.kind === 'months' ? start : addDays(duration.end, 1);
  let behind: Boundary = { anchor, months: duration.kind === 'months' ? duration.months : 0 };
  const known = [behind];
  for (const confirmed of contract.confirmed ?? []) {
    behind =
      'until' in confirmed
        ? { anchor: addDays(confirmed.until, 1), months: 0 }
        : { ...behind, months: behind.months + confirmed.months };
    known.push(behind);
  }
  const renewals = renewal.kind === 'automatic' ? (renewal.most ?? Number.POSITIVE_INFINITY) : 0;
  return {
    ...common,
    anchor,
    known,
    step: renewal.kind === 'automatic' ? renewal.months : 0,
    last: Math.max(known.length, 1 + renewals),
  };
}

/** The number of the last term that cannot be left any more by notice: the initial one or the last confirmed one. */
export function firmTerm(plan: TermPlan): number {
  return Math.max(1, plan.known.length);
}

/** First day behind term `number`. */
export function boundaryOf(plan: TermPlan, number: number): Boundary {
  const known = plan.known[number - 1];
  if (known !== undefined) return known;
  const { anchor, months } = lastKnown(plan);
  return { anchor, months: months + (number - plan.known.length) * plan.step };
}

function lastKnown({ anchor, known }: TermPlan): Boundary {
  return known.at(-1) ?? { anchor, months: 0 };
}

export function dayOf({ anchor, months }: Boundary): CivilDay {
  return addMonths(anchor, months);
}

/** Last day of term `number`; only for plans that are not endless. */
export function endOf(plan: TermPlan, number: number): CivilDay {
  return addDays(dayOf(boundaryOf(plan, number)), -1);
}

export function termOf(plan: TermPlan, number: number): Term {
  return {
    number,
    from: number === 1 ? plan.start : dayOf(boundaryOf(plan, number - 1)),
    to: plan.endless ? null : endOf(plan, number),
  };
}

/** Days of a term; null when it never ends. */
export function daysOf(plan: TermPlan, number: number): number | null {
  const { from, to } = termOf(plan, number);
  return to === null ? null : daysBetween(from, to) + 1;
}

/** Last day for a notice that ends the contract with term `number`; months count back from its last day, clamped. */
export function cancelByOf(plan: TermPlan, number: number): CivilDay {
  const end = endOf(plan, number);
  if (!plan.notice) return end;
  const { count, unit } = plan.notice;
  return unit === 'days' ? addDays(end, -count) : addMonths(end, -count);
}

/** The first term whose last day is `day` or later; undefined when all have ended before. */
export function firstTermEndingFrom(plan: TermPlan, day: CivilDay, from = 1): number | undefined {
  if (plan.endless) return 1;
  let number = Math.max(from, guess(plan, day));
  while (number <= plan.last && endOf(plan, number) < day) number++;
  return number <= plan.last ? number : undefined;
}

/** The first term that a notice on `day` still ends; terms that a confirmed one follows are passed over. */
export function firstTermToCancel(plan: TermPlan, day: CivilDay): number | undefined {
  if (plan.endless) return undefined;
  // A month's end may be clamped by up to three days, so the guess stays four days on the safe side.
  let number = Math.max(firmTerm(plan), guess(plan, addDays(after(day, plan.notice), -4)));
  while (number <= plan.last && cancelByOf(plan, number) < day) number++;
  return number <= plan.last ? number : undefined;
}

/** The day that a notice given on `day` reaches. */
function after(day: CivilDay, notice: Notice | undefined): CivilDay {
  if (!notice) return day;
  return notice.unit === 'days' ? addDays(day, notice.count) : addMonths(day, notice.count);
}

/** A term that ends before `day`, or 1: counting starts there, as terms of a month over decades are many. */
function guess(plan: TermPlan, day: CivilDay): number {
  const past = ({ anchor, months }: Boundary) => calendarMonths(anchor, day) - months;
  const stand = plan.known.length;
  const behind = past(lastKnown(plan));
  if (plan.step > 0 && behind >= plan.step) return stand + Math.floor(behind / plan.step) - 1;
  const next = plan.known.findIndex((known) => past(known) <= 0);
  return Math.max(1, next < 0 ? stand : next);
}

/** How many times the name of the month changes between two days. */
export function calendarMonths(from: CivilDay, to: CivilDay): number {
  const month = (day: CivilDay) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(to) - month(from);
}
