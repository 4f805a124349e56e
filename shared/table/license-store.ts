// Licenses: both layers in the state, the counters beside it; the whole licenses page is one query.
import type * as z from 'zod';
import { CapturedLayer, License } from '#shared/domain/licenses/license.ts';
import { Figures } from '#shared/domain/utilization/figures.ts';
import { loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { byName, indexes, keys, partitions, prefixes } from './keys.ts';
import { queryList, type Table } from './table.ts';

export const LicenseState = License.omit({ version: true, figures: true });
export type LicenseState = z.infer<typeof LicenseState>;

export const licenseEntity: Entity<LicenseState> = {
  kind: 'license',
  shape: 1,
  schema: LicenseState,
  key: ({ id }) => keys.license(id),
  index: ({ applicationId, id }) => ({ GSI1: [indexes.licenses, byName(applicationId, id)] }),
  subject: ({ id, applicationId, manual, captured }) => ({
    id,
    applicationId,
    name: captured?.name ?? manual.name ?? id,
  }),
};

/** The license as people see it. */
export function licenseOf(stored: Stored<LicenseState>): License {
  const { counters, vendorCount } = stored.figures;
  const { captured } = stored.state;
  return {
    ...stored.state,
    ...(captured &&
      vendorCount !== undefined && { captured: CapturedLayer.parse({ ...captured, ...vendorCount }) }),
    ...(counters !== undefined && { figures: Figures.parse(counters) }),
    version: stored.version,
  };
}

export function loadLicense(table: Table, id: string): Promise<Stored<LicenseState> | undefined> {
  return loadItem(table, licenseEntity, keys.license(id));
}

/** Read strongly where an application is named: a read that does not see a license yet would make it a second time. */
export async function listLicenses(table: Table, applicationId?: string): Promise<Stored<LicenseState>[]> {
  const items = await queryList(
    table,
    applicationId === undefined
      ? { index: 'GSI1', partition: indexes.licenses }
      : { partition: partitions.application(applicationId), prefix: prefixes.license, consistent: true },
  );
  return items.filter((item) => item.tombstone === undefined).map((item) => read(licenseEntity, item));
}
