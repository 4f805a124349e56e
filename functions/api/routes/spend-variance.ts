// A month's difference between spend and cost is explained by its transactions and the payments that contracts ask for.
import { getSpendVariance, type SpendVariance, type VarianceItem } from '#shared/api/spend-variance.ts';
import { addDays, addMonths, type CivilDay, earlier, isBefore } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { isPriced } from '#shared/domain/contracts/cost/contract-cost.ts';
import { paymentsOf } from '#shared/domain/contracts/cost/payments.ts';
import { written } from '#shared/domain/money/exact.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { costAgainstSpend, groupsOf } from '#shared/domain/spend/cost-against-spend.ts';
import { type CountedLicense, countedSeats } from '#shared/domain/spend/counted-seats.ts';
import { monthOf } from '#shared/domain/spend/spend-row.ts';
import { type AskedOnce, explainVariance } from '#shared/domain/spend/variance.ts';
import { type ContractState, listContracts } from '#shared/table/contract-store.ts';
import { lastLicenseDays } from '#shared/table/license-month-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { contractMoney, type JoinedSpend, joinedSpend } from '../compared-money.ts';
import { endpoint } from '../endpoint.ts';
import { applicationNames, viewSpend } from '../spend-view.ts';

/** A count that is older than this says nothing about a payment. */
const FRESH_DAYS = 31;

export const spendVarianceEndpoints = [
  endpoint(getSpendVariance, async ({ table }, { query, at }) => {
    const { month, currency, applicationId } = query;
    const [{ timeZone, firstMonthOfFinancialYear, reportingCurrency }, rows, stored, nameOf] =
      await Promise.all([
        settingsOf(table),
        viewSpend(table, month, month),
        listContracts(table),
        applicationNames(table),
      ]);
    if (applicationId !== undefined && !nameOf.has(applicationId))
      return refuse('notFound', 'There is no such application');
    const contracts = stored.map(({ state }) => state);
    const group =
      applicationId === undefined ? [] : groupsOf(contracts.map((one) => one.applicationIds))(applicationId);
    const isMine = (ids: readonly string[]) =>
      group.length === 0 ? ids.length === 0 : ids.some((id) => group.includes(id));
    const mine = contracts.filter((one) => isMine(one.applicationIds));
    const first = `${month}-01`;
    const asked = await paymentsIn(table, contracts, mine, {
      month,
      currency,
      today: civilDayOf(at, timeZone),
    });
    const counted = rows.filter(
      ({ state, application }) => state !== 'archived' && application && group.includes(application.id),
    );
    const days = asked.map(({ day }) => day);
    const joined = (await joinedSpend(table, counted, contracts, reportingCurrency, days)).filter(
      ({ row }) => row.currency === currency,
    );
    const money = contractMoney(mine, first, 1, firstMonthOfFinancialYear).filter(
      (one) => one.currency === currency,
    );
    const compared = costAgainstSpend([month], month, money, joined).rows[0]?.total;
    const none = written(0n, currency);
    const { cost, due, spend, variance } = compared ?? { cost: none, due: none, spend: none, variance: none };
    const { parts, lines } = explainVariance({
      currency,
      cost,
      due,
      payments: asked,
      transactions: joined.map(({ of, row, conversion }) => ({
        id: of.id,
        day: of.day,
        spend: row.net,
        isWithoutTax: of.net !== of.amount,
        ...(conversion && { worthOn: (day: CivilDay) => conversion.on(day)?.converted }),
      })),
    });
    const spentOf = new Map(joined.map((one) => [one.of.id, one]));
    const askedOf = new Map(asked.map((one) => [one.id, one]));
    const nothing = { timing: none, tax: none, quantity: none, price: none, rate: none, other: none };
    const told: VarianceItem[] = lines.map((line) => {
      const payment = askedOf.get(line.paymentId ?? '');
      const spent = spentOf.get(line.transactionId ?? '');
      return {
        transaction: spent ? viewTransaction(spent, payment?.day) : null,
        payment: payment ? viewPayment(payment) : null,
        parts: { ...line.parts },
      };
    });
    const timing = { transaction: null, payment: null, parts: { ...nothing, timing: parts.timing } };
    return done<SpendVariance>({
      applications: group.map((id) => ({ id, name: nameOf.get(id) ?? 'A deleted application' })),
      month,
      currency,
      cost,
      due,
      spend,
      variance,
      parts: { ...parts },
      items: /[1-9]/.test(parts.timing) ? [timing, ...told] : told,
      next: null,
    });
  }),
];

