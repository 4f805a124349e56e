// What a contract costs on one day: its present term, its run-rate, what is paid next, and what each line has in it.
import * as z from 'zod';
import { addDays, addMonths, CivilDay, later } from '../../calendar/civil-day.ts';
import { minorUnits, written } from '../../money/exact.ts';
import type { Contract } from '../contract.ts';
import type { PricedContract } from './accrual.ts';
import { type Costs, costsOf } from './cost-between.ts';
import { type Due, paymentPeriods, paymentsOf } from './payments.ts';
import { annualByLine } from './run-rate.ts';
import { nextFinancialYear } from './series.ts';

/** A decimal string in the contract's currency, with the digits of its minor unit; refunds are negative. */
const Told = z.string();

const Stretch = z.object({ from: CivilDay, /** Last day of it. */ to: CivilDay, amount: Told });

export const ContractCost = z.object({
  currency: z.string(),
  /** The term that covers the day, or the nearest one; a year of a contract that has no terms. */
  term: Stretch.extend({
    /** Of the amount: prices and fees that fall on one day. */
    oneTime: Told,
    /** Discounts that the term could not bear; not deducted. */
    unused: z.array(
      z.object({
        /** Index of the line; null for the contract's own. */ line: z.int().nullable(),
        amount: Told,
      }),
    ),
  }).nullable(),
  /** Net of all discounts, by line: in that term, and in a year at today's rate. They add up to their wholes. */
  lines: z.array(z.object({ term: Told, annual: Told })),
  /** The run-rate of the lines in force, one-time fees apart. */
  annual: Told,
  /** Cash due in the next twelve months, today included; null where nobody said how often it is paid. */
  dueInYear: Told.nullable(),
  /** A subscription's next payment term, a perpetual contract's next financial year; null when there is none. */
  next: Stretch.extend({ kind: z.enum(['paymentTerm', 'financialYear']) }).nullable(),
  nextPayment: z.object({ day: CivilDay, amount: Told }).nullable(),
});
export type ContractCost = z.infer<typeof ContractCost>;

const YEAR = 12;

/** @returns null where no price or no currency is agreed */
export function contractCost(
  contract: PricedContract & Pick<Contract, 'kind' | 'currency'>,
  today: CivilDay,
  firstMonthOfFinancialYear: number,
): ContractCost | null {
  const { currency } = contract;
  if (currency === undefined || !isPriced(contract)) return null;
  const inYear = addMonths(today, YEAR);
  // The next financial year ends within two years, and terms that begin behind it are not asked for.
  const horizon = addMonths(later(today, contract.start), 2 * YEAR);
  const costs = costsOf(contract, currency, horizon);
  const payments = paymentsOf(contract, currency, horizon);
  const annual = annualByLine(contract, currency, today);
  const tell = (minor: bigint) => written(minor, currency);
  const term = shownWhole(costs, today);
  const parts = term && costs.parts(...term);
  const due = payments?.filter(({ day }) => day >= today) ?? [];
  return {
    currency,
    term: term && {
      from: term[0],
      to: addDays(term[1], -1),
      amount: tell(costs.total(...term)),
      oneTime: tell(costs.oneTime(...term)),
      unused: costs.accrual.unused
        .filter(({ from }) => term[0] <= from && from < term[1])
        .map(({ line = null, amount }) => ({ line, amount: tell(minorUnits(amount, currency)) })),
    },
    lines: annual.map((minor, line) => ({ term: tell(parts?.[line] ?? 0n), annual: tell(minor) })),
    annual: tell(annual.reduce((total, minor) => total + minor, 0n)),
    dueInYear: payments ? tell(totalOf(due.filter(({ day }) => day < inYear))) : null,
    next: nextOf(contract, costs, today, horizon, firstMonthOfFinancialYear, tell),
    nextPayment: due[0]
      ? { day: due[0].day, amount: tell(totalOf(due.filter(({ day }) => day === due[0]?.day))) }
      : null,
  };
}

export function isPriced({ lines, fees }: PricedContract): boolean {
  return lines.length > 0 || fees.length > 0;
}

function totalOf(payments: readonly Due[]): bigint {
  return payments.reduce((total, { minor }) => total + minor, 0n);
}

/** The whole that covers the day; before the first one that, after the last one that. */
function shownWhole({ wholes }: Costs, today: CivilDay): readonly [CivilDay, CivilDay] | null {
  return wholes.find(([, until]) => today < until) ?? wholes.at(-1) ?? null;
}

function nextOf(
  contract: PricedContract & Pick<Contract, 'kind'>,
  costs: Costs,
  today: CivilDay,
  horizon: CivilDay,
  firstMonth: number,
  tell: (minor: bigint) => string,
): ContractCost['next'] {
  const amount = (from: CivilDay, until: CivilDay) => ({
    from,
    to: addDays(until, -1),
    amount: tell(costs.total(from, until)),
  });
  if (contract.kind === 'perpetual') {
    const from = nextFinancialYear(today, firstMonth);
    return { kind: 'financialYear', ...amount(from, addMonths(from, YEAR)) };
  }
  const period = paymentPeriods(contract, horizon)?.find(({ day }) => day >= today);
  return period ? { kind: 'paymentTerm', ...amount(period.from, period.until) } : null;
}
