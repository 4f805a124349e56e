// Prices that change by agreement: from which day, by how much, and what that makes of a year.
import { type CivilDay, later } from '../../calendar/civil-day.ts';
import { exact } from '../../money/exact.ts';
import type { PricedContract } from './accrual.ts';
import { stateOn } from './line-state.ts';
import { annualByLine } from './run-rate.ts';

export interface PriceChange {
  readonly day: CivilDay;
  /** Index of the contract's line. */
  readonly line: number;
  /** In major units, per unit or flat as the line says. */
  readonly before: string;
  readonly after: string;
  /** With one decimal; null where it cost nothing before. */
  readonly percent: number | null;
  /** What a year costs more or less by it, in minor units; negative for a cut. */
  readonly aYear: bigint;
}

/** @param to last day */
export function priceChanges(
  contract: PricedContract,
  currency: string,
  from: CivilDay,
  to: CivilDay,
): PriceChange[] {
  return contract.lines.flatMap((line, index) =>
    line.changes.flatMap((change, at): PriceChange[] => {
      const { price, from: day } = change;
      if (price === undefined || day < from || day > to) return [];
      const unchanged = { ...line, changes: line.changes.toSpliced(at, 1, { ...change, price: undefined }) };
      const before = stateOn(unchanged, day).price;
      const [old, young] = [exact(before), exact(price)];
      if (old.equals(young)) return [];
      const on = later(day, contract.start);
      const costing = (lines: PricedContract['lines']) =>
        annualByLine({ ...contract, lines }, currency, on).reduce((sum, minor) => sum + minor, 0n);
      const without = contract.lines.toSpliced(index, 1, unchanged);
      return [
        {
          day,
          line: index,
          before,
          after: price,
          percent: old.equals(0) ? null : Math.round(young.sub(old).div(old).mul(1000).valueOf()) / 10,
          aYear: costing(contract.lines) - costing(without),
        },
      ];
    }),
  );
}
