// Which open renewals a policy is for, as far as a list of them can tell.
import type { RenewalRow } from '#shared/api/renewals.ts';
import { policiesFor } from '#shared/domain/renewals/approval.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';

export interface Touched {
  readonly sure: readonly RenewalRow[];
  /** Only an exchange rate tells whether they are above the limit. */
  readonly maybe: readonly RenewalRow[];
}

/** @param rows those of its application */
export function touchedBy(policy: RenewalPolicy, rows: readonly RenewalRow[]): Touched {
  const { applicationId: _, ...scope } = policy.scope;
  const isElsewhere = ({ currency, nextTerm }: RenewalRow) =>
    scope.from !== undefined && nextTerm !== null && currency !== scope.from.currency;
  const fits = rows.filter(
    ({ vendor, nextTerm, currency }) =>
      policiesFor([{ ...policy, scope }], { vendor, applicationIds: [] }, (wanted) =>
        wanted === currency ? nextTerm : null,
      ).length > 0,
  );
  return { sure: fits.filter((row) => !isElsewhere(row)), maybe: fits.filter(isElsewhere) };
}
