// What payment methods have to say today: those that expire soon, to their owners.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Contract } from '#shared/domain/contracts/contract.ts';
import { methodName } from '#shared/domain/payments/payment-method.ts';
import { methodExpiryNotice } from '#shared/domain/reminders/method-expiry.ts';
import { payerAsRecipient, type Recipient } from '#shared/domain/reminders/recipients.ts';
import type { ReminderRule } from '#shared/domain/settings/reminder-rule.ts';
import type { PaymentMethodState } from '#shared/table/payment-method-store.ts';
import type { Due } from './claim.ts';

type Methods = ReadonlyMap<string, PaymentMethodState>;

export function dueOfMethods(
  methods: Methods,
  contracts: readonly Contract[],
  today: CivilDay,
  { on, leadDays }: ReminderRule,
): Due[] {
  if (!on) return [];
  return [...methods.values()].flatMap((method) => {
    const notice = methodExpiryNotice(method, contracts, today, leadDays);
    const named = method.owner === undefined ? [] : [asOwner(method, method.owner)];
    return notice ? [{ notice, named }] : [];
  });
}

/** The payment owner of a contract, if there is one. */
export function paymentOwnerOf(contract: Contract, methods: Methods): Recipient[] {
  const method = methods.get(contract.paymentMethodId ?? '');
  return method ? payerAsRecipient(method.owner, methodName(method), contract.name) : [];
}

/** Everybody whose payment method pays one of these contracts. */
export function paymentOwnersOf(contracts: readonly Contract[], methods: Methods): Recipient[] {
  const paying = new Set(contracts.map(({ paymentMethodId }) => paymentMethodId));
  return [...methods.values()].flatMap((method) =>
    method.owner !== undefined && paying.has(method.id) ? [asOwner(method, method.owner)] : [],
  );
}

function asOwner(method: PaymentMethodState, mail: string): Recipient {
  return { mail, why: `you own the payment method ${methodName(method)}` };
}
