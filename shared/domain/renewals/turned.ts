// What becomes of a renewal that nobody decides: a notice goes out, the contract is edited, a day passes.
import { earlier } from '../calendar/civil-day.ts';
import type { Contract, NoticeSent } from '../contracts/contract.ts';
import { sendNotice, takeNoticeBack } from '../contracts/decide.ts';
import { done, type Outcome } from '../refusal.ts';
import { dueDecision } from './due-decision.ts';
import { opened, openRenewal, replaced, reviewedAgain, type When } from './open-renewal.ts';

type Agreed = Omit<Contract, 'version'>;

/** A notice that was sent cancels, whatever was being decided. */
export function noticed(contract: Agreed, notice: NoticeSent, when: When): Outcome<Agreed> {
  const sent = sendNotice(contract, notice, when.today);
  const standing = openRenewal(contract);
  if (!sent.ok || !standing) return sent;
  return done(replaced(sent.value, { ...standing, state: 'cancelled', closedAt: when.at }));
}

/** What was approved to be canceled waits for its notice again. */
export function noticeTakenBack(contract: Agreed): Outcome<Agreed> {
  const before = takeNoticeBack(contract);
  const last = contract.renewals?.at(-1);
  if (!before.ok || last?.state !== 'cancelled') return before;
  const { closedAt: _, ...rest } = last;
  const wasAsked = last.request?.decision.decision === 'cancel';
  return done(replaced(before.value, wasAsked ? { ...rest, state: 'approved' } : reviewedAgain(last)));
}

/**
 * An edit of the contract: what was asked for no longer is what would be done, so it is reviewed again; a date that moved
 * moves the deadline.
 */
export function edited(before: Agreed, after: Agreed): Agreed {
  const standing = openRenewal(after);
  if (!standing?.request || (standing.state !== 'awaitingApproval' && standing.state !== 'approved'))
    return after;
  const same = (part: (contract: Agreed) => unknown) =>
    JSON.stringify(part(before)) === JSON.stringify(part(after));
  const untouched = same(({ start, duration, renewal, notice, lines, fees, discount, currency }) => [
    start,
    duration,
    renewal,
    notice,
    lines,
    fees,
    discount,
    currency,
  ]);
  return untouched ? after : replaced(after, reviewedAgain(standing));
}

/** What a day does to a contract's renewal: opens it, moves its deadline, or lets it lapse. The same contract when nothing. */
export function onDay(
  contract: Agreed,
  when: When,
  { shortTerms }: { readonly shortTerms: boolean },
): Agreed {
  const { today, at } = when;
  const standing = openRenewal(contract);
  if (!standing) {
    const due = dueDecision(contract, today, { shortTerms });
    const isKnown = contract.renewals?.some(({ ends }) => ends === due?.ends);
    return due && !isKnown && due.opensOn <= today ? opened(contract, due, today) : contract;
  }
  // On its last day it is judged as that day saw it: what was moved since has another deadline.
  const day = earlier(today, standing.deadline);
  const due = dueDecision(contract, day, { shortTerms: true });
  if (due && due.deadline >= today) {
    if (due.ends === standing.ends && due.deadline === standing.deadline) return contract;
    const moved = { ...standing, ends: due.ends, deadline: due.deadline };
    return replaced(contract, standing.request ? reviewedAgain(moved) : moved);
  }
  const rolled = due?.kind === 'automatic' && due.ends === standing.ends;
  const lapsed = replaced(contract, {
    ...standing,
    state: 'lapsed',
    closedAt: at,
    ...(rolled && { rolled: true as const }),
  });
  return onDay(lapsed, when, { shortTerms });
}
