// What a contract costs on one day: its present term, its run-rate, what is paid next, and what each line has in it.
import { addDays, addMonths, type CivilDay, later } from '../../calendar/civil-day.ts';
import { nextFinancialYear } from '../../calendar/financial-year.ts';
import { minorUnits, written } from '../../money/exact.ts';
import type { Contract } from '../contract.ts';
import type { PricedContract } from './accrual.ts';
import { type Costs, costsOf } from './cost-between.ts';
import type { ContractCost, CostMonth, MonthsAsked } from './cost-facts.ts';
import { type Due, paymentPeriods, paymentsOf } from './payments.ts';
import { annualByLine } from './run-rate.ts';
import { monthlySeries } from './series.ts';

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
  const range = { since: today, horizon };
  const costs = costsOf(contract, currency, range);
  const payments = paymentsOf(contract, currency, range);
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

/** The run-rate of a year; null where no price or no currency is agreed. */
export function annualCost(
  contract: PricedContract & Pick<Contract, 'currency'>,
  today: CivilDay,
): string | null {
  const { currency } = contract;
  if (currency === undefined || !isPriced(contract)) return null;
  return written(
    annualByLine(contract, currency, today).reduce((total, minor) => total + minor, 0n),
    currency,
  );
}

/** Whether anything of it costs something. */
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

/** The contract's money by civil month; empty where no price or no currency is agreed. */
export function contractMonths(
  contract: PricedContract & Pick<Contract, 'currency'>,
  asked: MonthsAsked,
): CostMonth[] {
  const { currency } = contract;
  if (currency === undefined || !isPriced(contract)) return [];
  // The month before, too: what changed is told against it.
  const range = { since: addMonths(asked.first, -1), horizon: addMonths(asked.first, asked.months) };
  const costs = costsOf(contract, currency, range);
  const payments = paymentsOf(contract, currency, range);
  return monthlySeries(contract, currency, costs, payments, asked).map(
    ({ month, added, changed, cost, oneTime, payment }) => ({
      month,
      added: written(added, currency),
      changed: written(changed, currency),
      cost: written(cost, currency),
      oneTime: written(oneTime, currency),
      payment: payment === null ? null : written(payment, currency),
    }),
  );
}
