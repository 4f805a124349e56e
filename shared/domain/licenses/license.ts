// A license is one SKU of one application, with a manual and a captured layer side by side.
import * as z from 'zod';
import { CivilDay, Instant } from '../calendar/civil-day.ts';
import { Amount } from '../money/amount.ts';
import { Currency } from '../money/currency.ts';
import { PaymentFrequency } from '../money/frequency.ts';
import { line, name } from '../text.ts';
import { Figures } from '../utilization/figures.ts';
import { LicenseKind, Purchased, SkuFacts } from './sku.ts';

/** What people type. Amount, currency, dates and frequency are always manual; the rest yields to the captured layer. */
export const ManualLayer = z.object({
  name: name(200).optional(),
  key: line(200).optional(),
  type: line(60).optional(),
  kind: LicenseKind.optional(),
  purchased: Purchased.optional(),
  amount: Amount.optional(),
  currency: Currency.optional(),
  effectiveDate: CivilDay.optional(),
  endDate: CivilDay.optional(),
  paymentFrequency: PaymentFrequency.optional(),
});
export type ManualLayer = z.infer<typeof ManualLayer>;

/** Fields that a captured value locks while it is what everyone sees. */
export const LOCKABLE_FIELDS = ['name', 'key', 'type', 'kind', 'purchased'] as const;
export type LockableField = (typeof LOCKABLE_FIELDS)[number];

export const CapturedLayer = SkuFacts.extend({ capturedAt: Instant });
export type CapturedLayer = z.infer<typeof CapturedLayer>;

export const License = z.object({
  id: z.string(),
  applicationId: z.string(),
  /** The connection that captures it; absent for a purely manual license. */
  connectionId: z.string().optional(),
  manual: ManualLayer,
  captured: CapturedLayer.optional(),
  /** Whether the connection's `licenses` task is on: the captured layer is then what everyone sees. */
  capturing: z.boolean(),
  /** People views, counts, spend and opportunities know only managed licenses. */
  managed: z.boolean(),
  firstSeen: CivilDay,
  /** Set by `utilization` on their own path, outside the version. */
  figures: Figures.optional(),
  version: z.int(),
});
export type License = z.infer<typeof License>;
