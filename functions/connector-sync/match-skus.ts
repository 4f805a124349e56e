// Captured meets manual by the vendor's id, else by the license key, else by type and name, else by a name that stands for one SKU alone; each license once.
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { LicenseState } from '#shared/table/license-store.ts';

type License = Stored<LicenseState>;

export interface MatchedSkus {
  readonly pairs: readonly (readonly [License, SkuFacts])[];
  /** SKUs that no license stands for yet. */
  readonly unmet: readonly SkuFacts[];
  /** Licenses captured by this connection that the vendor named until now. */
  readonly vanished: readonly License[];
}

/**
 * @param licenses of the connection's application; those of another connection are not its own to take
 * @param living the application's connections: what a deleted one captured is met again by the one that follows it
 */
export function matchSkus(
  connectionId: string,
  skus: readonly SkuFacts[],
  licenses: readonly License[],
  living: ReadonlySet<string>,
): MatchedSkus {
  const isFree = ({ state: { connectionId: id } }: License) =>
    id === undefined || id === connectionId || !living.has(id);
  const left = new Set(licenses.filter(isFree));
  const pairs: [License, SkuFacts][] = [];
  let unmet: readonly SkuFacts[] = skus;
  const named = Map.groupBy(skus, ({ name }) => folded(name));
  /** Vendors name their types as they like, so that who typed none may have meant any, where only one can be meant. */
  const byNameAlone = (license: LicenseState, sku: SkuFacts) =>
    !license.manual.type && named.get(folded(sku.name))?.length === 1 && hasName(license, sku);
  for (const meets of [byVendorId, byKey, byTypeAndName, byNameAlone]) {
    unmet = unmet.filter((sku) => {
      const found = [...left].find((license) => meets(license.state, sku));
      if (!found) return true;
      left.delete(found);
      pairs.push([found, sku]);
      return false;
    });
  }
  const vanished = [...left].filter(
    ({ state }) => state.connectionId === connectionId && state.captured?.status === 'active',
  );
  return { pairs, unmet, vanished };
}

function byVendorId({ captured }: LicenseState, sku: SkuFacts): boolean {
  return captured?.vendorId === sku.vendorId;
}

/** Only what was typed: a license that stands for one SKU never turns into another. */
function byKey({ captured, manual }: LicenseState, sku: SkuFacts): boolean {
  return (
    captured === undefined && sku.key !== undefined && manual.key !== undefined && manual.key === sku.key
  );
}

function byTypeAndName(license: LicenseState, sku: SkuFacts): boolean {
  return (license.manual.type || 'user') === sku.type && hasName(license, sku);
}

function hasName({ captured, manual }: LicenseState, { name }: SkuFacts): boolean {
  return captured === undefined && manual.name !== undefined && folded(manual.name) === folded(name);
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
