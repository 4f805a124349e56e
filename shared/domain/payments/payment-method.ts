// A payment method is what contracts are paid by: whose it is, and until when it can pay.
import * as z from 'zod';
import { foldMail } from '../accounts/fold-mail.ts';
import { addDays, addMonths, type CivilDay } from '../calendar/civil-day.ts';
import { ContractYearMonth } from '../contracts/contract-day.ts';
import { name, passage } from '../text.ts';
import { holdsCardNumber, NO_CARD_NUMBER } from './card-number.ts';

export const PaymentMethodKind = z.enum([
  'card',
  'directDebit',
  'bankTransfer',
  'invoice',
  'marketplace',
  'other',
]);
export type PaymentMethodKind = z.infer<typeof PaymentMethodKind>;

export const PAYMENT_METHOD_KINDS: Readonly<Record<PaymentMethodKind, string>> = {
  card: 'Card',
  directDebit: 'Direct debit',
  bankTransfer: 'Bank transfer',
  invoice: 'Invoice',
  marketplace: 'Marketplace',
  other: 'Other',
};

const isSafe = (text: string) => !holdsCardNumber(text);

export const PaymentMethodInput = z.object({
  name: name(120).refine(isSafe, NO_CARD_NUMBER),
  kind: PaymentMethodKind,
  lastFour: z
    .string()
    .trim()
    .regex(/^\d{4}$/, 'the last four digits, such as 4242')
    .optional(),
  /** The last month in which it can pay, yyyy-mm. */
  expires: ContractYearMonth.optional(),
  /** The payment owner: hears of what it pays and of its end. */
  owner: z.email().max(200).refine(isSafe, NO_CARD_NUMBER).transform(foldMail).pipe(z.string()).optional(),
  note: passage(1_000).refine(isSafe, NO_CARD_NUMBER).default(''),
});
export type PaymentMethodInput = z.infer<typeof PaymentMethodInput>;

export const PaymentMethod = PaymentMethodInput.extend({ id: z.string(), version: z.int() });
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** `2026-02` → `2026-02-28` */
export function lastDayOfMonth(month: string): CivilDay {
  return addDays(addMonths(`${month}-01`, 1), -1);
}

/** `Company card ·· 4242` */
export function methodName({ name, lastFour }: Pick<PaymentMethod, 'name' | 'lastFour'>): string {
  return lastFour === undefined ? name : `${name} ·· ${lastFour}`;
}
