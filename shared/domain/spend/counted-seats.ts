// How many seats a payment was agreed for and how many there are: told only where each line's seats are counted and no other line shares them.
import type { CivilDay } from '../calendar/civil-day.ts';
import { type PricedContract, runsOn } from '../contracts/cost/accrual.ts';
import { stateOn } from '../contracts/cost/line-state.ts';
import type { ContractLine } from '../contracts/pricing.ts';
import { written } from '../money/exact.ts';
import type { Seats } from './variance.ts';

/** What was bought and what is in use, on the day of the payment; null where nobody says how many were bought. */
export interface CountedLicense {
  readonly purchased: number | null;
  readonly seats: number;
}

interface Asked {
  readonly day: CivilDay;
  readonly currency: string;
  /** Licenses that lines of several contracts name: whose seats are whose is not known. */
  readonly isShared: (licenseId: string) => boolean;
  readonly counted: ReadonlyMap<string, CountedLicense>;
  /** What the contract, with other quantities, would ask for on the day: minor units. */
  readonly dueOf: (contract: PricedContract) => bigint;
}

/** @returns undefined where the number is not known of every line */
export function countedSeats(contract: PricedContract, asked: Asked): Seats | 'fixed' | undefined {
  const { day, currency, counted, isShared, dueOf } = asked;
  const priced = contract.lines.filter((line) => line.price.kind === 'perUnit' && runsOn(line, day));
  if (priced.length === 0) return 'fixed';
  const totals = { agreed: 0, counted: 0 };
  const extra = new Map<ContractLine, number>();
  for (const line of priced) {
    const { licenseId } = line;
    const license = licenseId === undefined || isShared(licenseId) ? undefined : counted.get(licenseId);
    const isTwice = priced.some((other) => other !== line && other.licenseId === licenseId);
    if (!license || isTwice) return undefined;
    const agreed = stateOn(line, day).quantity;
    // Fewer in use than agreed says nothing about how many were billed.
    if (license.purchased === null && license.seats < agreed) return undefined;
    const present = Math.max(license.purchased ?? 0, license.seats);
    totals.agreed += agreed;
    totals.counted += present;
    if (present > agreed) extra.set(line, present - agreed);
  }
  if (extra.size === 0) return { ...totals, worth: written(0n, currency) };
  const lines = contract.lines.map((line) => withMore(line, extra.get(line) ?? 0));
  const worth = dueOf({ ...contract, lines }) - dueOf(contract);
  return { ...totals, worth: written(worth > 0n ? worth : 0n, currency) };
}

function withMore(line: ContractLine, more: number): ContractLine {
  if (more === 0) return line;
  const changes = line.changes.map((change) =>
    change.quantity === undefined ? change : { ...change, quantity: change.quantity + more },
  );
  return { ...line, quantity: line.quantity + more, changes };
}
