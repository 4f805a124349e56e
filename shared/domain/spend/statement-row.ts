// What a statement's row says becomes a transaction in exact money: signed, in its currency, with and without tax.
import type { ReadOptions } from '../imports/column.ts';
import { minorDigits } from '../money/currency.ts';
import { exact, minorUnits, rounded, written } from '../money/exact.ts';
import type { SpendRow } from './spend-row.ts';

/** The cells of a good row. */
export interface StatementValues {
  readonly day?: string;
  readonly amount?: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly net?: string;
  readonly currency?: string;
  readonly text?: string;
  readonly account?: string;
  readonly reference?: string;
}

export type StatementReading =
  | { readonly ok: true; readonly row: SpendRow }
  | { readonly ok: false; readonly column: string; readonly reason: string };

/**
 * What came back is negative, from whichever column. Amounts are turned where the file writes what left as negative, take the file's currency where the row names none,
 * and lose the file's tax where the row names no net amount: half even to the minor unit, once per row.
 */
export function statementRow(values: StatementValues, options: ReadOptions = {}): StatementReading {
  const { day, text, net, account, reference } = values;
  const currency = values.currency ?? options.currency;
  if (day === undefined) return { ok: false, column: 'day', reason: 'is missing' };
  if (text === undefined) return { ok: false, column: 'text', reason: 'is missing' };
  const moved = movedBy(values, options);
  if ('reason' in moved) return { ok: false, ...moved };
  const { amount, sign } = moved;
  if (currency === undefined)
    return { ok: false, column: 'currency', reason: 'is missing; name the currency of the file' };
  for (const [column, value = '0'] of [
    [moved.column, amount],
    ['net', net],
  ] as const) {
    if ((value.split('.')[1] ?? '').replace(/0+$/, '').length > minorDigits(currency))
      return { ok: false, column, reason: `${value} has more decimals than ${currency}` };
  }
  const whole = exact(amount).mul(sign);
  const given = net === undefined ? undefined : exact(net).mul(sign);
  if (given && (given.s * whole.s < 0 || given.abs().compare(whole.abs()) > 0))
    return { ok: false, column: 'net', reason: `${net} is no part of the amount ${amount}` };
  const taxed = whole.div(
    exact(options.taxPercent ?? 0)
      .div(100)
      .add(1),
  );
  return {
    ok: true,
    row: {
      day,
      amount: written(minorUnits(whole, currency), currency),
      net: rounded(given ?? taxed, currency),
      currency,
      text,
      ...(account !== undefined && { account }),
      ...(reference !== undefined && { reference }),
    },
  };
}

/** Money moves one way: a row has one amount, in the column of either direction or in the only one; a 0 beside it is a blank. */
function movedBy(
  { amount, debit, credit }: StatementValues,
  { outIsNegative }: ReadOptions,
):
  | { readonly column: string; readonly amount: string; readonly sign: 1 | -1 }
  | { readonly column: string; readonly reason: string } {
  const out = outIsNegative ? -1 : 1;
  const told = [
    { column: 'amount', name: 'Amount', amount, sign: out },
    { column: 'debit', name: 'Debit', amount: isSomething(debit) ? debit : undefined, sign: out },
    { column: 'credit', name: 'Credit', amount: isSomething(credit) ? credit : undefined, sign: -1 },
  ] as const;
  const [first, second] = told.flatMap((one) =>
    one.amount === undefined ? [] : [{ ...one, amount: one.amount }],
  );
  if (first && second)
    return {
      column: second.column,
      reason: `both ${first.name} and ${second.name} have an amount; a row has one of them`,
    };
  if (first) return first;
  if (debit === undefined && credit === undefined)
    return { column: 'amount', reason: 'is missing; neither Debit nor Credit has one either' };
  return {
    column: debit === undefined ? 'credit' : 'debit',
    reason: 'neither Debit nor Credit has an amount',
  };
}

function isSomething(amount: string | undefined): boolean {
  return amount !== undefined && /[1-9]/.test(amount);
}
