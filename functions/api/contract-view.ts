// A contract as people see it: what was agreed and decided, and what follows from it on the organisation's present day.
import type { ContractRow, ContractView } from '#shared/api/contracts.ts';
import { type CivilDay, civilDayOf } from '#shared/domain/calendar/civil-day.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import type { ContractDates } from '#shared/domain/contracts/date-facts.ts';
import { reminderRulesOf } from '#shared/domain/contracts/reminder-rules.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import { listApplications, loadApplication } from '#shared/table/application-store.ts';
import { type ContractState, contractOf, listContracts } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
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
  const [settings, ...applications] = await Promise.all([
    settingsOf(table),
    ...stored.state.applicationIds.map((id) => loadApplication(table, id)),
  ]);
  return {
    ...contractOf(stored),
    applicationNames: applications.flatMap((one) => one?.state.name ?? []),
    dates: datesOf(stored.state, settings, civilDayOf(at, settings.timeZone)),
  };
}

/** Every contract with its row, in the order of the names. */
export async function viewContracts(table: Table, at: string): Promise<ContractRow[]> {
  const [settings, contracts, applications] = await Promise.all([
    settingsOf(table),
    listContracts(table),
    listApplications(table),
  ]);
  const today = civilDayOf(at, settings.timeZone);
  const nameOf = new Map(applications.map(({ state }) => [state.id, state.name]));
  return contracts.map((stored) => {
    const { id, name, kind, vendor, applicationIds, owners, start, currency, paymentFrequency } =
      stored.state;
    const dates = datesOf(stored.state, settings, today);
    const { status, renewal, end, nextCancelBy, renewalDeadline, renewalDate, nextPayment } = dates;
    return {
      id,
      name,
      kind,
      vendor,
      applicationIds,
      applicationNames: applicationIds.flatMap((one) => nameOf.get(one) ?? []),
      owners,
      start,
      currency,
      paymentFrequency,
      status,
      renewal,
      end,
      nextCancelBy,
      renewalDeadline,
      renewalDate,
      nextPayment,
      version: stored.version,
    };
  });
}

/** Contracts about an application that still run or will, the nearest end first. */
export async function contractsOfApplication(
  table: Table,
  applicationId: string,
  at: string,
): Promise<{ id: string; name: string; endsOn?: CivilDay }[]> {
  const rows = await viewContracts(table, at);
  return rows
    .filter((row) => row.applicationIds.includes(applicationId))
    .filter(({ status }) => status !== 'expired' && status !== 'cancelled')
    .sort((a, b) => ((a.end ?? '~') < (b.end ?? '~') ? -1 : 1))
    .map(({ id, name, end }) => ({ id, name, ...(end !== null && { endsOn: end }) }));
}
