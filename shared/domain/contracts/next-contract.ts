// A contract that is made from another one: a copy of it, or the one that follows it from the day after its last.
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import { type Contract, ContractInput } from './contract.ts';
import { stateOn } from './cost/line-state.ts';
import type { ContractLine } from './pricing.ts';

type Drafted = Partial<Contract>;

/** What was agreed, without what was decided about it since. */
export function copyOf(contract: Contract): Drafted {
  const { predecessorId: _, ...agreed } = ContractInput.parse(contract);
  return { ...agreed, name: `Copy of ${contract.name}`.slice(0, 200) };
}

/**
 * Goes on with what stands on its first day; what was paid once is not paid again.
 * @param end last day of the contract before; null where it has none, so that its follower begins today
 */
export function successorOf(contract: Contract, end: CivilDay | null, today: CivilDay): Drafted {
  const start = end === null ? today : addDays(end, 1);
  const { firstPayment: _, duration, lines, purchaseOrder: __, ...agreed } = ContractInput.parse(contract);
  return {
    ...agreed,
    name: renamed(contract.name, contract.start, start),
    start,
    duration: duration.kind === 'until' ? { kind: 'months', months: 12 } : duration,
    lines: lines.flatMap((line) => carriedOn(line, start)),
    fees: [],
    documents: [],
    predecessorId: contract.id,
  };
}

function carriedOn(line: ContractLine, start: CivilDay): ContractLine[] {
  const { from: _, to, changes, price, ...kept } = line;
  if (to !== undefined && to < start) return [];
  const { quantity, price: amount } = stateOn(line, start);
  return [
    {
      ...kept,
      quantity,
      price: { ...price, amount },
      changes: changes.filter((change) => change.from > start),
      ...(to !== undefined && { to }),
    },
  ];
}

/** `CRM 2026` is followed by `CRM 2027`. */
function renamed(name: string, before: CivilDay, after: CivilDay): string {
  return name.replaceAll(new RegExp(`\\b${before.slice(0, 4)}\\b`, 'g'), after.slice(0, 4));
}
