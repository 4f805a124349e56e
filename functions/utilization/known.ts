// What is known beside a connection when it is judged: who is who, and how many seats contracts say were bought.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { type AgreedLicenses, agreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { type KnownPeople, knownPeople } from './inputs.ts';

export interface Known {
  readonly people: KnownPeople;
  readonly agreed: AgreedLicenses;
}

export async function knownOn(table: Table, at: Instant): Promise<Known> {
  const [people, contracts, { timeZone }] = await Promise.all([
    knownPeople(table),
    listContracts(table),
    settingsOf(table),
  ]);
  const today = civilDayOf(at, timeZone);
  return {
    people,
    agreed: agreedLicenses(
      contracts.map(({ state }) => state),
      today,
    ),
  };
}
