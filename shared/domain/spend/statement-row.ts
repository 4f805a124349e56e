// What a statement's row says becomes a transaction in exact money: signed, in its currency, with and without tax.
import type { ReadOptions } from '../imports/column.ts';
import { minorDigits } from '../money/currency.ts';
import { exact, minorUnits, rounded, written } from '../money/exact.ts';
import type { SpendRow } from './spend-row.ts';

/** The cells of a good row. */
export interface StatementValues {
  readonly day?: string;
  readonly amount?: string;
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
 * Amounts are turned where the file writes what left as negative, take the file's currency where the row names none,
 * and lose the file's tax where the row names no net amount: half even to the minor unit, once per row.
 */
export function statementRow(values: StatementValues, options: ReadOptions = {}): StatementReading {
  const { day, amount, text, net, account, reference } = values;
  const currency = values.currency ?? options.currency;
  if (day === undefined || amount === undefined || text === undefined)
    return { ok: false, column: 'day', reason: 'is missing' };
  if (currency === undefined)
    return { ok: false, column: 'currency', reason: 'is missing; name the currency of the file' };
  for (const [column, value = '0'] of [
    ['amount', amount],
    ['net', net],
  ] as const) {
    if ((value.split('.')[1] ?? '').replace(/0+$/, '').length > minorDigits(currency))
      return { ok: false, column, reason: `${value} has more decimals than ${currency}` };
  }
  const sign = options.outIsNegative ? -1 : 1;
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
