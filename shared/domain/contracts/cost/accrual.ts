// What a contract costs as time passes: slices of constant price within contract months, each net of its discounts.
import { addDays, type CivilDay, daysBetween } from '../../calendar/civil-day.ts';
import { type Exact, exact, sum, ZERO } from '../../money/exact.ts';
import type { DatedContract } from '../contract.ts';
import type { ContractLine, Pricing } from '../pricing.ts';
import { spread } from './discounts.ts';
import { boughtOnce, perMonth, stateOn } from './line-state.ts';
import { type ContractMonth, type Range, type Window, windowsOf } from './timeline.ts';

export type PricedContract = DatedContract & Pricing;

/** A stretch of days in which nothing changes; its cost accrues evenly by the day. */
export interface Slice {
  readonly from: CivilDay;
  /** First day behind it. */
  readonly until: CivilDay;
  /** In contract months. */
  readonly length: Exact;
  /** Net cost of each line in it. */
  readonly lines: readonly Exact[];
  /** What is left of each line's price after all discounts, from 0 to 1 of it. */
  readonly kept: readonly Exact[];
  /** Length of its term in months, which a price for the term is spread over. */
  readonly termMonths: Exact;
}

/** A price or fee that falls on one day, net. */
export interface OneTime {
  readonly day: CivilDay;
  readonly amount: Exact;
  /** Index of the line; absent for a fee. */
  readonly line?: number;
}

/** A discount that a term could not bear to the end. */
export interface Unused {
  /** First day of the term. */
  readonly from: CivilDay;
  /** Index of the line; absent for the contract's own discount. */
  readonly line?: number;
  readonly amount: Exact;
}

export interface Accrual {
  readonly slices: readonly Slice[];
  readonly oneTime: readonly OneTime[];
  readonly unused: readonly Unused[];
}

/** Every term that ends behind `since` and begins before `horizon`, whole. */
export function accrue(contract: PricedContract, { since, horizon }: Range): Accrual {
  const windows = windowsOf(contract, horizon)
    .filter(({ until }) => until > since)
    .map((window) => accrueWindow(contract, window));
  return {
    slices: windows.flatMap(({ slices }) => slices),
    oneTime: windows.flatMap(({ oneTime }) => oneTime),
    unused: windows.flatMap(({ unused }) => unused),
  };
}

interface Cut {
  readonly from: CivilDay;
  readonly until: CivilDay;
  readonly length: Exact;
  readonly month: number;
}

function accrueWindow(contract: PricedContract, window: Window): Accrual {
  const cuts = window.months.flatMap((month, index) => cutMonth(contract.lines, month, index));
  const ofLines = contract.lines.map((line) => lineIn(contract, line, window, cuts));
  const fees = contract.fees
    .map(({ amount, on = contract.start }) => ({ day: on, amount: exact(amount) }))
    .filter(({ day }) => isWithin(day, window));

  // The contract's own discount is laid over what the lines' discounts have left.
  const touchedFees = contract.discountTouchesFees ? fees : [];
  const sums = window.months.map((month, index) =>
    sum([
      ...ofLines.map(({ months }) => months[index] ?? ZERO),
      ...touchedFees.filter(({ day }) => isWithin(day, month)).map(({ amount }) => amount),
    ]),
  );
  const own = spread(
    contract.discount,
    sums,
    window.months.map(({ length }) => length),
  );
  const keptOn = (day: CivilDay) =>
    own.kept[window.months.findIndex((month) => isWithin(day, month))] ?? exact(1);

  return {
    slices: cuts.map((cut, index) => ({
      from: cut.from,
      until: cut.until,
      length: cut.length,
      termMonths: window.length,
      lines: ofLines.map(({ net }) => (net[index] ?? ZERO).mul(own.kept[cut.month] ?? 1)),
      kept: ofLines.map(({ kept }) => (kept[cut.month] ?? exact(1)).mul(own.kept[cut.month] ?? 1)),
    })),
    oneTime: [
      ...ofLines.flatMap(({ once }, line) =>
        once.map(({ day, amount }) => ({ day, line, amount: amount.mul(keptOn(day)) })),
      ),
      ...fees.map(({ day, amount }) => ({
        day,
        amount: contract.discountTouchesFees ? amount.mul(keptOn(day)) : amount,
      })),
    ],
    unused: [
      ...ofLines.map(({ unused }, line) => ({ from: window.from, line, amount: unused })),
      { from: window.from, amount: own.unused },
    ].filter(({ amount }) => amount.compare(0) > 0),
  };
}

