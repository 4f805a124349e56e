// The truth is what an auditor would count at the vendors themselves: each license with everybody who holds it.

import type { AccountKind, AccountStatus } from '#shared/domain/accounts/account.ts';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import type { VendorId } from './vendors.ts';

export interface TruthAccount {
  readonly id: string;
  readonly name: string;
  /** Case-folded, every address the vendor tells. */
  readonly mails: readonly string[];
  readonly status: AccountStatus;
  readonly kind: AccountKind;
  /** `null` when there never was one, `undefined` where the vendor does not tell. */
  readonly lastLoginAt: Instant | null | undefined;
  /** `undefined` where the vendor does not tell. */
  readonly createdAt: Instant | undefined;
  /** As far as the vendor can prove: neither dates an assignment, so the day the account was made. */
  readonly heldSince: CivilDay;
}

export interface TruthLicense {
  /** The vendor's own id of the license. */
  readonly sku: string;
  readonly name: string;
  /** The vendor's own grouping, as the connector tells it. */
  readonly type: string;
  readonly active: boolean;
  /** Seats bought; `undefined` where it comes free or the vendor does not sell seats. */
  readonly total: number | undefined;
  /** The vendor's own count. */
  readonly used: number;
  /** Who occupies a seat by the vendor's rule: as many as `used`. */
  readonly accounts: readonly TruthAccount[];
}

/** Every account of one vendor, closed ones included, and its licenses. */
export interface VendorTruth {
  readonly accounts: readonly TruthAccount[];
  readonly licenses: readonly TruthLicense[];
}

export interface Truth {
  readonly day: CivilDay;
  readonly licenses: readonly (TruthLicense & { readonly connector: VendorId })[];
  readonly accounts: Readonly<Record<VendorId, readonly TruthAccount[]>>;
}

export function assignedOf(licenses: readonly TruthLicense[]): number {
  return licenses.reduce((sum, { accounts }) => sum + accounts.length, 0);
}
