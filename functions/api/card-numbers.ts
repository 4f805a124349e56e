// A full card number is refused in whatever text it was typed into; asked here and not by the schemas, which every page loads.
import { cardNumbersIn, NO_CARD_NUMBER } from '#shared/domain/payments/card-number.ts';
import { refuse } from '#shared/domain/refusal.ts';

const TEXTS = {
  contract: ['description', 'notes', 'purchaseOrder', 'customReminders.text'],
  application: ['notes'],
} as const;

/** @returns the refusal that names each field */
export function cardNumberTyped(
  thing: keyof typeof TEXTS,
  body: object,
): ReturnType<typeof refuse> | undefined {
  const errors = cardNumbersIn(body, TEXTS[thing]).map((field) => ({ field, reason: NO_CARD_NUMBER }));
  const [first] = errors;
  return first && refuse('invalid', `${first.field}: ${first.reason}`, { field: first.field, errors });
}