interface LineIn {
  /** Net of the line's own discount: by cut, and by month with what is bought once. */
  readonly net: readonly Exact[];
  readonly months: readonly Exact[];
  readonly once: readonly { readonly day: CivilDay; readonly amount: Exact }[];
  readonly kept: readonly Exact[];
  readonly unused: Exact;
}

/** One line within one term, net of its own discount. */
function lineIn(contract: PricedContract, line: ContractLine, window: Window, cuts: readonly Cut[]): LineIn {
  const isRunning = (cut: Cut) => runsOn(line, cut.from);
  const gross = cuts.map((cut) =>
    isRunning(cut) ? perMonth(line, stateOn(line, cut.from), window.length).mul(cut.length) : ZERO,
  );
  const bought = line.period === 'once' ? boughtOnce(line, line.from ?? contract.start) : [];
  const once = bought.filter(({ day }) => isWithin(day, window) && runsOn(line, day));
  const inMonth = (month: ContractMonth) =>
    once.filter(({ day }) => isWithin(day, month)).map(({ amount }) => amount);
  const byMonth = (values: readonly Exact[]) => {
    const totals = window.months.map(() => ZERO);
    for (const [index, { month }] of cuts.entries())
      totals[month] = (totals[month] ?? ZERO).add(values[index] ?? ZERO);
    return totals;
  };

  const boughtIn = window.months.map(inMonth);
  const costs = byMonth(gross).map((cost, index) => cost.add(sum(boughtIn[index] ?? [])));
  // A price paid once bears its discount in the month it falls in, others over the months they run.
  const lengths =
    line.period === 'once'
      ? boughtIn.map(({ length }) => exact(length))
      : byMonth(cuts.map((cut) => (isRunning(cut) ? cut.length : ZERO)));
  const isThere = lengths.some((length) => length.compare(0) > 0);
  const { kept, unused } = spread(isThere ? line.discount : undefined, costs, lengths);
  const keptOn = (day: CivilDay) =>
    kept[window.months.findIndex((month) => isWithin(day, month))] ?? exact(1);
  return {
    net: gross.map((amount, index) => amount.mul(kept[cuts[index]?.month ?? 0] ?? 1)),
    months: costs.map((cost, index) => cost.mul(kept[index] ?? 1)),
    once: once.map(({ day, amount }) => ({ day, amount: amount.mul(keptOn(day)) })),
    kept,
    unused,
  };
}

/** A month in pieces, cut on the days on which a line comes, changes or goes. */
function cutMonth(lines: readonly ContractLine[], month: ContractMonth, index: number): Cut[] {
  const days = lines.flatMap(({ from, to, changes }) => [
    ...(from ? [from] : []),
    ...(to ? [addDays(to, 1)] : []),
    ...changes.map((change) => change.from),
  ]);
  const bounds = [...new Set([month.from, ...days.filter((day) => isWithin(day, month))])].sort();
  const whole = daysBetween(month.from, month.until);
  return bounds.map((from, place) => {
    const until = bounds[place + 1] ?? month.until;
    return { from, until, month: index, length: month.length.mul(daysBetween(from, until)).div(whole) };
  });
}

/** Whether the line's own span covers the day. */
export function runsOn({ from, to }: ContractLine, day: CivilDay): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

function isWithin(day: CivilDay, span: { readonly from: CivilDay; readonly until: CivilDay }): boolean {
  return span.from <= day && day < span.until;
}
