// A renewal goes from `upcoming` to its end in steps of which each is one change of its contract; what is not possible now is refused.
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import type { Contract } from '../contracts/contract.ts';
import { letEnd, renew, takeDecisionBack } from '../contracts/decide.ts';
import { done, type Outcome, refuse } from '../refusal.ts';
import { withoutTerms, withTerms } from './decided-terms.ts';
import { dueDecision, lateDecision } from './due-decision.ts';
import { opened, openRenewal, replaced, reviewedAgain, toldOf, type When } from './open-renewal.ts';
import type { DecisionRequest, Effect, Renewal, RenewalState, Verdict } from './renewal.ts';

type Agreed = Omit<Contract, 'version'>;

/** Opens one early where somebody acts before its time. */
function openedFor(contract: Agreed, { today }: When): Outcome<readonly [Agreed, Renewal]> {
  const standing = openRenewal(contract);
  if (standing) return done([contract, standing]);
  if (contract.noticeSent)
    return refuse('notNow', 'Notice was sent: take it back before you renew', { field: 'decision' });
  const due = dueDecision(contract, today, { shortTerms: true }) ?? lateDecision(contract, today);
  if (!due)
    return refuse(
      'notNow',
      contract.duration.kind === 'open'
        ? 'A contract without an end goes on by itself: there is nothing to renew'
        : 'There is nothing to decide now',
      { field: 'decision' },
    );
  const after = opened(contract, due, today);
  return done([after, openRenewal(after) as Renewal]);
}

export interface Review {
  readonly reviewer?: string | null | undefined;
  readonly growthPercent?: string | undefined;
  readonly marginPercent?: string | undefined;
  /** A renewal that had rolled over was looked at. */
  readonly reviewed?: true | undefined;
}

export function review(contract: Agreed, asked: Review, when: When): Outcome<Agreed> {
  const { reviewed, reviewer, growthPercent, marginPercent } = asked;
  if (reviewed) {
    const rolled = contract.renewals?.findLast((one) => one.rolled && one.reviewedAt === undefined);
    if (!rolled)
      return refuse('notNow', 'No renewal of this contract waits to be looked at', { field: 'reviewed' });
    const after = replaced(contract, { ...rolled, reviewedAt: when.at });
    const isMore = reviewer !== undefined || growthPercent !== undefined || marginPercent !== undefined;
    return isMore ? review(after, { reviewer, growthPercent, marginPercent }, when) : done(after);
  }
  const start = openedFor(contract, when);
  if (!start.ok) return start;
  const [at, renewal] = start.value;
  if (renewal.state === 'awaitingApproval' || renewal.state === 'approved')
    return refuse('notNow', 'A decision was asked for: take it back before you review again');
  const { reviewer: was, ...rest } = renewal;
  const reviewing = reviewer === undefined ? was : (reviewer ?? undefined);
  return done(
    replaced(at, {
      ...rest,
      state: 'inReview',
      ...(reviewing !== undefined && { reviewer: reviewing }),
      ...(growthPercent !== undefined && { growthPercent }),
      ...(marginPercent !== undefined && { marginPercent }),
    }),
  );
}

/** Asks for a decision; what needs nobody's approval is carried out at once. */
export function ask(contract: Agreed, request: DecisionRequest, when: When): Outcome<Agreed> {
  const start = openedFor(contract, when);
  if (!start.ok) return start;
  const [at, renewal] = start.value;
  const { request: standing } = renewal;
  if (standing && (renewal.state === 'awaitingApproval' || renewal.state === 'approved'))
    return refuse('conflict', `${toldOf(standing)}: take it back before you ask for another`, {
      field: 'decision',
    });
  const { verdict: _, ...rest } = renewal;
  const asked: Renewal = { ...rest, request, state: 'awaitingApproval' };
  const waiting = replaced(at, asked);
  const tried = carriedOut(waiting, asked, when);
  // What could not be carried out is refused before anybody is asked to approve it.
  if (!tried.ok || request.reasons.length === 0) return tried;
  return done(waiting);
}

export function answer(contract: Agreed, verdict: Verdict, when: When): Outcome<Agreed> {
  const renewal = openRenewal(contract);
  if (renewal?.state !== 'awaitingApproval')
    return refuse('notNow', 'Nothing waits for approval', { field: 'verdict' });
  const answered: Renewal = { ...renewal, verdict };
  if (verdict.verdict === 'refused') return done(replaced(contract, { ...answered, state: 'inReview' }));
  return carriedOut(replaced(contract, answered), answered, when);
}

/** The contract after the decision; a cancellation that needs a notice stays approved until it is sent. */
function carriedOut(contract: Agreed, renewal: Renewal, { today, at }: When): Outcome<Agreed> {
  const decision = renewal.request?.decision;
  if (!decision) return refuse('notNow', 'Nothing was asked for');
  const close = (state: RenewalState, after: Agreed, effect?: Effect) =>
    done(replaced(after, { ...renewal, state, closedAt: at, ...(effect && { effect }) }));
  if (decision.decision === 'cancel') {
    if (needsNotice(contract, today)) return done(replaced(contract, { ...renewal, state: 'approved' }));
    const ended = letEnd(contract, today);
    return ended.ok ? close('cancelled', ended.value) : ended;
  }
  const renewed = renew(contract, decision, today);
  if (!renewed.ok) return renewed;
  const from = addDays(renewal.ends, 1);
  if (decision.decision === 'renew') return close('renewed', renewed.value, { from, lines: [] });
  const changed = withTerms(renewed.value.lines, decision.lines, from);
  if (!changed.ok) return changed;
  const [lines, effect] = changed.value;
  return close('changed', { ...renewed.value, lines }, { from, lines: effect });
}

/** Whether only a notice ends it. */
export function needsNotice(contract: Agreed, today: CivilDay): boolean {
  return dueDecision(contract, today, { shortTerms: true })?.kind === 'automatic';
}

/** Takes back what was asked for, or what was decided last while its term has not begun. */
export function takeBack(contract: Agreed, { today }: When): Outcome<Agreed> {
  const standing = openRenewal(contract);
  if (standing?.state === 'awaitingApproval' || standing?.state === 'approved')
    return done(replaced(contract, reviewedAgain(standing)));
  const last = contract.renewals?.at(-1);
  if (!last || (last.state !== 'renewed' && last.state !== 'changed' && last.state !== 'cancelled'))
    return takeDecisionBack(contract);
  if (last.state === 'cancelled' && contract.noticeSent)
    return refuse('notNow', 'Notice was sent: take it back first', { field: 'decision' });
  if (last.effect && last.effect.from <= today)
    return refuse('notNow', `The term that was decided has begun on ${last.effect.from}`, {
      field: 'decision',
    });
  const lines = withoutTerms(contract.lines, last);
  if (!lines.ok) return lines;
  const before = takeDecisionBack(contract);
  if (!before.ok) return before;
  return done(replaced({ ...before.value, lines: lines.value }, reviewedAgain(last)));
}
