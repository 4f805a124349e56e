// What a year costs, read from all contracts and licenses as they stand, and put under whatever people ask for.
import type { AnnualBy, AnnualRow } from '#shared/api/reports.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { Chargeback, Charged } from '#shared/domain/chargeback/by-department.ts';
import {
  type AnnualPart,
  partsOfContracts,
  partsOfLicenses,
} from '#shared/domain/contracts/cost/annual-parts.ts';
import { agreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { isCounted } from '#shared/domain/licenses/effective-license.ts';
import { written } from '#shared/domain/money/exact.ts';
import { type ApplicationState, listApplications } from '#shared/table/application-store.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import { listLicenses } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { chargebackOf } from './chargeback.ts';
import { totalsIn } from './in-reporting.ts';

interface Group {
  readonly key: string;
  readonly name: string;
}

type Under = (part: AnnualPart) => readonly (readonly [group: Group, minor: bigint])[];

const whole =
  (group: (part: AnnualPart) => Group): Under =>
  (part) => [[group(part), part.minor]];

const named = (name: string): Group => ({ key: name, name });

function charged(whom: Charged): Group {
  if (whom.kind === 'department') return { key: `department/${whom.department}`, name: whom.department };
  return { key: whom.kind, name: whom.kind === 'noDepartment' ? 'No department' : 'Not assigned' };
}

export interface AnnualCost {
  readonly rows: readonly AnnualRow[];
  readonly total: AnnualRow['total'];
  readonly totals: AnnualRow['annual'];
}

export async function annualCostBy(table: Table, by: AnnualBy, at: string): Promise<AnnualCost> {
  const [contracts, licenses, stored, settings] = await Promise.all([
    listContracts(table),
    listLicenses(table),
    listApplications(table),
    settingsOf(table),
  ]);
  const today = civilDayOf(at, settings.timeZone);
  const applications = new Map(stored.map(({ state }) => [state.id, state]));
  const states = contracts.map(({ state }) => state);
  const agreed = agreedLicenses(states, today);
  const counted = licenses.filter(({ state }) => isCounted(state));
  const parts = [
    ...partsOfContracts(states, applications, today),
    ...partsOfLicenses(
      counted.map(({ state }) => state),
      agreed,
      applications,
      today,
    ),
  ].filter(({ minor }) => minor !== 0n);
  const inReporting = await totalsIn(
    table,
    settings.reportingCurrency,
    parts.map(({ currency }) => currency),
    today,
  );
  const under = undersOf(applications, () => chargebackOf(licenses, agreed, applications))[by]();
  const groups = new Map<string, { readonly group: Group; readonly own: AnnualPart[] }>();
  for (const part of parts) {
    for (const [group, minor] of under(part)) {
      const known = groups.get(group.key) ?? { group, own: [] };
      known.own.push({ ...part, minor });
      groups.set(group.key, known);
    }
  }
  const rows = [...groups.values()].map(({ group, own }): AnnualRow => {
    const annual = byCurrency(own);
    const contractIds = new Set(own.flatMap(({ contractId }) => contractId ?? []));
    return { ...group, contracts: contractIds.size, annual, total: inReporting(annual) };
  });
  const totals = byCurrency(parts);
  return { rows, totals, total: inReporting(totals) };
}

function undersOf(
  applications: ReadonlyMap<string, ApplicationState>,
  chargeback: () => Chargeback,
): Record<AnnualBy, () => Under> {
  const applicationOf = ({ applicationId = '' }: AnnualPart) => applications.get(applicationId);
  return {
    application: () =>
      whole((part) => ({ key: part.applicationId ?? '', name: applicationOf(part)?.name ?? '' })),
    vendor: () => whole(({ vendor }) => named(vendor)),
    category: () => whole((part) => named(applicationOf(part)?.category ?? '')),
    owner: () => whole(({ owner }) => named(owner)),
    department: () => {
      const charge = chargeback();
      return (part) => charge(part.minor, part).map(([whom, share]) => [charged(whom), share] as const);
    },
  };
}

interface InMinor {
  readonly currency: string;
  readonly minor: bigint;
}

/** Each currency once; they are never added. */
export function byCurrency(parts: Iterable<InMinor>): { amount: string; currency: string }[] {
  const totals = new Map<string, bigint>();
  for (const { currency, minor } of parts) totals.set(currency, (totals.get(currency) ?? 0n) + minor);
  return [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => ({ amount: written(minor, currency), currency }));
}
