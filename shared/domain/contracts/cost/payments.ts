// Cash leaves in advance: each payment buys its period as it stands on that day, and what is added later is paid at once up to the period's end.
import { addDays, type CivilDay, daysBetween, earlier, later } from '../../calendar/civil-day.ts';
import { type Exact, greatest, minorUnits, sum, ZERO } from '../../money/exact.ts';
import { PERIOD_MONTHS } from '../../money/frequency.ts';
import type { DatedContract } from '../contract.ts';
import { nextPaymentFrom } from '../payment-dates.ts';
import type { ContractLine } from '../pricing.ts';
import { planOf } from '../term-plan.ts';
import { type Accrual, accrue, type PricedContract } from './accrual.ts';
import { type Range, type Whole, type Window, wholesOf, widened, windowsOf } from './timeline.ts';

export interface Due {
  readonly day: CivilDay;
  /** Minor units; negative only where reductions are credited. */
  readonly minor: bigint;
  /** What it is paid for: a period, seats added within one, or an amount that falls on this day. */
  readonly cause: 'period' | 'change' | 'oneTime';
  /** The days it pays for; absent for a one-time amount. */
  readonly covers?: { readonly from: CivilDay; readonly until: CivilDay };
}

/** A period that one payment covers. */
export interface PaymentPeriod {
  readonly day: CivilDay;
  readonly from: CivilDay;
  readonly until: CivilDay;
}

/** Every payment period from the start to the terms that begin before `horizon`; undefined where nobody said how often it is paid. */
export function paymentPeriods(contract: DatedContract, horizon: CivilDay): PaymentPeriod[] | undefined {
  const { paymentFrequency: frequency, start, firstPayment = start } = contract;
  if (frequency === undefined) return undefined;
  const plan = planOf(contract);
  const windows = windowsOf(contract, horizon);
  if (frequency === 'once') {
    const [first] = contract.duration.kind === 'open' ? [] : windows;
    return first ? [{ day: firstPayment, from: first.from, until: first.until }] : [];
  }
  const months = PERIOD_MONTHS[frequency] ?? Number.POSITIVE_INFINITY;
  const periods: PaymentPeriod[] = [];
  let day = earlier(firstPayment, start);
  for (const window of windows) {
    for (const [from, until] of coveredIn(window, months)) {
      const payment = nextPaymentFrom(contract, plan, day);
      if (!payment) return periods;
      periods.push({ day: payment.day, from, until });
      day = addDays(payment.day, 1);
    }
  }
  return periods;
}

/** The payment grid restarts with each term; its last period may be shorter. */
function coveredIn({ months }: Window, perPayment: number): [CivilDay, CivilDay][] {
  const covered: [CivilDay, CivilDay][] = [];
  for (let index = 0; index < months.length; index += perPayment) {
    const [first, last] = [months[index], months[Math.min(index + perPayment, months.length) - 1]];
    if (first && last) covered.push([first.from, last.until]);
  }
  return covered;
}

/**
 * What falls due for the wholes that touch the range, in the order of the days.
 * @returns undefined where nobody said how often it is paid
 */
