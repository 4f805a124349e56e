// Which of all that can be done with a renewal is offered to the reader.
import type { RenewalView } from '#shared/api/renewals.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { ListedState } from './words.ts';

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

const REVIEWABLE: readonly ListedState[] = ['planned', 'upcoming', 'inReview'];

/** What ran out undecided may still be decided late; what went on by itself can be left only at its next end. */
export function isDecidable({ row: { state }, renewal }: Pick<RenewalView, 'row' | 'renewal'>): boolean {
  return REVIEWABLE.includes(state) || (state === 'lapsed' && renewal?.rolled !== true);
}

/** Whether a term began by itself, this one or an earlier one, that nobody has looked at since. */
export function needsReview({ row, past }: Pick<RenewalView, 'row' | 'past'>): boolean {
  return row.needsReview || past.some(({ rolled, reviewedAt }) => rolled && reviewedAt === undefined);
}

type Shown = Pick<RenewalView, 'row' | 'renewal' | 'past' | 'may'> & {
  readonly contract: Pick<RenewalView['contract'], 'noticeSent'>;
};

/**
 * @param mayAct whether the reader decides on this contract at all: by role, or as an owner
 * @param today a decision stands once its term has begun
 */
export function actionsOf(
  { row, renewal, past, may, contract }: Shown,
  mayAct: boolean,
  today: CivilDay,
): Actions {
  const { state, ends } = row;
  const request = renewal?.request;
  const waits = state === 'awaitingApproval' || state === 'approved';
  const stands = state === 'renewed' || state === 'changed' || state === 'cancelled';
  const noticed = contract.noticeSent !== undefined;
  return {
    decide: may.decide && isDecidable({ row, renewal }),
    answer: may.approve,
    override: may.override && !may.approve,
    take: mayAct && REVIEWABLE.includes(state),
    takeBack: mayAct && request !== undefined && (waits || (stands && !noticed && today <= ends)),
    notice: mayAct && state === 'approved' && request?.decision.decision === 'cancel',
    noticeBack: mayAct && state === 'cancelled' && noticed && today <= ends,
    lookAt: mayAct && needsReview({ row, past }),
  };
}
