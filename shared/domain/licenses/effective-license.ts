// Of the two layers of a license, what everyone sees: captured values while capturing, typed ones wherever the vendor is silent.
import { type PurchasedSource, type PurchasedVerdict, purchasedOf } from '../utilization/purchased.ts';
import { type License, LOCKABLE_FIELDS, type LockableField } from './license.ts';
import type { LicenseKind, Purchased } from './sku.ts';

type Layers = Pick<License, 'manual' | 'captured' | 'capturing'>;

export interface EffectiveLicense {
  readonly name: string;
  readonly key: string | undefined;
  readonly type: string;
  readonly kind: LicenseKind;
  readonly status: 'active' | 'inactive';
  readonly purchased: Purchased | null;
  readonly purchasedFrom: PurchasedSource | null;
  /** Other sources that say another quantity. */
  readonly purchasedDiffers: PurchasedVerdict['differing'];
}

/** @param contractLines quantities of the contract lines in force that name it */
export function effectiveLicense(
  { manual, captured, capturing }: Layers,
  contractLines?: readonly number[],
): EffectiveLicense {
  const seen = capturing ? captured : undefined;
  const { purchased, from, differing } = purchasedOf({
    captured: seen?.purchased,
    contractLines,
    manual: manual.purchased,
  });
  return {
    name: seen?.name ?? manual.name ?? captured?.name ?? '',
    key: seen?.key ?? manual.key,
    type: seen?.type ?? manual.type ?? 'user',
    kind: seen?.kind ?? manual.kind ?? 'user',
    status: seen?.status ?? 'active',
    purchased,
    purchasedFrom: from,
    purchasedDiffers: differing,
  };
}

/** A field is held only while the captured layer is shown and says something for it. */
export function lockedFields({ captured, capturing }: Layers): LockableField[] {
  return capturing && captured ? LOCKABLE_FIELDS.filter((field) => captured[field] !== undefined) : [];
}

/** A license that only a switched-off task knows leaves lists and counts, and is kept. */
export function isListed({ manual, captured, capturing }: Layers): boolean {
  return capturing || captured === undefined || Object.values(manual).some((value) => value !== undefined);
}

/** Whether a license stands in counts: managed, listed, and sold by its vendor still. */
export function isCounted(license: Layers & Pick<License, 'managed'>): boolean {
  return license.managed && isListed(license) && effectiveLicense(license).status === 'active';
}