export function paymentsOf(contract: PricedContract, currency: string, asked: Range): Due[] | undefined {
  const range = widened(contract, paidBy(contract, asked));
  const periods = paymentPeriods(contract, range.horizon);
  if (!periods) return undefined;
  const known = knownBy(contract, range);
  const events = eventDays(contract);
  const exactly = [
    ...periods
      .filter(({ until }) => until > range.since)
      .flatMap((period) => ofPeriod(contract, period, known, events)),
    ...accrue(contract, range).oneTime.map(({ day, amount }) => ({
      day,
      amount,
      cause: 'oneTime' as const,
      covers: { from: day, until: addDays(day, 1) },
    })),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return roundedPayments(exactly, wholesOf(contract, range), currency);
}

/** A first payment behind the start moves all of them: what is paid on a day may be for days as far before it. */
function paidBy({ start, firstPayment = start }: DatedContract, { since, horizon }: Range): Range {
  const late = daysBetween(start, firstPayment);
  return { since: addDays(since, -Math.max(0, late)), horizon: addDays(horizon, Math.max(0, -late)) };
}

interface ExactDue {
  readonly day: CivilDay;
  readonly amount: Exact;
  readonly cause: Due['cause'];
  readonly covers: { readonly from: CivilDay; readonly until: CivilDay };
}

function ofPeriod(
  contract: PricedContract,
  { day, from, until }: PaymentPeriod,
  known: (day: CivilDay) => Accrual,
  events: readonly CivilDay[],
): ExactDue[] {
  const due: ExactDue[] = [
    {
      day,
      amount: sum(linesBetween(contract, known(from), from, until)),
      cause: 'period',
      covers: { from, until },
    },
  ];
  const told = [known(from)];
  for (const event of events.filter((event) => from < event && event < until)) {
    const now = known(event);
    const [owed, ...paid] = [now, ...told].map((one) => linesBetween(contract, one, event, until));
    const more = (owed ?? []).map((one, line) => {
      // What was paid and is not credited need not be paid again when seats come back.
      const before = paid.map((lines) => lines[line] ?? ZERO);
      const covered = contract.creditsReductions ? (before.at(-1) ?? ZERO) : before.reduce(greatest);
      const rest = one.sub(covered);
      return contract.creditsReductions ? rest : greatest(ZERO, rest);
    });
    // A discount as an amount is shared anew between the lines of a month, also for its days before.
    const shared = [now, told.at(-1) ?? now].map((one) => sum(linesBetween(contract, one, from, event)));
    const amount = sum(more)
      .add(shared[0] ?? ZERO)
      .sub(shared[1] ?? ZERO);
    if (!amount.equals(0)) due.push({ day: event, amount, cause: 'change', covers: { from: event, until } });
    told.push(now);
  }
  return due;
}

/** Days within the contract on which somebody learns of more or less. */
function eventDays({ lines, start }: PricedContract): CivilDay[] {
  const days = lines.flatMap(({ from, changes }) => [from ?? start, ...changes.map((change) => change.from)]);
  return [...new Set(days)].sort();
}

/** The accrual of the contract as it was known on a day: lines and changes of later days left out. */
function knownBy(contract: PricedContract, range: Range): (day: CivilDay) => Accrual {
  const events = eventDays(contract);
  const kept = new Map<number, Accrual>();
  return (day) => {
    const seen = events.filter((event) => event <= day).length;
    const found = kept.get(seen) ?? accrue(asKnownOn(contract, day), range);
    kept.set(seen, found);
    return found;
  };
}

function asKnownOn(contract: PricedContract, day: CivilDay): PricedContract {
  const lines = contract.lines.map((line): ContractLine => {
    const { base: _, ...nothing } = { ...line, price: { kind: 'flat', amount: '0' } as const, changes: [] };
    if ((line.from ?? contract.start) > day) return nothing;
    return { ...line, changes: line.changes.filter(({ from }) => from <= day) };
  });
  return { ...contract, lines };
}

/** The exact net cost of each line on the days from `from` up to but not on `until`. */
function linesBetween(
  { lines }: PricedContract,
  { slices }: Accrual,
  from: CivilDay,
  until: CivilDay,
): Exact[] {
  const totals = lines.map(() => ZERO);
  for (const slice of slices) {
    if (slice.until <= from || until <= slice.from) continue;
    const begin = later(slice.from, from);
    const end = earlier(slice.until, until);
    const days = daysBetween(begin, end);
    const whole = daysBetween(slice.from, slice.until);
    for (const [line, amount] of slice.lines.entries())
      totals[line] = (totals[line] ?? ZERO).add(days === whole ? amount : amount.mul(days).div(whole));
  }
  return totals;
}

/** Differences of rounded cumulative amounts within each whole, so that what is paid is what it costs. */
function roundedPayments(exactly: readonly ExactDue[], wholes: readonly Whole[], currency: string): Due[] {
  const paid = new Map<CivilDay, Exact>();
  return exactly.map(({ day, amount, cause, covers }) => {
    const [whole = covers.from] = wholes.findLast(([from]) => from <= covers.from) ?? [];
    const before = paid.get(whole) ?? ZERO;
    const after = before.add(amount);
    paid.set(whole, after);
    return {
      day,
      minor: minorUnits(after, currency) - minorUnits(before, currency),
      cause,
      ...(cause !== 'oneTime' && { covers }),
    };
  });
}
