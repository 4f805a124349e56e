// How a budget stands on a day: what is burnt, what the rest of its period will burn, and what it is made of.
import { addDays, type CivilDay, daysBetween, earlier, later } from '../calendar/civil-day.ts';
import type { Chargeback } from '../chargeback/by-department.ts';
import { exact, minorUnits, written } from '../money/exact.ts';
import { convert, type Rates } from '../money/exchange.ts';
import type { BudgetInput, BudgetScope } from './budget.ts';
import type { Flow } from './flows.ts';

export interface BudgetPart {
  /** Absent: what belongs to no application. */
  readonly applicationId?: string;
  readonly burnt: string;
  /** To the period's end, what is burnt included. */
  readonly forecast: string;
}

export interface BudgetMonth {
  readonly month: string;
  readonly burnt: string;
  readonly forecast: string;
  /** The amount's share of the month, by days. */
  readonly budget: string;
}

export interface BudgetStanding {
  readonly burnt: string;
  readonly forecast: string;
  /** The amount less what is burnt; negative when over. */
  readonly left: string;
  /** Percent of the amount, rounded down. */
  readonly burntPercent: number;
  readonly forecastPercent: number;
  /** Percent of the period that has passed. */
  readonly passedPercent: number;
  readonly state: BudgetState;
  /** Currencies of amounts that are not in it, as there is no rate. */
  readonly incomplete: readonly string[];
  readonly months: readonly BudgetMonth[];
  /** The largest forecast first. */
  readonly parts: readonly BudgetPart[];
}

/** `near`: the first threshold is reached; `forecastOver`: it will be over unless something changes. */
export type BudgetState = 'coming' | 'fine' | 'near' | 'forecastOver' | 'over';

type Frame = Pick<BudgetInput, 'from' | 'to' | 'scope' | 'amount' | 'currency' | 'thresholds'>;

/** What of a flow is in the scope; undefined where nothing is. */
export function inScope(scope: BudgetScope, flow: Flow, charge: Chargeback): Flow | undefined {
  if (scope.kind === 'organisation') return flow;
  if (scope.kind === 'application') return scope.applicationId === flow.applicationId ? flow : undefined;
  if (scope.kind === 'vendor') return folded(scope.vendor) === folded(flow.vendor) ? flow : undefined;
  const wanted = folded(scope.department);
  const minor = charge(flow.minor, flow)
    .filter(([whom]) => whom.kind === 'department' && folded(whom.department) === wanted)
    .reduce((sum, [, share]) => sum + share, 0n);
  return minor === 0n ? undefined : { ...flow, minor };
}

const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase();

interface Converted {
  readonly applicationId: string;
  readonly month: string;
  readonly isPast: boolean;
  readonly minor: bigint;
}

/**
 * @param flows of all contracts and transactions; what lies outside of period or scope is left out
 * @param rates to the budget's currency
 * @param charge who uses it today: what was and what will be is charged to departments alike
 */
