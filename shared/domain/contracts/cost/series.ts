// A contract's money by civil month: what was added and changed, what accrued or is recognised, and what falls due.
import { addDays, addMonths, type CivilDay, earlier } from '../../calendar/civil-day.ts';
import { nextFinancialYear } from '../../calendar/financial-year.ts';
import { type Exact, minorUnits, sum, ZERO } from '../../money/exact.ts';
import type { ContractLine } from '../pricing.ts';
import { type PricedContract, runsOn, type Slice } from './accrual.ts';
import type { Costs } from './cost-between.ts';
import type { MonthsAsked, Recognition } from './cost-facts.ts';
import { perMonth, stateOn } from './line-state.ts';
import { type Due, paymentPeriods } from './payments.ts';

/** One civil month in minor units of the contract's currency, as `CostMonth` tells it. */
interface MonthInMinor {
  /** `2026-03`. */
  readonly month: string;
  /** Monthly rate of lines that came and of higher quantities. */
  readonly added: bigint;
  /** Monthly rate of drops, ends and price changes, signed. */
  readonly changed: bigint;
  /** What is recognised in the month, one-time amounts included. */
  readonly cost: bigint;
  /** Of the cost, prices and fees that fall on one day. */
  readonly oneTime: bigint;
  /** Cash due; null where nobody said how often it is paid. */
  readonly payment: bigint | null;
}

/**
 * @param first first day of the first month
 * @param months how many months from there
 */
export function monthlySeries(
  contract: PricedContract,
  currency: string,
  costs: Costs,
  payments: readonly Due[] | undefined,
  { first, months, recognition, firstMonthOfFinancialYear }: MonthsAsked,
): MonthInMinor[] {
  const horizon = addMonths(first, months);
  const stretches = stretchesOf(contract, costs, horizon, recognition, firstMonthOfFinancialYear);
  return Array.from({ length: months }, (_, index) => {
    const [from, until] = [addMonths(first, index), addMonths(first, index + 1)];
    const recognised = stretches?.filter(([begin]) => from <= begin && begin < until) ?? [
      [from, until] as const,
    ];
    const added = addedIn(contract, costs.accrual.slices, from, until);
    const before = rateOn(costs.accrual.slices, addDays(from, -1));
    const after = rateOn(costs.accrual.slices, addDays(until, -1));
    return {
      month: from.slice(0, 7),
      added: minorUnits(added, currency),
      changed: minorUnits(after.sub(before).sub(added), currency),
      cost: recognised.reduce((total, [begin, end]) => total + costs.total(begin, end), 0n),
      oneTime: recognised.reduce((total, [begin, end]) => total + costs.oneTime(begin, end), 0n),
      payment:
        payments
          ?.filter(({ day }) => from <= day && day < until)
          .reduce((total, { minor }) => total + minor, 0n) ?? null,
    };
  });
}

type Stretch = readonly [from: CivilDay, until: CivilDay];

/** What is recognised all at its first day; undefined where cost is recognised as it accrues. */
function stretchesOf(
  contract: PricedContract,
  { wholes }: Costs,
  horizon: CivilDay,
  recognition: Recognition,
  firstMonthOfFinancialYear: number,
): readonly Stretch[] | undefined {
  if (recognition === 'monthly') return undefined;
  if (recognition === 'contractStart') return wholes;
  if (recognition === 'financialYear')
    return wholes.flatMap((whole) => cutByYear(whole, firstMonthOfFinancialYear));
  return paymentPeriods(contract, horizon)?.map(({ from, until }) => [from, until] as const) ?? wholes;
}

function cutByYear([from, until]: Stretch, firstMonth: number): Stretch[] {
  const parts: Stretch[] = [];
  for (let begin = from; begin < until; ) {
    const next = nextFinancialYear(begin, firstMonth);
    const end = earlier(next, until);
    parts.push([begin, end]);
    begin = end;
  }
  return parts;
}

/** Net monthly rate of everything that runs on the day. */
function rateOn(slices: readonly Slice[], day: CivilDay): Exact {
  const slice = slices.find(({ from, until }) => from <= day && day < until);
  return slice ? sum(slice.lines).div(slice.length) : ZERO;
}

/** Net monthly rate of lines that came and of quantities that rose on days of the month, at the prices of those days. */
function addedIn(contract: PricedContract, slices: readonly Slice[], from: CivilDay, until: CivilDay): Exact {
  return sum(
    contract.lines.flatMap((line, index) =>
      growthOf(contract, line)
        .filter(({ day }) => from <= day && day < until && runsOn(line, day))
        .map(({ day, before }) => {
          const slice = slices.find((one) => one.from <= day && day < one.until);
          if (!slice) return ZERO;
          const state = stateOn(line, day);
          const now = perMonth(line, state, slice.termMonths);
          const then =
            before === undefined ? ZERO : perMonth(line, { ...state, quantity: before }, slice.termMonths);
          return now.sub(then).mul(slice.kept[index] ?? 1);
        }),
    ),
  );
}

/** Days on which a line comes (no quantity before) or has more than before. */
function growthOf({ start }: PricedContract, line: ContractLine): { day: CivilDay; before?: number }[] {
  const first = line.from ?? start;
  const grown: { day: CivilDay; before?: number }[] = [{ day: first }];
  let { quantity } = stateOn(line, first);
  for (const change of line.changes) {
    if (change.from <= first || change.quantity === undefined) continue;
    if (change.quantity > quantity) grown.push({ day: change.from, before: quantity });
    quantity = change.quantity;
  }
  return grown;
}
