// What the organization's software costs a year, in parts that each belong to one application, vendor and owner.

import type { Application } from '../../applications/application.ts';
import { applicationIdOf } from '../../applications/ids.ts';
import type { CivilDay } from '../../calendar/civil-day.ts';
import type { License } from '../../licenses/license.ts';
import { exact, minorUnits } from '../../money/exact.ts';
import { evenShares } from '../../money/shares.ts';
import type { Contract } from '../contract.ts';
import { type AgreedLicenses, licenseCost } from './license-cost.ts';
import { annualByLine } from './run-rate.ts';

export interface AnnualPart {
  /** Absent where a contract names no application. */
  readonly applicationId?: string;
  /** Absent for what was typed at a license that no contract names. */
  readonly contractId?: string;
  /** Absent where a line names no license. */
  readonly licenseId?: string;
  readonly vendor: string;
  /** Mail of whoever answers for it; empty when nobody does. */
  readonly owner: string;
  readonly currency: string;
  readonly minor: bigint;
}

type Costed = Omit<Contract, 'version'>;

/** Every contract in force, by line; a line that names no license is shared evenly by the contract's applications. */
export function partsOfContracts(
  contracts: Iterable<Costed>,
  applications: ReadonlyMap<string, Pick<Application, 'owners' | 'vendor'>>,
  today: CivilDay,
): AnnualPart[] {
  return [...contracts].flatMap((contract) => {
    const { currency, lines, applicationIds } = contract;
    if (currency === undefined || lines.length === 0) return [];
    return annualByLine(contract, currency, today).flatMap((minor, index) => {
      const licenseId = lines[index]?.licenseId;
      const owning = licenseId === undefined ? applicationIds : [applicationIdOf(licenseId)];
      return evenShares(minor, owning).map(([applicationId, share]): AnnualPart => {
        const application = applications.get(applicationId ?? '');
        return {
          ...(applicationId !== undefined && { applicationId }),
          contractId: contract.id,
          ...(licenseId !== undefined && { licenseId }),
          vendor: contract.vendor || application?.vendor || '',
          owner: contract.owners.business ?? application?.owners.business ?? '',
          currency,
          minor: share,
        };
      });
    });
  });
}

/** What was typed at managed licenses that no contract in force names. */
export function partsOfLicenses(
  licenses: Iterable<Pick<License, 'id' | 'applicationId' | 'manual' | 'firstSeen'>>,
  agreed: AgreedLicenses,
  applications: ReadonlyMap<string, Pick<Application, 'owners' | 'vendor'>>,
  today: CivilDay,
): AnnualPart[] {
  return [...licenses].flatMap((license) => {
    if (agreed.has(license.id)) return [];
    const { applicationId } = license;
    const application = applications.get(applicationId);
    return (licenseCost(license, undefined, today)?.annual ?? []).map(({ amount, currency }) => ({
      applicationId,
      licenseId: license.id,
      vendor: application?.vendor ?? '',
      owner: application?.owners.business ?? '',
      currency,
      minor: minorUnits(exact(amount), currency),
    }));
  });
}
