// Dated changes of price of a contract, and what each means in a year.
import { addDays, type CivilDay } from '../../calendar/civil-day.ts';
import { exact } from '../../money/exact.ts';
import type { ContractLine } from '../pricing.ts';
import { type PricedContract, runsOn } from './accrual.ts';
import { stateOn } from './line-state.ts';
import { annualByLine } from './run-rate.ts';
import { windowsOf } from './timeline.ts';

export interface PriceChange {
  /** Place of the line in the contract. */
  readonly line: number;
  readonly from: CivilDay;
  /** In major units, for the line's period. */
  readonly before: string;
  readonly after: string;
  /** What the run-rate of a year gains on that day by the price alone; negative where it got cheaper. */
  readonly aYear: bigint;
}

/** From one day to another, both included; what falls on days that its line does not run never takes effect. */
export function priceChanges(
  contract: PricedContract,
  currency: string,
  from: CivilDay,
  to: CivilDay,
): PriceChange[] {
  const windows = windowsOf(contract, addDays(to, 1));
  return contract.lines
    .flatMap((line, place) =>
      line.changes
        .filter((change) => from <= change.from && change.from <= to && runsOn(line, change.from))
        .filter((change) => windows.some((one) => one.from <= change.from && change.from < one.until))
        .flatMap((change) => changeOf(contract, currency, place, change) ?? []),
    )
    .sort((a, b) => (a.from === b.from ? a.line - b.line : a.from < b.from ? -1 : 1));
}

function changeOf(
  contract: PricedContract,
  currency: string,
  place: number,
  change: ContractLine['changes'][number],
): PriceChange | undefined {
  const line = contract.lines[place];
  if (line === undefined || change.price === undefined) return undefined;
  const before = stateOn(line, addDays(change.from, -1)).price;
  const after = stateOn(line, change.from).price;
  if (exact(before).equals(exact(after))) return undefined;
  const unchanged = line.changes.map((one) => (one.from === change.from ? { ...one, price: before } : one));
  const without = contract.lines.with(place, { ...line, changes: unchanged });
  const annual = (lines: readonly ContractLine[]) =>
    annualByLine({ ...contract, lines: [...lines] }, currency, change.from).reduce(
      (sum, one) => sum + one,
      0n,
    );
  const aYear = annual(contract.lines) - annual(without);
  return { line: place, from: change.from, before, after, aYear };
}
