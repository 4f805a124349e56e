// How the seats behind a contract are used, for the bar in its mail.
import type { AgreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { effectiveLicense, isCounted } from '#shared/domain/licenses/effective-license.ts';
import type { SeatUse } from '#shared/domain/notifications/notice.ts';
import { INACTIVITY_PERIODS, type InactivityPeriod } from '#shared/domain/utilization/inactivity.ts';
import { seatParts, sumOfParts } from '#shared/domain/utilization/seat-parts.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { licenseOf, listLicenses } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';

/**
 * Over the managed user licenses with a number bought; undefined when none is counted with activity.
 * @param periodDays of the organization; an application may have its own
 * @param agreed what contracts say was bought
 */
export async function seatUse(
  table: Table,
  applicationIds: readonly string[],
  periodDays: InactivityPeriod,
  agreed: AgreedLicenses,
): Promise<SeatUse | undefined> {
  const licenses = await Promise.all(applicationIds.map((id) => licensesUnder(table, id, periodDays)));
  const counted = licenses.flat().flatMap(({ license, period }) => {
    const { kind, purchased } = effectiveLicense(license, agreed.get(license.id)?.quantities);
    const { figures } = license;
    const states = figures?.states[period];
    if (!isCounted(license) || kind !== 'user' || typeof purchased !== 'number') return [];
    if (!figures?.hasActivity || !states) return [];
    const parts = seatParts(purchased, { seats: figures.seats, states });
    return [{ purchased, parts, day: figures.basis.day }];
  });
  const asOf = counted.map(({ day }) => day).sort()[0];
  if (asOf === undefined) return undefined;
  return {
    purchased: counted.reduce((total, one) => total + one.purchased, 0),
    ...sumOfParts(counted.map(({ parts }) => parts)),
    asOf,
  };
}

/** The licenses of an application, each with the place of the period in force among its counts. */
async function licensesUnder(table: Table, applicationId: string, periodDays: InactivityPeriod) {
  const [application, licenses] = await Promise.all([
    loadApplication(table, applicationId),
    listLicenses(table, applicationId),
  ]);
  const period = INACTIVITY_PERIODS.indexOf(application?.state.inactivityPeriodDays ?? periodDays);
  return licenses.map((stored) => ({ license: licenseOf(stored), period }));
}