export function budgetStanding(
  frame: Frame,
  flows: readonly Flow[],
  today: CivilDay,
  rates: Rates,
  charge: Chargeback,
): BudgetStanding {
  const { from, to, amount, currency, thresholds } = frame;
  const missing = new Set<string>();
  const tomorrow = addDays(today, 1);
  const own = flows
    .filter((flow) => from <= flow.from && flow.from <= to)
    .flatMap((flow) => inScope(frame.scope, flow, charge) ?? []);
  const converted = own.flatMap((flow): Converted[] => {
    const isPast = flow.until <= tomorrow;
    const { applicationId = '', from: day } = flow;
    // What lies ahead is worth what it would be today.
    const minor = convertedMinor(
      flow,
      earlier(isPast ? addDays(flow.until, -1) : today, today),
      rates,
      currency,
    );
    if (minor === undefined) missing.add(flow.currency);
    return minor === undefined ? [] : [{ applicationId, month: day.slice(0, 7), isPast, minor }];
  });
  const sum = (some: readonly Converted[]) => some.reduce((total, { minor }) => total + minor, 0n);
  const told = (minor: bigint) => written(minor, currency);
  const past = (some: readonly Converted[]) => some.filter(({ isPast }) => isPast);
  const whole = minorUnits(exact(amount), currency);
  const [burnt, forecast] = [sum(past(converted)), sum(converted)];
  const percent = (minor: bigint) => Number((minor * 100n) / whole);
  const days = daysBetween(from, to) + 1;
  const passed = Math.min(days, Math.max(0, daysBetween(from, tomorrow)));
  return {
    burnt: told(burnt),
    forecast: told(forecast),
    left: told(whole - burnt),
    burntPercent: percent(burnt),
    forecastPercent: percent(forecast),
    passedPercent: Math.floor((passed * 100) / days),
    state: stateOf({ burnt, forecast, whole, thresholds, hasBegun: from <= today }),
    incomplete: [...missing].sort(),
    months: plannedByMonth(frame).map(({ month, minor }) => {
      const some = converted.filter((one) => one.month === month);
      return {
        month,
        burnt: told(sum(past(some))),
        forecast: told(sum(some)),
        budget: told(minor),
      };
    }),
    parts: [...Map.groupBy(converted, ({ applicationId }) => applicationId)]
      .map(([id, some]) => ({ id, burnt: sum(past(some)), forecast: sum(some) }))
      .sort((a, b) => (a.forecast > b.forecast ? -1 : a.forecast < b.forecast ? 1 : a.id < b.id ? -1 : 1))
      .map(({ id, ...one }) => ({
        ...(id !== '' && { applicationId: id }),
        burnt: told(one.burnt),
        forecast: told(one.forecast),
      })),
  };
}

function convertedMinor(
  { minor, currency }: Flow,
  day: CivilDay,
  rates: Rates,
  into: string,
): bigint | undefined {
  const { converted } = convert(written(minor, currency), currency, day, rates, into);
  return converted === null ? undefined : minorUnits(exact(converted), into);
}

function stateOf(known: {
  readonly burnt: bigint;
  readonly forecast: bigint;
  readonly whole: bigint;
  readonly thresholds: readonly number[];
  readonly hasBegun: boolean;
}): BudgetState {
  const { burnt, forecast, whole, thresholds, hasBegun } = known;
  if (burnt > whole) return 'over';
  if (forecast > whole) return 'forecastOver';
  if (!hasBegun) return 'coming';
  const first = thresholds[0];
  return first !== undefined && burnt * 100n >= whole * BigInt(first) ? 'near' : 'fine';
}

/** A budget's amount by the civil months that it touches, by days; they add up to the whole. */
export function plannedByMonth({
  from,
  to,
  amount,
  currency,
}: Pick<Frame, 'from' | 'to' | 'amount' | 'currency'>): { month: string; minor: bigint }[] {
  const whole = minorUnits(exact(amount), currency);
  const days = daysBetween(from, to) + 1;
  const upTo = (day: CivilDay) => (whole * BigInt(daysBetween(from, day))) / BigInt(days);
  return monthsOf(from, to).map(({ month, first, last }) => ({
    month,
    minor: upTo(addDays(last, 1)) - upTo(first),
  }));
}

/** The civil months that a period touches, cut to it. */
function monthsOf(from: CivilDay, to: CivilDay): { month: string; first: CivilDay; last: CivilDay }[] {
  const months: { month: string; first: CivilDay; last: CivilDay }[] = [];
  for (let first = from; first <= to; ) {
    const month = first.slice(0, 7);
    const next = addDays(`${month}-28`, 4).slice(0, 7);
    months.push({ month, first, last: earlier(addDays(`${next}-01`, -1), to) });
    first = `${next}-01`;
  }
  return months;
}

/** The part of a period from a day on; undefined when nothing is left of it. */
export function restOf(
  { from, to }: Pick<Frame, 'from' | 'to'>,
  day: CivilDay,
): { from: CivilDay; to: CivilDay } | undefined {
  const first = later(from, day);
  return first <= to ? { from: first, to } : undefined;
}
