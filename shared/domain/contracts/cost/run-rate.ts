// Annual spend is a run-rate: what the lines in force today cost in a year if nothing changes, whatever is paid when.
import { addDays, addMonths, type CivilDay } from '../../calendar/civil-day.ts';
import { type Exact, exact, greatest, minorUnits, sum, ZERO } from '../../money/exact.ts';
import { PERIOD_MONTHS } from '../../money/frequency.ts';
import type { ContractLine, Discount } from '../pricing.ts';
import { type PricedContract, runsOn } from './accrual.ts';
import { perMonth, perPeriod, stateOn } from './line-state.ts';
import { type Window, windowsOf } from './timeline.ts';

const YEAR = 12;

/** Minor units a year by line, net of its discount and of its share of the contract's; they add up to the whole. */
export function annualByLine(contract: PricedContract, currency: string, today: CivilDay): readonly bigint[] {
  const window = windowsOf(contract, addDays(today, 1)).find(
    ({ from, until }) => from <= today && today < until,
  );
  if (!window) return contract.lines.map(() => 0n);
  const rates = contract.lines.map((line) => rateOf(contract, line, window, today));
  const kept = keptBy(contract.discount, sum(rates.map(({ aTerm }) => aTerm)));
  const upTo = rates.map((_, last) =>
    minorUnits(sum(rates.slice(0, last + 1).map(({ aYear }) => aYear)).mul(kept), currency),
  );
  return upTo.map((minor, index) => minor - (upTo[index - 1] ?? 0n));
}

/** What a line of today costs a year, and for a whole term, net of its own discount. */
function rateOf(contract: PricedContract, line: ContractLine, window: Window, today: CivilDay) {
  if (!counts(contract, line, window, today)) return { aYear: ZERO, aTerm: ZERO };
  const state = stateOn(line, today);
  const price = perPeriod(line, state);
  const aTerm = line.period === 'once' ? price : perMonth(line, state, window.length).mul(window.length);
  const kept = keptBy(line.discount, aTerm);
  const isOnceForAll = line.period === 'once' && contract.duration.kind === 'open';
  const times = isOnceForAll ? exact(1) : timesAYear(window, line.period);
  return { aYear: price.mul(times).mul(kept), aTerm: aTerm.mul(kept) };
}

/** A price paid once counts for the term it was bought in, and without an end for twelve months. */
function counts(contract: PricedContract, line: ContractLine, window: Window, today: CivilDay): boolean {
  if (!runsOn(line, today)) return false;
  if (line.period !== 'once') return true;
  const bought = line.from ?? contract.start;
  if (contract.duration.kind === 'open') return today < addMonths(bought, YEAR);
  return window.from <= bought && bought < window.until;
}

/** How often a price of this period is paid in a year; for the term and once: once, or less when the term is longer. */
function timesAYear({ length }: Window, period: ContractLine['period']): Exact {
  const months = PERIOD_MONTHS[period];
  if (months !== undefined) return exact(YEAR, months);
  return length.compare(YEAR) > 0 ? exact(YEAR).div(length) : exact(1);
}

/** What a discount leaves of a term's cost, from 0 to 1 of it. */
function keptBy(discount: Discount | undefined, aTerm: Exact): Exact {
  if (!discount || aTerm.equals(0)) return exact(1);
  if (discount.kind === 'percent') return exact(100).sub(exact(discount.percent)).div(100);
  return greatest(ZERO, aTerm.sub(exact(discount.amount))).div(aTerm);
}
