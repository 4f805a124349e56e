// The licenses whose holders one connection tells, as people know them, with what a seat of each costs a year.
import { holdersFrom, skuOf } from '#shared/connectors/freshness.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { seatCost } from '#shared/domain/chargeback/seat-cost.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import type { AnnualAmount } from '#shared/domain/contracts/cost/cost-facts.ts';
import { type AgreedLicenses, licenseCost } from '#shared/domain/contracts/cost/license-cost.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import type { Stored } from '#shared/table/entity.ts';
import { type LicenseState, licenseOf } from '#shared/table/license-store.ts';

export interface NamedLicense {
  readonly id: string;
  readonly name: string;
  /** Absent where nobody said, or nobody knows of how many. */
  readonly annual?: AnnualAmount[];
}

/** By the name that the accounts of the connection have for them. */
export type NamedLicenses = ReadonlyMap<string, NamedLicense>;

/** Managed ones that are active at the vendor. @param licenses of the connection's application */
export function toldBy(
  connection: Connection,
  licenses: readonly Stored<LicenseState>[],
  connections: ReadonlyMap<string, Connection>,
): { readonly sku: string; readonly stored: Stored<LicenseState>; readonly name: string }[] {
  return licenses.flatMap((stored) => {
    const { state } = stored;
    if (!state.managed || holdersFrom(state, connections)?.id !== connection.id) return [];
    const { name, status } = effectiveLicense(state);
    return status === 'active' ? [{ sku: skuOf(state, connection), stored, name }] : [];
  });
}

/** @param licenses of its application */
export function namedLicenses(
  licenses: readonly Stored<LicenseState>[],
  connection: Connection,
  connections: ReadonlyMap<string, Connection>,
  agreed: AgreedLicenses,
  today: CivilDay,
): NamedLicenses {
  const named = new Map<string, NamedLicense>();
  for (const { sku, stored, name } of toldBy(connection, licenses, connections)) {
    const { state } = stored;
    const lines = agreed.get(state.id);
    const { purchased } = effectiveLicense(state, lines?.quantities);
    const cost = licenseCost(state, lines, today);
    const annual = cost && seatCost(cost.annual, purchased, licenseOf(stored).figures?.people ?? 0);
    named.set(sku, { id: state.id, name, ...(annual && { annual: [...annual] }) });
  }
  return named;
}
