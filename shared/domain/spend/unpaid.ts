// Payments that fell due and that no statement shows; what statements do not reach yet is not judged.
import { addDays, type CivilDay } from '../calendar/civil-day.ts';

/** Money leaves this long before or behind the day it is due on and still pays for it. */
export const DAYS_BEFORE = 30;
const DAYS_BEHIND = 60;
/** Rates, fees and rounding let a payment differ by this much from what was agreed. */
const ENOUGH_PERCENT = 90n;

export interface FellDue {
  readonly day: CivilDay;
  readonly applicationIds: readonly string[];
  readonly currency: string;
  readonly minor: bigint;
}

export interface Left {
  readonly day: CivilDay;
  readonly applicationId: string;
  readonly currency: string;
  /** Net; refunds are negative and pay for nothing. */
  readonly minor: bigint;
}

/**
 * Each amount that left pays once, the earliest payment first.
 * @param statementsUntil last day that statements reach; undefined while there are none
 * @returns payments of known applications that nothing paid for
 */
export function unpaid<P extends FellDue>(
  payments: readonly P[],
  left: readonly Left[],
  statementsUntil: CivilDay | undefined,
): P[] {
  if (statementsUntil === undefined) return [];
  const rest = left
    .filter(({ minor }) => minor > 0n)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((one) => ({ ...one }));
  return payments
    .filter(
      ({ day, minor, applicationIds }) => minor > 0n && applicationIds.length > 0 && day <= statementsUntil,
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .filter((payment) => {
      const [from, to] = [addDays(payment.day, -DAYS_BEFORE), addDays(payment.day, DAYS_BEHIND)];
      const fitting = rest.filter(
        (one) =>
          one.minor > 0n &&
          one.currency === payment.currency &&
          payment.applicationIds.includes(one.applicationId) &&
          from <= one.day &&
          one.day <= to,
      );
      const there = fitting.reduce((sum, { minor }) => sum + minor, 0n);
      if (there * 100n < payment.minor * ENOUGH_PERCENT) return true;
      let open = payment.minor;
      for (const one of fitting) {
        const isMore = one.minor > open;
        const taken = isMore ? open : one.minor;
        one.minor -= taken;
        open -= taken;
      }
      return false;
    });
}
