// Which of all that can be done with a renewal is offered to the reader.
import type { RenewalView } from '#shared/api/renewals.ts';

export interface Actions {
  readonly decide: boolean;
  readonly answer: boolean;
  /** Only by saying that those who were asked are passed over. */
  readonly override: boolean;
  readonly take: boolean;
  readonly takeBack: boolean;
  readonly notice: boolean;
  readonly lookAt: boolean;
}

/** @param mayAct whether the reader decides on this contract at all: by role, or as an owner */
export function actionsOf(
  { row, renewal, may }: Pick<RenewalView, 'row' | 'renewal' | 'may'>,
  mayAct: boolean,
): Actions {
  const { state, needsReview } = row;
  const request = renewal?.request;
  return {
    decide: may.decide,
    answer: may.approve,
    override: may.override && !may.approve,
    take: mayAct && (state === 'upcoming' || state === 'inReview'),
    takeBack:
      mayAct &&
      request !== undefined &&
      (['awaitingApproval', 'approved', 'renewed', 'changed', 'cancelled'] as const).some(
        (one) => one === state,
      ),
    notice: mayAct && state === 'approved' && request?.decision.decision === 'cancel',
    lookAt: mayAct && needsReview,
  };
}
