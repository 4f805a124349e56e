// What people decide about a contract: confirm a renewal, let it end, record that notice was sent, or take any of it back.
import type { CivilDay } from '../calendar/civil-day.ts';
import { done, type Outcome, refuse } from '../refusal.ts';
import { type ConfirmedRenewal, type Contract, MOST_CONFIRMED, type NoticeSent } from './contract.ts';
import { contractDates, goesOn } from './contract-dates.ts';
import { endOf, firmTerm, firstTermToCancel, planOf } from './term-plan.ts';

type Agreed = Omit<Contract, 'version'>;

/** Neither: as agreed. */
export interface TermLength {
  readonly months?: number | undefined;
  /** Its last day. */
  readonly until?: CivilDay | undefined;
}

/**
 * Confirms the term behind the next one that could be ended. Terms before it that began by themselves are recorded with
 * it, so that the confirmed ones stand in a row.
 * @param length of the confirmed term; needed where no renewal was agreed
 */
export function renew(contract: Agreed, { months, until }: TermLength, today: CivilDay): Outcome<Agreed> {
  const { duration, renewal, confirmed } = contract;
  if (contract.noticeSent)
    return refuse('notNow', 'Notice was sent: take it back before you renew', { field: 'decision' });
  if (duration.kind === 'open')
    return refuse('notNow', 'A contract without an end goes on by itself: there is nothing to renew', {
      field: 'decision',
    });
  const plan = planOf(contract);
  // Only a contract that ends has no term left that a notice could end.
  const ending = firstTermToCancel(plan, today) ?? plan.last;
  if (months !== undefined && until !== undefined)
    return refuse('invalid', 'Say for how many months, or until which day', { field: 'until' });
  const stands = endOf(plan, ending);
  if (until !== undefined && until <= stands)
    return refuse('invalid', `It runs to ${stands} already: name a later day`, { field: 'until' });
  const agreed = renewal.kind !== 'none' && goesOn(contract, plan, ending) ? renewal.months : undefined;
  const length = months ?? agreed;
  if (length === undefined && until === undefined)
    return refuse('invalid', 'No renewal is agreed: say for how many months', { field: 'months' });
  const rolled = renewal.kind === 'automatic' ? ending - firmTerm(plan) : 0;
  if (confirmed.length + rolled + 1 > MOST_CONFIRMED)
    return refuse('notNow', `No more than ${MOST_CONFIRMED} renewals of a contract are kept`, {
      field: 'decision',
    });
  const by = renewal.kind === 'automatic' ? renewal.months : 0;
  const before: ConfirmedRenewal[] = Array.from({ length: rolled }, () => ({
    months: by,
    decidedOn: today,
    rolled: true,
  }));
  const { endDecidedOn: _, ...rest } = contract;
  const decided = until === undefined ? { months: length ?? 0 } : { until };
  return done({ ...rest, confirmed: [...confirmed, ...before, { ...decided, decidedOn: today }] });
}

/** Lets a contract end that does not go on by itself. */
export function letEnd(contract: Agreed, today: CivilDay): Outcome<Agreed> {
  if (contract.noticeSent) return refuse('notNow', 'Notice was sent already', { field: 'decision' });
  if (contract.endDecidedOn !== undefined)
    return refuse('notNow', `This was decided on ${contract.endDecidedOn}`, { field: 'decision' });
  const { renewal, status } = contractDates(contract, today, []);
  if (renewal === 'automatic' || contract.duration.kind === 'open')
    return refuse('notNow', 'This contract goes on by itself: record the notice once it is sent', {
      field: 'decision',
    });
  if (status === 'expired') return refuse('notNow', 'This contract has ended already', { field: 'decision' });
  return done({ ...contract, endDecidedOn: today });
}

/** Takes the last decision back: the end, else the last confirmed renewal with the terms recorded along with it. */
export function takeDecisionBack(contract: Agreed): Outcome<Agreed> {
  const { endDecidedOn, ...rest } = contract;
  if (endDecidedOn !== undefined) return done(rest);
  if (contract.noticeSent)
    return refuse('notNow', 'Notice was sent: take it back first', { field: 'decision' });
  if (contract.confirmed.length === 0)
    return refuse('notNow', 'Nothing was decided about this contract', { field: 'decision' });
  const confirmed = contract.confirmed.slice(0, -1);
  while (confirmed.at(-1)?.rolled) confirmed.pop();
  return done({ ...contract, confirmed });
}

/** The contract ends with the term that the notice still reaches; a late one costs one more term. */
export function sendNotice(contract: Agreed, notice: NoticeSent, today: CivilDay): Outcome<Agreed> {
  if (contract.noticeSent)
    return refuse('notNow', `Notice was sent on ${contract.noticeSent.sentOn}`, { field: 'sentOn' });
  if (notice.sentOn > today)
    return refuse('invalid', 'This day has not come yet: record a notice once it is sent', {
      field: 'sentOn',
    });
  if (contractDates(contract, today, []).status === 'expired')
    return refuse('notNow', 'This contract has ended already', { field: 'sentOn' });
  return done({ ...contract, noticeSent: notice });
}

export function takeNoticeBack(contract: Agreed): Outcome<Agreed> {
  const { noticeSent, ...rest } = contract;
  return noticeSent ? done(rest) : refuse('notNow', 'No notice was recorded');
}
