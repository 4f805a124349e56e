// The words of a difference between spend and cost.
import type { VariancePart } from '#shared/domain/spend/variance.ts';
import { money } from '#web/ui/format.ts';

export const PART_WORDS: Readonly<Record<VariancePart, { readonly name: string; readonly what: string }>> = {
  timing: { name: 'Timing', what: 'Due in another month than it accrues, such as a year paid in advance' },
  tax: { name: 'Tax', what: 'What left is the payment with the tax of its contract; cost is net' },
  quantity: { name: 'Quantity', what: 'Seats above those in the contract, at its price' },
  price: { name: 'Price', what: 'As many as agreed at another amount than agreed' },
  rate: { name: 'Exchange rate', what: 'The rate on the day it left against that on the day it was due' },
  other: { name: 'Other', what: 'Nothing that is known here explains it' },
};

export const isSome = (amount: string) => /[1-9]/.test(amount);

export function signedMoney(amount: string, currency: string): string {
  if (!isSome(amount)) return money(amount, currency);
  return `${amount.startsWith('-') ? '−' : '+'}${money(amount.replace('-', ''), currency)}`;
}
