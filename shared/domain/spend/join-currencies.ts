// What left in another currency is set against a contract in the contract's currency, by the rates of its day, where there is exactly one such currency.
import type { CivilDay } from '../calendar/civil-day.ts';
import { exact, rounded } from '../money/exact.ts';
import { newestRate, type Rates } from '../money/exchange.ts';
import { groupsOf } from './cost-against-spend.ts';

/** An amount in another currency, with every rate that made it. */
export interface Converted {
  readonly amount: string;
  readonly currency: string;
  /** In the currency asked for, rounded once to its minor unit. */
  readonly converted: string;
  /** Units of the reporting currency for 1 of each currency that is not the reporting one. */
  readonly rates: readonly { readonly currency: string; readonly rate: string; readonly day: CivilDay }[];
}

/** @returns undefined where a rate of either currency is missing on the day and before it */
export function convertTo(
  to: string,
  amount: string,
  currency: string,
  day: CivilDay,
  rates: Rates,
  reporting: string,
): Converted | undefined {
  const [own, other] = [currency, to].map((one) => newestRate(one, day, rates, reporting));
  if (!own || !other) return undefined;
  const used = [
    { currency, ...own },
    { currency: to, ...other },
  ].filter((one) => one.currency !== reporting);
  const converted = rounded(exact(amount).mul(exact(own.rate)).div(exact(other.rate)), to);
  return { amount, currency, converted, rates: used };
}

/** A contract's currency and what it is for. */
export interface Agreed {
  readonly applicationIds: readonly string[];
  readonly currency: string;
}

/** @returns the one currency that all contracts of an application and of those it is compared with agree on; undefined where there are none or several */
export function agreedCurrency(contracts: readonly Agreed[]): (applicationId: string) => string | undefined {
  const groupOf = groupsOf(contracts.map(({ applicationIds }) => applicationIds));
  const currencies = new Map<string, Set<string>>();
  for (const { applicationIds, currency } of contracts)
    for (const id of applicationIds.slice(0, 1).flatMap(groupOf))
      currencies.set(id, (currencies.get(id) ?? new Set()).add(currency));
  return (applicationId) => {
    const [only, ...more] = currencies.get(applicationId) ?? [];
    return more.length === 0 ? only : undefined;
  };
}
