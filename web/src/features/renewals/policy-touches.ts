// Which open renewals a policy is for, as far as a list of them can tell.
import type { RenewalRow } from '#shared/api/renewals.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';

export interface Touched {
  readonly sure: readonly RenewalRow[];
  /** Their amount is not known, or in another currency than the limit. */
  readonly maybe: readonly RenewalRow[];
}

/** @param rows those of its application and vendor */
export function touchedBy({ from }: RenewalPolicy['scope'], rows: readonly RenewalRow[]): Touched {
  if (from === undefined) return { sure: rows, maybe: [] };
  const isKnown = ({ nextTerm, currency }: RenewalRow) => nextTerm !== null && currency === from.currency;
  return {
    sure: rows.filter((row) => isKnown(row) && Number(row.nextTerm) >= Number(from.amount)),
    maybe: rows.filter((row) => !isKnown(row)),
  };
}
