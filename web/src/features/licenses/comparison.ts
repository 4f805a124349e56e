// The vendor's own count of used seats stands beside ours; a difference is said, never settled in silence.
import type { LicenseRow } from '#shared/api/licenses.ts';
import { number } from '#web/ui/format.ts';

export interface Comparison {
  readonly vendor: number;
  readonly ours: number;
  readonly same: boolean;
  readonly sentence: string;
}

/** @returns undefined where one of the two is not known */
export function comparison({
  vendorUsed,
  seats,
}: Pick<LicenseRow, 'vendorUsed' | 'seats'>): Comparison | undefined {
  if (vendorUsed === null || seats === null) return undefined;
  const same = vendorUsed === seats;
  const sentence = same
    ? `The vendor counts ${number(vendorUsed)} used, and so do we.`
    : `The vendor counts ${number(vendorUsed)} used; the accounts we read hold ${number(seats)}.`;
  return { vendor: vendorUsed, ours: seats, same, sentence };
}
