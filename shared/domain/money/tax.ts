// Tax comes on top of a net amount, exact until it is rounded.
import { exact, rounded } from './exact.ts';

/** @returns the amount with its tax, rounded to the currency's minor unit */
export function withTax(amount: string, taxPercent: string, currency: string): string {
  return rounded(
    exact(amount)
      .mul(exact(100).add(exact(taxPercent)))
      .div(100),
    currency,
  );
}
