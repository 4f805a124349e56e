// Who is charged for what, by the licenses and applications as they stand.
import { type Chargeback, chargeback } from '#shared/domain/chargeback/by-department.ts';
import type { AgreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { effectiveLicense, isCounted } from '#shared/domain/licenses/effective-license.ts';
import type { ApplicationState } from '#shared/table/application-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { type LicenseState, licenseOf } from '#shared/table/license-store.ts';

export function chargebackOf(
  licenses: readonly Stored<LicenseState>[],
  agreed: AgreedLicenses,
  applications: ReadonlyMap<string, ApplicationState>,
): Chargeback {
  const counted = licenses
    .filter(({ state }) => isCounted(state))
    .map((license) => {
      const { id, applicationId } = license.state;
      const { purchased, kind } = effectiveLicense(license.state, agreed.get(id)?.quantities);
      const departments = kind === 'user' ? licenseOf(license).figures?.departments : undefined;
      return { id, applicationId, purchased, departments };
    });
  return chargeback(counted, applications);
}
