// SKU facts are what a vendor says of one license: its identity, what was bought and how much of it is used.
import * as z from 'zod';
import { CivilDay, Instant } from '../calendar/civil-day.ts';

/** `user`: seats that are assigned to accounts; `quantity`: a metric such as mails sent, never assigned. */
export const LicenseKind = z.enum(['user', 'quantity']);
export type LicenseKind = z.infer<typeof LicenseKind>;

export const Purchased = z.union([z.int().min(0).max(1_000_000_000), z.literal('unlimited')]);
export type Purchased = z.infer<typeof Purchased>;

export const SkuFacts = z.object({
  /** The vendor's unique id of the license, stable over renames. */
  vendorId: z.string().min(1),
  name: z.string().min(1),
  /** The vendor's machine name (Salesforce LicenseDefinitionKey, Google skuId). */
  key: z.string().optional(),
  /** The vendor's own grouping, kept apart in lists: `user`, `permissionSet`, `feature` at Salesforce, a product at Google. */
  type: z.string(),
  kind: LicenseKind,
  /** Absent where the vendor does not tell. */
  purchased: Purchased.optional(),
  status: z.enum(['active', 'inactive']),
  /** The vendor's own count of used seats and its day, kept beside ours and compared. */
  vendorUsed: z.int().min(0).optional(),
  vendorUsedAt: Instant.optional(),
  expiresOn: CivilDay.optional(),
  /** Costs nothing or comes with another license: such a license starts unmanaged. */
  free: z.boolean().optional(),
});
export type SkuFacts = z.infer<typeof SkuFacts>;
