// The terms of a contract as a line to draw: from the present term to the first one that may still be prevented.
import { addDays, addMonths, type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import type { DatedContract } from '#shared/domain/contracts/contract.ts';
import type { ContractDates } from '#shared/domain/contracts/date-facts.ts';
import {
  firmTerm,
  firstTermEndingFrom,
  firstTermToCancel,
  planOf,
  type TermPlan,
  termOf,
} from '#shared/domain/contracts/term-plan.ts';

export interface DrawnTerm {
  readonly number: number;
  readonly from: CivilDay;
  /** Last day covered; null when it never ends. */
  readonly to: CivilDay | null;
  /** Whether it runs whatever is decided now; else it comes only if nobody ends it or somebody confirms it. */
  readonly sure: boolean;
  /** Where it begins and how long it is, as parts of the whole line. */
  readonly at: number;
  readonly width: number;
}

export type MarkKind = 'today' | 'decide' | 'payment';

export interface Mark {
  readonly kind: MarkKind;
  readonly day: CivilDay;
  readonly at: number;
}

export interface TermShape {
  readonly from: CivilDay;
  /** Last day of the line. */
  readonly to: CivilDay;
  readonly terms: readonly DrawnTerm[];
  readonly marks: readonly Mark[];
  /** The notice window, cut to the line. */
  readonly window?: { readonly at: number; readonly width: number };
}

/** More would be hair lines. */
const MOST_TERMS = 12;
/** Of a term without an end, this much is drawn. */
const MONTHS_BACK = 3;
const MONTHS_DRAWN = 15;

export function termShape(contract: DatedContract, dates: ContractDates, today: CivilDay): TermShape {
  const plan = planOf(contract);
  const terms = plan.endless ? [termOf(plan, 1)] : termsToDraw(contract, plan, dates, today);
  const begins = terms[0]?.from ?? contract.start;
  const back = addMonths(today, -MONTHS_BACK);
  const from = plan.endless && back > begins ? back : begins;
  const to = terms.at(-1)?.to ?? addDays(addMonths(from, MONTHS_DRAWN), -1);
  const length = daysBetween(from, to) + 1;
  const place = (day: CivilDay) => Math.min(1, Math.max(0, daysBetween(from, day) / length));
  const span = (first: CivilDay, last: CivilDay) => {
    const at = place(first);
    return { at, width: place(addDays(last, 1)) - at };
  };
  const sureTo = sureThrough(contract, plan, dates, today);
  const { renewalDeadline, windowFrom, nextPayment } = dates;
  const marks = (
    [
      ['today', today],
      ['decide', dates.renewal === 'none' ? null : renewalDeadline],
      ['payment', nextPayment],
    ] as const
  ).flatMap(([kind, day]): Mark[] =>
    day !== null && day >= from && day <= to ? [{ kind, day, at: place(day) }] : [],
  );
  const windowed = windowFrom && renewalDeadline && windowFrom <= to && renewalDeadline >= from;
  return {
    from,
    to,
    terms: terms.map((term) => ({
      ...term,
      sure: term.number <= sureTo,
      ...span(term.from, term.to ?? to),
    })),
    marks,
    ...(windowed && { window: span(windowFrom, renewalDeadline) }),
  };
}

/** The last term that runs whatever is decided today. */
function sureThrough(contract: DatedContract, plan: TermPlan, dates: ContractDates, today: CivilDay): number {
  const ends = contract.noticeSent !== undefined || dates.status === 'ending';
  return (ends ? undefined : firstTermToCancel(plan, today)) ?? plan.last;
}

function termsToDraw(contract: DatedContract, plan: TermPlan, dates: ContractDates, today: CivilDay) {
  const first = today < contract.start ? 1 : (firstTermEndingFrom(plan, today) ?? plan.last);
  const sure = Math.max(first, firmTerm(plan), sureThrough(contract, plan, dates, today));
  const last = Math.min(sure + (sure < plan.last ? 1 : 0), first + MOST_TERMS - 1);
  const drawn = Array.from({ length: last - first + 1 }, (_, index) => termOf(plan, first + index));
  const { renewal, confirmed = [] } = contract;
  if (dates.renewal !== 'express' || renewal.kind !== 'express' || drawn.length >= MOST_TERMS) return drawn;
  // The term that a confirmation would add stands in no plan yet.
  const asked = { months: renewal.months, decidedOn: today };
  return [...drawn, termOf(planOf({ ...contract, confirmed: [...confirmed, asked] }), last + 1)];
}
