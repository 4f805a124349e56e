// The renewals and deadlines of a contract in a span of days, each with what the term costs that begins then.
import { addDays, type CivilDay } from '../../calendar/civil-day.ts';
import type { RenewalRow } from '../../notifications/notice.ts';
import type { Contract } from '../contract.ts';
import { contractDates } from '../contract-dates.ts';
import { datesWithin } from '../dates-within.ts';
import type { PricedContract } from './accrual.ts';
import { termFrom } from './at-stake.ts';
import { isPriced } from './contract-cost.ts';

export interface RenewalDate extends Omit<RenewalRow, 'contract'> {
  /** First day of the term that begins; null where nothing begins. */
  readonly begins: CivilDay | null;
  /** What that term costs; undefined where no price is agreed. */
  readonly amount: string | undefined;
}

export function renewalDates(
  contract: PricedContract & Pick<Contract, 'currency' | 'confirmed'>,
  from: CivilDay,
  to: CivilDay,
): RenewalDate[] {
  return datesWithin(contract, from, to).map(({ on, what }) => {
    const begins = beginsAfter(contract, on, what);
    const { currency } = contract;
    const isKnown = currency !== undefined && begins !== null && isPriced(contract);
    return {
      on,
      what,
      begins,
      amount: isKnown ? termFrom(goneOn(contract, on, what), currency, begins) : undefined,
    };
  });
}

function beginsAfter(contract: PricedContract, on: CivilDay, what: RenewalRow['what']): CivilDay | null {
  if (what === 'renews' || what === 'renewsIfConfirmed') return on;
  const { nextCancelEnds, renewalDate } = contractDates(contract, on, []);
  return what === 'decide' && nextCancelEnds !== null ? addDays(nextCancelEnds, 1) : renewalDate;
}

/** A renewal that needs a word is priced as if it had been given. */
function goneOn<C extends PricedContract & Pick<Contract, 'confirmed'>>(
  contract: C,
  on: CivilDay,
  what: RenewalRow['what'],
): C {
  const { renewal } = contract;
  if (renewal.kind === 'none' || what === 'decide' || what === 'renews') return contract;
  return {
    ...contract,
    confirmed: [...contract.confirmed, { months: renewal.months, decidedOn: on }],
  };
}
