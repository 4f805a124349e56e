// A contract as people see it: what was agreed and decided, and what follows from it on the organisation's present day.
import type { ContractRow, ContractView } from '#shared/api/contracts.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { annualCost, contractCost } from '#shared/domain/contracts/cost/contract-cost.ts';
import { type AgreedLicenses, agreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import type { ContractDates } from '#shared/domain/contracts/date-facts.ts';
import { reminderRulesOf } from '#shared/domain/contracts/reminder-rules.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import { type Conversion, convert, total } from '#shared/domain/money/exchange.ts';
import type { Total } from '#shared/domain/money/total.ts';
import { methodName } from '#shared/domain/payments/payment-method.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import { listApplications, loadApplication } from '#shared/table/application-store.ts';
import { type ContractState, contractOf, listContracts } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { loadLicense } from '#shared/table/license-store.ts';
import { loadPaymentMethod } from '#shared/table/payment-method-store.ts';
import { ratesFor } from '#shared/table/rate-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';

export function datesOf(state: ContractState, { reminders }: Settings, today: CivilDay): ContractDates {
  const { cancelBy } = reminderRulesOf(reminders, state.reminders);
  return contractDates(state, today, cancelBy.leadDays);
}

export async function viewContract(
  table: Table,
  stored: Stored<ContractState>,
  at: string,
): Promise<ContractView> {
  const { applicationIds, lines, paymentMethodId } = stored.state;
  const licenseIds = [...new Set(lines.flatMap(({ licenseId }) => licenseId ?? []))];
  const [settings, contracts, applications, licenses, method] = await Promise.all([
    settingsOf(table),
    listContracts(table),
    Promise.all(applicationIds.map((id) => loadApplication(table, id))),
    Promise.all(licenseIds.map((id) => loadLicense(table, id))),
    paymentMethodId === undefined ? undefined : loadPaymentMethod(table, paymentMethodId),
  ]);
  const today = civilDayOf(at, settings.timeZone);
  const { id, predecessorId } = stored.state;
  const named = contracts.map(({ state }) => state);
  const nameOf = (one: ContractState) => ({ id: one.id, name: one.name });
  const predecessor = named.find((one) => one.id === predecessorId);
  return {
    ...contractOf(stored),
    predecessor: predecessor ? nameOf(predecessor) : null,
    successors: named.filter((one) => one.predecessorId === id).map(nameOf),
    applicationNames: applications.flatMap((one) => one?.state.name ?? []),
    licenseNames: Object.fromEntries(
      licenses.flatMap((one) => (one ? [[one.state.id, effectiveLicense(one.state).name]] : [])),
    ),
    ...(method && { paymentMethodName: methodName(method.state) }),
    ...(method?.state.owner !== undefined && { paymentMethodOwner: method.state.owner }),
    dates: datesOf(stored.state, settings, today),
    cost: contractCost(stored.state, today, settings.firstMonthOfFinancialYear),
  };
}

interface Judged {
  readonly stored: Stored<ContractState>;
  readonly dates: ContractDates;
}

interface JudgedContracts {
  readonly judged: readonly Judged[];
  readonly settings: Settings;
  readonly today: CivilDay;
}

/** Every contract with its dates, in the order of the names. */
async function judgedContracts(table: Table, at: string): Promise<JudgedContracts> {
  const [settings, contracts] = await Promise.all([settingsOf(table), listContracts(table)]);
  const today = civilDayOf(at, settings.timeZone);
  return {
    settings,
    today,
    judged: contracts.map((stored) => ({ stored, dates: datesOf(stored.state, settings, today) })),
  };
}

export interface ContractRows {
  /** In the order of the names. */
  readonly rows: readonly ContractRow[];
  /** The annual cost of some of them in the reporting currency. */
  totalOf(rows: readonly ContractRow[]): Total;
}

/** Every contract with its row and what it costs a year, converted with today's rates. */
export async function viewContracts(table: Table, at: string): Promise<ContractRows> {
  const [{ judged, settings, today }, applications] = await Promise.all([
    judgedContracts(table, at),
    listApplications(table),
  ]);
  const { reportingCurrency: reporting } = settings;
  const nameOf = new Map(applications.map(({ state }) => [state.id, state.name]));
  const currencies = new Set(judged.flatMap(({ stored }) => stored.state.currency ?? []));
  const wanted = [...currencies].map((currency) => ({ currency, day: today }));
  const rates = await ratesFor(table, reporting, wanted);
  return {
    rows: judged.map(({ stored, dates }) => {
      const annual = annualCost(stored.state, today);
      const { currency } = stored.state;
      return {
        ...contractOf(stored),
        ...dates,
        applicationNames: stored.state.applicationIds.flatMap((id) => nameOf.get(id) ?? []),
        annual,
        annualConverted:
          annual === null || currency === undefined
            ? null
            : inReporting(convert(annual, currency, today, rates, reporting), reporting),
      };
    }),
    totalOf: (rows) =>
      total(
        rows.flatMap(({ annual, annualConverted, currency }) =>
          annual === null || currency === undefined
            ? []
            : [{ amount: annual, currency, converted: annualConverted?.amount ?? null }],
        ),
        reporting,
      ),
  };
}

function inReporting(conversion: Conversion, currency: string): ContractRow['annualConverted'] {
  if (conversion.converted === null) return null;
  const { converted: amount, rate, rateDay } = conversion;
  return { amount, currency, rate, rateDay };
}

interface Agreed {
  readonly contracts: number;
  readonly nextDeadline?: CivilDay;
}

/** How many contracts each application has, and by when the first of them must be decided. */
export async function agreedByApplication(table: Table, at: string): Promise<ReadonlyMap<string, Agreed>> {
  const agreed = new Map<string, Agreed>();
  const { judged } = await judgedContracts(table, at);
  for (const { stored, dates } of judged) {
    for (const id of stored.state.applicationIds) {
      const { contracts = 0, nextDeadline } = agreed.get(id) ?? {};
      const [first] = [nextDeadline, dates.renewalDeadline].filter((day) => day != null).sort();
      agreed.set(id, { contracts: contracts + 1, ...(first && { nextDeadline: first }) });
    }
  }
  return agreed;
}

/** Contracts about an application that still run or will, the nearest end first, and what all contracts say of licenses. */
export async function contractsOfApplication(
  table: Table,
  applicationId: string,
  at: string,
): Promise<{
  readonly contracts: { id: string; name: string; endsOn?: CivilDay }[];
  readonly agreed: AgreedLicenses;
}> {
  const { judged, today } = await judgedContracts(table, at);
  const contracts = judged
    .filter(({ stored }) => stored.state.applicationIds.includes(applicationId))
    .filter(({ dates }) => dates.status !== 'expired' && dates.status !== 'cancelled')
    .sort((a, b) => ((a.dates.end ?? '~') < (b.dates.end ?? '~') ? -1 : 1))
    .map(({ stored: { state }, dates: { end } }) => ({
      id: state.id,
      name: state.name,
      ...(end !== null && { endsOn: end }),
    }));
  return {
    contracts,
    agreed: agreedLicenses(
      judged.map(({ stored }) => stored.state),
      today,
    ),
  };
}
