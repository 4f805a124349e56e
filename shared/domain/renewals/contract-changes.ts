// What changed of a contract and of its renewal, field by field, as the log tells it.
import { fieldChanges } from '../applications/field-changes.ts';
import type { Contract } from '../contracts/contract.ts';
import type { FieldChange } from '../ledger/entry.ts';
import { latestRenewal, nameOf } from './open-renewal.ts';

type Agreed = Omit<Contract, 'version'>;

export function contractChanges(before: Agreed, after: Agreed): FieldChange[] {
  return fieldChanges(told(before), told(after));
}

/** Of the renewals only the latest moves, and of it what people see. */
function told({ renewals, ...contract }: Agreed): object {
  const renewal = latestRenewal({ renewals });
  if (!renewal) return contract;
  const { state, ends, deadline, reviewer, growthPercent, marginPercent, request, verdict } = renewal;
  const said = {
    'renewal.state': state,
    'renewal.termEnds': ends,
    'renewal.deadline': deadline,
    'renewal.reviewer': reviewer,
    'renewal.growthPercent': growthPercent,
    'renewal.marginPercent': marginPercent,
    'renewal.decision': request?.decision.decision,
    'renewal.months': request && 'months' in request.decision ? request.decision.months : undefined,
    'renewal.until': request && 'until' in request.decision ? request.decision.until : undefined,
    'renewal.amount': request?.amount != null ? `${request.amount} ${request.currency}` : undefined,
    'renewal.askedBy': request && nameOf(request.by),
    'renewal.answer':
      verdict && `${verdict.verdict} by ${nameOf(verdict.by)}${verdict.override ? ' (override)' : ''}`,
    'renewal.needsReview': needsReview(renewals),
  };
  return { ...contract, ...said };
}

/** Whichever of them began by itself; undefined where none did. */
function needsReview(renewals: Agreed['renewals'] = []): boolean | undefined {
  const rolled = renewals.filter((one) => one.rolled);
  return rolled.length === 0 ? undefined : rolled.some(({ reviewedAt }) => reviewedAt === undefined);
}
