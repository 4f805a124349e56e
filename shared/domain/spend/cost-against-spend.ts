// What contracts cost is set against what really left, month by month, per application and currency, never converted.
import { exact, minorUnits, written } from '../money/exact.ts';
import { monthOf, type SpendRow, type YearMonth } from './spend-row.ts';

/** A transaction that counts, and whose it is; null while nobody knows. */
export interface Spent {
  readonly applicationId: string | null;
  readonly row: Pick<SpendRow, 'day' | 'net' | 'currency'>;
}

/** One contract's money in one month. */
export interface ContractMonth {
  readonly applicationIds: readonly string[];
  readonly currency: string;
  readonly month: YearMonth;
  readonly cost: string;
  /** Cash due; null where nobody said how often the contract is paid. */
  readonly payment: string | null;
}

export interface Compared {
  /** What accrued under contracts. */
  readonly cost: string;
  /** Cash that contracts ask for; what accrues where nobody said when it is paid. */
  readonly due: string;
  readonly spend: string;
  /** Spend less cost. */
  readonly variance: string;
  /** The part of the variance that is due at another time than it accrues; the rest is more or less than agreed. */
  readonly timing: string;
}

/** Applications under one contract are compared together: its money is not any one's of them. */
export interface ComparedRow {
  /** Empty: contracts that name no application. */
  readonly applicationIds: readonly string[];
  readonly currency: string;
  /** One for each month asked for, in their order. */
  readonly months: readonly Compared[];
  /** Of the months that have begun. */
  readonly total: Compared;
}

export interface Comparison {
  readonly rows: readonly ComparedRow[];
  /** What no rule and nobody has given to an application, by currency. */
  readonly unrecognised: readonly {
    readonly currency: string;
    readonly months: readonly string[];
    readonly total: string;
  }[];
}

interface Sums {
  readonly applicationIds: readonly string[];
  readonly currency: string;
  readonly cost: bigint[];
  readonly due: bigint[];
  readonly spend: bigint[];
}

/** Months outside of those asked for are left out. @param through the last month that totals count: later ones have not left yet */
export function costAgainstSpend(
  months: readonly YearMonth[],
  through: YearMonth,
  contracts: readonly ContractMonth[],
  spent: readonly Spent[],
): Comparison {
  const groupOf = groupsOf(contracts.map(({ applicationIds }) => applicationIds));
  const sums = new Map<string, Sums>();
  const open = new Map<string, bigint[]>();
  const past = months.filter((month) => month <= through).length;
  const none = () => months.map(() => 0n);
  const place = (applicationIds: readonly string[], currency: string): Sums => {
    const name = JSON.stringify([applicationIds, currency]);
    const found = sums.get(name) ?? { applicationIds, currency, cost: none(), due: none(), spend: none() };
    sums.set(name, found);
    return found;
  };
  const add = (list: bigint[], month: YearMonth, amount: string, currency: string) => {
    const at = months.indexOf(month);
    if (at >= 0) list[at] = (list[at] ?? 0n) + minorUnits(exact(amount), currency);
  };
  for (const { applicationIds, currency, month, cost, payment } of contracts) {
    const [first] = applicationIds;
    const sum = place(first === undefined ? [] : groupOf(first), currency);
    add(sum.cost, month, cost, currency);
    add(sum.due, month, payment ?? cost, currency);
  }
  for (const { applicationId, row } of spent) {
    const { currency } = row;
    if (applicationId === null) open.set(currency, open.get(currency) ?? none());
    const list = applicationId === null ? open.get(currency) : place(groupOf(applicationId), currency).spend;
    if (list) add(list, monthOf(row.day), row.net, currency);
  }
  return {
    rows: [...sums.values()].filter(isSomething).map((sum) => told(sum, past)),
    unrecognised: [...open]
      .filter(([, list]) => list.some((one) => one !== 0n))
      .sort()
      .map(([currency, list]) => ({
        currency,
        months: list.map((one) => written(one, currency)),
        total: written(totalOf(list.slice(0, past)), currency),
      })),
  };
}

const totalOf = (list: readonly bigint[]) => list.reduce((total, one) => total + one, 0n);

function isSomething({ cost, due, spend }: Sums): boolean {
  return [...cost, ...due, ...spend].some((one) => one !== 0n);
}

function told({ applicationIds, currency, cost, due, spend }: Sums, past: number): ComparedRow {
  const pastOf = (list: readonly bigint[]) => totalOf(list.slice(0, past));
  const compared = (costs: bigint, dues: bigint, spends: bigint): Compared => ({
    cost: written(costs, currency),
    due: written(dues, currency),
    spend: written(spends, currency),
    variance: written(spends - costs, currency),
    timing: written(dues - costs, currency),
  });
  return {
    applicationIds,
    currency,
    months: cost.map((one, at) => compared(one, due[at] ?? 0n, spend[at] ?? 0n)),
    total: compared(pastOf(cost), pastOf(due), pastOf(spend)),
  };
}

/** Things that any contract names together are one group, whoever joins them. */
export function groupsOf(together: readonly (readonly string[])[]): (id: string) => readonly string[] {
  const groupOf = new Map<string, Set<string>>();
  for (const ids of together) {
    const joined = new Set(ids.flatMap((id) => [id, ...(groupOf.get(id) ?? [])]));
    for (const id of joined) groupOf.set(id, joined);
  }
  const sorted = new Map([...groupOf].map(([id, group]) => [id, [...group].sort()] as const));
  return (id) => sorted.get(id) ?? [id];
}
