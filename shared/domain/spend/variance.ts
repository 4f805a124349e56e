// Why what left in a month is not what it cost: each part stands on a fact that can be shown, and the rest is called other.
import type { CivilDay } from '../calendar/civil-day.ts';
import { exact, minorUnits, written } from '../money/exact.ts';
import { withTax } from '../money/tax.ts';

export const VARIANCE_PARTS = ['timing', 'tax', 'quantity', 'price', 'rate', 'other'] as const;
export type VariancePart = (typeof VARIANCE_PARTS)[number];
/** Decimal strings of the currency in question. */
export type VarianceParts = Readonly<Record<VariancePart, string>>;

/** A transaction of the month; its money is net and in the currency in question. */
export interface SpentOnce {
  readonly id: string;
  readonly day: CivilDay;
  readonly spend: string;
  /** The statement took tax off: nothing of it is tax any more. */
  readonly isWithoutTax: boolean;
  /** Where it left in another currency: what it would be by the rates of another day. */
  readonly worthOn?: (day: CivilDay) => string | undefined;
}

/** What a contract asks for on one day of the month. */
export interface AskedOnce {
  readonly id: string;
  readonly day: CivilDay;
  readonly amount: string;
  readonly taxPercent?: string | undefined;
  /** `fixed`: its price depends on no number of seats; absent where nobody counts them. */
  readonly seats?: Seats | 'fixed' | undefined;
}

/** Seats in the contract, and those bought or in use. */
export interface Seats {
  readonly agreed: number;
  readonly counted: number;
  /** What the seats above the agreed ones would cost in this payment; 0 where there are none. */
  readonly worth: string;
}

export interface VarianceLine {
  readonly transactionId: string | null;
  readonly paymentId: string | null;
  readonly parts: VarianceParts;
}

export interface Explanation {
  /** Their sum is the variance, to the minor unit. */
  readonly parts: VarianceParts;
  /** What each transaction and payment adds to them; timing belongs to none. */
  readonly lines: readonly VarianceLine[];
}

export interface MonthToExplain {
  readonly currency: string;
  readonly cost: string;
  readonly due: string;
  readonly transactions: readonly SpentOnce[];
  readonly payments: readonly AskedOnce[];
}

type Minor = Record<VariancePart, bigint>;

/** Spend less cost; `due` is what the payments ask for, or the cost of contracts of which nobody said when they are paid. */
export function explainVariance({
  currency,
  cost,
  due,
  transactions,
  payments,
}: MonthToExplain): Explanation {
  const minor = (amount: string) => minorUnits(exact(amount), currency);
  const told = (parts: Minor): VarianceParts => ({
    timing: written(parts.timing, currency),
    tax: written(parts.tax, currency),
    quantity: written(parts.quantity, currency),
    price: written(parts.price, currency),
    rate: written(parts.rate, currency),
    other: written(parts.other, currency),
  });
  const pairs = paired(transactions, payments, currency);
  const [takenSpend, takenPayment] = [
    new Set(pairs.map(([one]) => one)),
    new Set(pairs.map(([, one]) => one)),
  ];
  const lines = [
    ...pairs.map(([spent, asked]) => ({
      transactionId: spent.id,
      paymentId: asked.id,
      minor: partsOfPair(spent, asked, currency),
    })),
    ...transactions
      .filter((one) => !takenSpend.has(one))
      .map(({ id, spend }) => ({ transactionId: id, paymentId: null, minor: onlyOther(minor(spend)) })),
    ...payments
      .filter((one) => !takenPayment.has(one))
      .map(({ id, amount }) => ({ transactionId: null, paymentId: id, minor: onlyOther(-minor(amount)) })),
  ];
  const sums = { ...onlyOther(0n), timing: minor(due) - minor(cost) };
  for (const { minor: parts } of lines) for (const part of VARIANCE_PARTS) sums[part] += parts[part];
  // A cost of which nobody said when it is paid is due and belongs to no payment.
  const asked = payments.reduce((total, { amount }) => total + minor(amount), 0n);
  sums.other += asked - minor(due);
  return {
    parts: told(sums),
    lines: lines.map(({ transactionId, paymentId, minor: parts }) => ({
      transactionId,
      paymentId,
      parts: told(parts),
    })),
  };
}

