// What an application costs can be parted between departments by agreement, whoever uses it.
import * as z from 'zod';
import { line } from '../text.ts';

/** Hundredths of a percent in the whole. */
const WHOLE = 10_000;
export const MOST_FIXED_SHARES = 50;

export const FixedShare = z.object({
  department: line(120).refine((text) => text !== '', 'Name the department'),
  /** With at most two decimals. */
  percent: z
    .number()
    .positive()
    .max(100)
    .refine((percent) => isHundredths(percent), 'At most two decimals'),
});
export type FixedShare = z.infer<typeof FixedShare>;

/** None: by who uses it. */
export const FixedShares = z
  .array(FixedShare)
  .max(MOST_FIXED_SHARES)
  .refine((shares) => new Set(shares.map(({ department }) => department)).size === shares.length, {
    message: 'Each department once',
  })
  .refine((shares) => shares.length === 0 || fixedSharesLeft(shares) === 0, {
    message: 'The shares must add up to 100 percent',
  });

function isHundredths(percent: number): boolean {
  return Math.abs(percent * 100 - Math.round(percent * 100)) < 1e-6;
}

/** A share as a whole number, as weights are. */
export function hundredths({ percent }: FixedShare): number {
  return Math.round(percent * 100);
}

/** @returns percent that is still to be given to somebody; negative when too much is */
export function fixedSharesLeft(shares: readonly FixedShare[]): number {
  return (WHOLE - shares.reduce((sum, share) => sum + hundredths(share), 0)) / 100;
}
