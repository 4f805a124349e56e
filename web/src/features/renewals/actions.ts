// Which of all that can be done with a renewal is offered to the reader.
import type { RenewalView } from '#shared/api/renewals.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';

export interface Actions {
  readonly decide: boolean;
  readonly answer: boolean;
  /** Only by saying that those who were asked are passed over. */
  readonly override: boolean;
  readonly take: boolean;
  readonly takeBack: boolean;
  readonly notice: boolean;
  /** What a recorded notice ended goes on again. */
  readonly noticeBack: boolean;
  readonly lookAt: boolean;
}

type Shown = Pick<RenewalView, 'row' | 'renewal' | 'may'> & {
  readonly contract: Pick<RenewalView['contract'], 'noticeSent'>;
};

/**
 * @param mayAct whether the reader decides on this contract at all: by role, or as an owner
 * @param today a decision stands once its term has begun
 */
export function actionsOf({ row, renewal, may, contract }: Shown, mayAct: boolean, today: CivilDay): Actions {
  const { state, needsReview, ends } = row;
  const request = renewal?.request;
  const waits = state === 'awaitingApproval' || state === 'approved';
  const stands = state === 'renewed' || state === 'changed' || state === 'cancelled';
  const noticed = contract.noticeSent !== undefined;
  return {
    decide: may.decide,
    answer: may.approve,
    override: may.override && !may.approve,
    take: mayAct && (state === 'upcoming' || state === 'inReview'),
    takeBack: mayAct && request !== undefined && (waits || (stands && !noticed && today <= ends)),
    notice: mayAct && state === 'approved' && request?.decision.decision === 'cancel',
    noticeBack: mayAct && state === 'cancelled' && noticed && today <= ends,
    lookAt: mayAct && needsReview,
  };
}
