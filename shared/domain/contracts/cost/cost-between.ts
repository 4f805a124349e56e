// The cost of any stretch of days is a difference of rounded cumulative amounts, so parts always add up to their whole.
import { type CivilDay, daysBetween, earlier } from '../../calendar/civil-day.ts';
import { type Exact, minorUnits, sum, ZERO } from '../../money/exact.ts';
import { type Accrual, accrue, type PricedContract, type Slice } from './accrual.ts';
import { type Range, type Whole, wholesOf, widened } from './timeline.ts';

/** Minor units of the contract's currency that fall on days from `from` up to but not on `until`. */
export interface Costs {
  /** Everything, one-time amounts included. */
  total(from: CivilDay, until: CivilDay): bigint;
  /** Of that, prices and fees that fall on one day. */
  oneTime(from: CivilDay, until: CivilDay): bigint;
  /** The total by line, and last what the fees are; they add up to it. */
  parts(from: CivilDay, until: CivilDay): readonly bigint[];
  readonly accrual: Accrual;
  /** Days that are rounded together. */
  readonly wholes: readonly Whole[];
}

/** Every whole that touches the range is known from its beginning to its end. */
export function costsOf(contract: PricedContract, currency: string, range: Range): Costs {
  const wholes = wholesOf(contract, range);
  const accrual = accrue(contract, widened(contract, range));
  const lines = contract.lines.length;
  const recurring = cumulativeOf(accrual.slices, ({ lines }) => sum(lines));
  const ofLine = contract.lines.map((_, line) =>
    cumulativeOf(accrual.slices, (slice) => slice.lines[line] ?? ZERO),
  );
  const oneTimeFrom = (from: CivilDay, until: CivilDay, line?: number | 'fees') =>
    sum(
      accrual.oneTime
        .filter(({ day }) => from <= day && day < until)
        .filter((one) => line === undefined || (line === 'fees' ? one.line === undefined : one.line === line))
        .map(({ amount }) => amount),
    );

  /** Rounded at both ends of each whole that the stretch touches. */
  const between = (from: CivilDay, until: CivilDay, exactly: (from: CivilDay, until: CivilDay) => Exact) => {
    let minor = 0n;
    for (const [begin, end] of wholes) {
      if (end <= from || until <= begin) continue;
      const last = minorUnits(exactly(begin, earlier(until, end)), currency);
      minor += from <= begin ? last : last - minorUnits(exactly(begin, from), currency);
    }
    return minor;
  };
  const total = (from: CivilDay, until: CivilDay) =>
    recurring(until).sub(recurring(from)).add(oneTimeFrom(from, until));

  return {
    accrual,
    wholes,
    total: (from, until) => between(from, until, total),
    oneTime: (from, until) => between(from, until, (begin, end) => oneTimeFrom(begin, end)),
    parts(from, until) {
      // Cumulated over the lines too: each is what it adds to those before it.
      const upTo = Array.from({ length: lines }, (_, last) =>
        between(from, until, (begin, end) =>
          sum(
            ofLine.slice(0, last + 1).map((amount, line) =>
              amount(end)
                .sub(amount(begin))
                .add(oneTimeFrom(begin, end, line)),
            ),
          ),
        ),
      );
      upTo.push(between(from, until, total));
      return upTo.map((minor, index) => minor - (upTo[index - 1] ?? 0n));
    },
  };
}

/** What has accrued before a day, since the first slice. */
function cumulativeOf(slices: readonly Slice[], amount: (slice: Slice) => Exact): (day: CivilDay) => Exact {
  const amounts = slices.map(amount);
  const before: Exact[] = [ZERO];
  for (const one of amounts) before.push((before.at(-1) ?? ZERO).add(one));
  return (day) => {
    const index = indexOn(slices, day);
    const slice = slices[index];
    if (!slice || day <= slice.from) return before[index] ?? ZERO;
    const share = (amounts[index] ?? ZERO)
      .mul(daysBetween(slice.from, day))
      .div(daysBetween(slice.from, slice.until));
    return (before[index] ?? ZERO).add(share);
  };
}

/** The slice that covers the day, or the first one behind it; slices stand in order without gaps. */
function indexOn(slices: readonly Slice[], day: CivilDay): number {
  let [low, high] = [0, slices.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slices[middle] as Slice).until <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
