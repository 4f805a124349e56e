// Before a payment method expires, whoever owns it hears which payments would fail.
import { addDays, addMonths, type CivilDay } from '../calendar/civil-day.ts';
import type { Contract } from '../contracts/contract.ts';
import { contractDates } from '../contracts/contract-dates.ts';
import { isPriced } from '../contracts/cost/contract-cost.ts';
import { paymentsOf } from '../contracts/cost/payments.ts';
import { written } from '../money/exact.ts';
import type { FailingPayment, Notice } from '../notifications/notice.ts';
import { lastDayOfMonth, methodName, type PaymentMethod } from '../payments/payment-method.ts';
import { dueStep } from './ladder.ts';

/** Rows that a notice keeps. */
const ROWS_KEPT = 60;
/** No contract is paid less often. */
const LONGEST_PERIOD_MONTHS = 36;

/**
 * @param leadDays days before its last day at which its end is told
 * @returns undefined while its last day is far, and behind it
 */
export function methodExpiryNotice(
  method: Pick<PaymentMethod, 'id' | 'name' | 'lastFour' | 'expires'>,
  contracts: readonly Contract[],
  today: CivilDay,
  leadDays: readonly number[],
): Extract<Notice, { kind: 'paymentMethodExpiring' }> | undefined {
  if (method.expires === undefined) return undefined;
  const on = lastDayOfMonth(method.expires);
  const step = dueStep(on, leadDays, today);
  if (step === undefined) return undefined;
  const failing = contracts
    .filter(({ paymentMethodId }) => paymentMethodId === method.id)
    .flatMap((contract) => failingPayment(contract, on, today) ?? [])
    .sort((a, b) => (a.on === b.on ? (a.contract.name < b.contract.name ? -1 : 1) : a.on < b.on ? -1 : 1));
  return {
    kind: 'paymentMethodExpiring',
    method: { id: method.id, name: methodName(method) },
    on,
    step,
    day: today,
    rows: failing.slice(0, ROWS_KEPT),
    total: failing.length,
  };
}

/** A contract's first payment behind the last day that it can be paid on. */
function failingPayment(contract: Contract, last: CivilDay, today: CivilDay): FailingPayment | undefined {
  const { id, name, currency } = contract;
  const since = addDays(last, 1);
  if (currency !== undefined && isPriced(contract)) {
    const payments = paymentsOf(contract, currency, {
      since,
      horizon: addMonths(since, LONGEST_PERIOD_MONTHS),
    });
    const next = payments
      ?.filter(({ day, minor }) => day >= since && minor > 0n)
      .map(({ day }) => day)
      .sort()[0];
    if (payments) {
      if (next === undefined) return undefined;
      const minor = payments.filter(({ day }) => day === next).reduce((sum, one) => sum + one.minor, 0n);
      return { contract: { id, name }, on: next, money: { amount: written(minor, currency), currency } };
    }
  }
  // Without prices only the day of the next payment is known.
  const next = contractDates(contract, last > today ? since : today, []).targets.paymentDue?.day;
  return next === undefined || next < since ? undefined : { contract: { id, name }, on: next };
}
