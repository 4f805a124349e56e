// What software costs is charged to departments by the people who hold it, or as agreed; seats of nobody stay visible as such.
import type { Application } from '../applications/application.ts';
import type { Purchased } from '../licenses/sku.ts';
import { weightedShares } from '../money/shares.ts';
import { type FixedShare, hundredths } from './fixed-shares.ts';

/** `noDepartment`: people of whom nobody knows it. `notAssigned`: seats without people, and what no people are counted of. */
export type Charged =
  | { readonly kind: 'department'; readonly department: string }
  | { readonly kind: 'noDepartment' }
  | { readonly kind: 'notAssigned' };

export type Weights = readonly (readonly [whom: Charged, weight: number])[];

const NOT_ASSIGNED: Charged = { kind: 'notAssigned' };
const NO_DEPARTMENT: Charged = { kind: 'noDepartment' };
const departmentOf = (department: string): Charged =>
  department === '' ? NO_DEPARTMENT : { kind: 'department', department };

/** What is counted of one license. */
export interface CountedLicense {
  readonly id: string;
  readonly applicationId: string;
  readonly purchased: Purchased | null;
  /** By department, empty for none; absent where nobody is counted. */
  readonly departments?: readonly (readonly [department: string, people: number])[] | undefined;
}

/** Where a cost belongs. */
export interface CostPlace {
  readonly applicationId?: string | undefined;
  /** The license it was agreed for; without one it is shared as all of its application is. */
  readonly licenseId?: string | undefined;
}

/** Shares that add up to the whole; all of it is nobody's where nobody is known to hold anything. */
export type Chargeback = (minor: bigint, place: CostPlace) => [whom: Charged, share: bigint][];

export function chargeback(
  licenses: Iterable<CountedLicense>,
  applications: ReadonlyMap<string, Pick<Application, 'chargeback'>>,
): Chargeback {
  const byLicense = new Map<string, Weights>();
  const byApplication = new Map<string, Weights>();
  for (const license of licenses) {
    const weights = weightsOf(license);
    byLicense.set(license.id, weights);
    const others = byApplication.get(license.applicationId) ?? [];
    byApplication.set(license.applicationId, [...others, ...weights]);
  }

  function weights({ applicationId = '', licenseId = '' }: CostPlace): Weights {
    const fixed: readonly FixedShare[] = applications.get(applicationId)?.chargeback ?? [];
    if (fixed.length > 0) return fixed.map((share) => [departmentOf(share.department), hundredths(share)]);
    return byLicense.get(licenseId) ?? byApplication.get(applicationId) ?? [];
  }

  return (minor, place) => {
    const shares = weightedShares(minor, weights(place));
    return shares.length === 0 ? [[NOT_ASSIGNED, minor]] : shares.filter(([, share]) => share !== 0n);
  };
}

function weightsOf({ purchased, departments = [] }: CountedLicense): Weights {
  const people = departments.reduce((sum, [, count]) => sum + count, 0);
  const free = typeof purchased === 'number' ? Math.max(0, purchased - people) : 0;
  return [
    ...departments.map(([department, count]) => [departmentOf(department), count] as const),
    [NOT_ASSIGNED, free],
  ];
}