function onlyOther(other: bigint): Minor {
  return { timing: 0n, tax: 0n, quantity: 0n, price: 0n, rate: 0n, other };
}

/** What a transaction is without the difference of the rates of its day and the payment's. */
function worth(spent: SpentOnce, { day }: AskedOnce): string {
  return spent.worthOn?.(day) ?? spent.spend;
}

/** First what fits to the minor unit, each once; then the only one of each that are left. Two of a kind are never guessed. */
function paired(
  transactions: readonly SpentOnce[],
  payments: readonly AskedOnce[],
  currency: string,
): (readonly [SpentOnce, AskedOnce])[] {
  const pairs: (readonly [SpentOnce, AskedOnce])[] = [];
  const [spends, asks] = [new Set(transactions), new Set(payments)];
  const pair = (spent: SpentOnce, asked: AskedOnce) => {
    pairs.push([spent, asked]);
    spends.delete(spent);
    asks.delete(asked);
  };
  for (const asked of payments) {
    const fitting = [...spends].find((spent) => {
      const size = minorUnits(exact(worth(spent, asked)), currency);
      return expected(spent, asked, currency).some(({ total }) => total === size);
    });
    if (fitting) pair(fitting, asked);
  }
  const [[spent, ...moreSpent], [asked, ...moreAsked]] = [[...spends], [...asks]];
  const isOnly = moreSpent.length === 0 && moreAsked.length === 0;
  if (spent && asked && isOnly && !spent.spend.startsWith('-')) pair(spent, asked);
  return pairs;
}

/** What a payment may come to, by facts alone: with the seats above the agreed ones or not, with its tax or not. */
function expected(spent: SpentOnce, { amount, taxPercent, seats }: AskedOnce, currency: string) {
  const minor = (text: string) => minorUnits(exact(text), currency);
  const net = minor(amount);
  const more = seats === undefined || seats === 'fixed' ? 0n : minor(seats.worth);
  const quantities = more > 0n ? [0n, more] : [0n];
  return quantities.flatMap((quantity) => {
    const whole = { total: net + quantity, quantity, tax: 0n };
    if (spent.isWithoutTax || taxPercent === undefined || !/[1-9]/.test(taxPercent)) return [whole];
    const total = minor(withTax(written(net + quantity, currency), taxPercent, currency));
    return [whole, { total, quantity, tax: total - net - quantity }];
  });
}

function partsOfPair(spent: SpentOnce, asked: AskedOnce, currency: string): Minor {
  const minor = (text: string) => minorUnits(exact(text), currency);
  const size = minor(worth(spent, asked));
  const parts = { ...onlyOther(0n), rate: minor(spent.spend) - size };
  const exactly = expected(spent, asked, currency).find(({ total }) => total === size);
  if (exactly) return { ...parts, quantity: exactly.quantity, tax: exactly.tax };
  const rest = size - minor(asked.amount);
  const { seats } = asked;
  if (!seats) return { ...parts, other: rest };
  if (seats === 'fixed') return { ...parts, price: rest };
  const more = minor(seats.worth);
  if (more > 0n && rest >= more) return { ...parts, quantity: more, other: rest - more };
  // Some of the seats above, if it is a whole number of them.
  if (more > 0n && rest > 0n && (rest * BigInt(seats.counted - seats.agreed)) % more === 0n)
    return { ...parts, quantity: rest };
  // As many seats at another amount: nothing but their price differs.
  return seats.counted === seats.agreed ? { ...parts, price: rest } : { ...parts, other: rest };
}