interface Asked extends AskedOnce {
  readonly contract: ContractState;
}

interface Frame {
  readonly month: string;
  readonly currency: string;
  readonly today: CivilDay;
}

/** What each contract asks for on each day of the month, and the seats that are known on it. */
async function paymentsIn(
  table: Table,
  all: readonly ContractState[],
  mine: readonly ContractState[],
  { month, currency, today }: Frame,
): Promise<Asked[]> {
  const [since, horizon] = [`${month}-01`, addMonths(`${month}-01`, 1)];
  const priced = mine.filter((one) => one.currency === currency && isPriced(one));
  const dueOn = (contract: Parameters<typeof paymentsOf>[0]) =>
    Map.groupBy(
      (paymentsOf(contract, currency, { since, horizon }) ?? []).filter(({ day }) => monthOf(day) === month),
      ({ day }) => day,
    );
  const totalOn = (contract: Parameters<typeof paymentsOf>[0], day: CivilDay) =>
    (dueOn(contract).get(day) ?? []).reduce((total, { minor }) => total + minor, 0n);
  const naming = all.flatMap(({ lines }) => [...new Set(lines.flatMap(({ licenseId }) => licenseId ?? []))]);
  const isShared = (id: string) => naming.indexOf(id) !== naming.lastIndexOf(id);
  const dues = priced.flatMap((contract) => [...dueOn(contract).keys()].map((day) => ({ contract, day })));
  const countedOn = new Map<CivilDay, ReadonlyMap<string, CountedLicense>>();
  for (const day of new Set(dues.map((one) => one.day))) {
    const ids = dues
      .filter((one) => one.day === day)
      .flatMap(({ contract }) => contract.lines.flatMap(({ licenseId }) => licenseId ?? []));
    countedOn.set(day, await countedLicenses(table, [...new Set(ids)], earlier(day, today)));
  }
  return dues.map(({ contract, day }) => {
    const counted = countedOn.get(day) ?? new Map();
    const dueOf = (one: Parameters<typeof paymentsOf>[0]) => totalOn(one, day);
    return {
      id: `${contract.id}_${day}`,
      contract,
      day,
      amount: written(dueOf(contract), currency),
      taxPercent: contract.taxPercent,
      seats: countedSeats(contract, { day, currency, isShared, counted, dueOf }),
    };
  });
}

async function countedLicenses(
  table: Table,
  ids: readonly string[],
  day: CivilDay,
): Promise<Map<string, CountedLicense>> {
  const oldest = addDays(day, -FRESH_DAYS);
  const found = ids.length === 0 ? new Map<string, never>() : await lastLicenseDays(table, ids, day);
  return new Map(
    [...found].flatMap(([id, { day: on, purchased, seats }]) =>
      isBefore(on, oldest) || purchased === 'unlimited' ? [] : [[id, { purchased, seats }] as const],
    ),
  );
}

function viewTransaction({ of, row, conversion }: JoinedSpend, paid: CivilDay | undefined) {
  const { id, day, text, net, currency } = of;
  const ofPayment = paid === undefined ? undefined : conversion?.on(paid);
  return {
    id,
    day,
    text,
    net,
    currency,
    spend: row.net,
    rates: [...(conversion?.rates ?? [])],
    ratesOfPayment: [...(ofPayment?.rates ?? [])],
  };
}

function viewPayment({ id, contract, day, amount, taxPercent, seats }: Asked) {
  return {
    id,
    contract: { id: contract.id, name: contract.name },
    day,
    amount,
    taxPercent: taxPercent ?? null,
    seats: seats === undefined || seats === 'fixed' ? null : seats,
  };
}
