// Sums by currency, which are never added to each other.
import { written } from '#shared/domain/money/exact.ts';

export interface InMinor {
  readonly currency: string;
  readonly minor: bigint;
}

export function byCurrency(parts: Iterable<InMinor>): { amount: string; currency: string }[] {
  const totals = new Map<string, bigint>();
  for (const { currency, minor } of parts) totals.set(currency, (totals.get(currency) ?? 0n) + minor);
  return [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => ({ amount: written(minor, currency), currency }));
}
