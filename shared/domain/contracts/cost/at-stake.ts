// The money behind a date of a contract: what falls due on it, or what the term costs that nobody has stopped yet.
import { addDays, type CivilDay } from '../../calendar/civil-day.ts';
import { written } from '../../money/exact.ts';
import type { ContractNotice, NoticeMoney } from '../../notifications/notice.ts';
import type { Contract } from '../contract.ts';
import type { PricedContract } from './accrual.ts';
import { annualCost, isPriced } from './contract-cost.ts';
import { costsOf } from './cost-between.ts';
import { paymentsOf } from './payments.ts';

/** @returns undefined where no price is agreed, and where nothing is to be paid */
export function moneyAtStake(
  contract: PricedContract & Pick<Contract, 'currency'>,
  notice: ContractNotice,
  today: CivilDay,
): NoticeMoney | undefined {
  const { currency } = contract;
  if (currency === undefined || !isPriced(contract)) return undefined;
  const told = (of: NoticeMoney['of'], amount: string | null | undefined) =>
    amount === null || amount === undefined || Number(amount) === 0 ? undefined : { of, amount, currency };
  const isPayment =
    notice.kind === 'paymentDue' || (notice.kind === 'custom' && notice.target === 'nextPayment');
  if (isPayment) return told('payment', paymentOn(contract, currency, notice.on));
  const next = nextTermOf(notice);
  const term = next === undefined ? undefined : told('nextTerm', termFrom(contract, currency, next));
  return term ?? told('year', annualCost(contract, today));
}

/** First day of the term that begins if nobody acts. */
function nextTermOf(notice: ContractNotice): CivilDay | undefined {
  if (notice.kind === 'renewalDue') return notice.on;
  return notice.kind === 'cancelBy' && notice.ends !== null ? addDays(notice.ends, 1) : undefined;
}

function paymentOn(contract: PricedContract, currency: string, day: CivilDay): string | undefined {
  const due = paymentsOf(contract, currency, { since: day, horizon: addDays(day, 1) })?.filter(
    (payment) => payment.day === day,
  );
  return (
    due &&
    written(
      due.reduce((total, { minor }) => total + minor, 0n),
      currency,
    )
  );
}

/** What the term that begins on a day costs; `undefined` when none begins then. */
export function termFrom(contract: PricedContract, currency: string, first: CivilDay): string | undefined {
  const costs = costsOf(contract, currency, { since: first, horizon: addDays(first, 1) });
  const term = costs.wholes.find(([from]) => from === first);
  return term && written(costs.total(...term), currency);
}
