// Everything that a contract's dates say on one day, for lists, for the form while it is typed, and for reminders.
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import { stepsWithin } from '../settings/reminder-rule.ts';
import type { DatedContract } from './contract.ts';
import type { ContractDates, ContractStatus, Target } from './date-facts.ts';
import { nextPaymentFrom } from './payment-dates.ts';
import {
  cancelByOf,
  daysOf,
  endOf,
  firmTerm,
  firstTermEndingFrom,
  firstTermToCancel,
  planOf,
  type TermPlan,
  termOf,
} from './term-plan.ts';

/**
 * @param today the organisation's civil day
 * @param leadDays lead days of the cancel-by reminder in force; the longest that fits the term opens the notice window
 */
export function contractDates(
  contract: DatedContract,
  today: CivilDay,
  leadDays: readonly number[],
): ContractDates {
  const plan = planOf(contract);
  const begun = today >= contract.start;
  const current = begun ? firstTermEndingFrom(plan, today) : undefined;
  const over = begun && current === undefined;
  const focus = focusOf(contract, plan, begun, current);
  const end = plan.endless || (isOpen(contract) && !contract.noticeSent) ? null : endOf(plan, focus);
  const renewal = renewalOf(contract, plan, focus);
  const decided = contract.noticeSent !== undefined || isEndDecided(contract, plan, focus);

  const cancelTerm = decided ? undefined : firstTermToCancel(plan, today);
  const nextCancelBy = cancelTerm === undefined ? null : cancelByOf(plan, cancelTerm);
  const renewalDeadline = over || decided ? null : renewal === 'automatic' ? nextCancelBy : end;
  const renewalDate = over || end === null || renewal === 'none' ? null : addDays(end, 1);
  const deadlineTerm = renewal === 'automatic' && cancelTerm !== undefined ? cancelTerm : focus;
  const windowFrom =
    renewalDeadline &&
    addDays(renewalDeadline, -Math.max(0, ...stepsWithin(leadDays, daysOf(plan, deadlineTerm))));
  const payment = nextPaymentFrom(contract, plan, today);

  const target = (day: CivilDay | null, term: number): Target | null =>
    day === null || day < today ? null : { day, termDays: daysOf(plan, term) };
  // What ends by itself, or may be left at every payment, asks for notice only where one was agreed.
  const asksForNotice =
    contract.notice !== undefined || (contract.renewal.kind === 'automatic' && (cancelTerm ?? 0) < plan.last);

  return {
    status: statusOf(contract, plan, today, { current, decided, windowFrom, renewalDeadline }),
    term: current === undefined ? null : termOf(plan, current),
    renewal,
    end,
    cancelBy: current === undefined || plan.endless ? null : cancelByOf(plan, current),
    nextCancelBy,
    nextCancelEnds: cancelTerm === undefined ? null : endOf(plan, cancelTerm),
    renewalDeadline,
    renewalDate,
    windowFrom,
    nextPayment: payment?.day ?? null,
    targets: {
      renewalDue: target(renewalDate, focus),
      paymentDue: payment ? target(payment.day, payment.term) : null,
      contractEnd: renewal === 'none' ? target(end, focus) : null,
      cancelBy: asksForNotice ? target(nextCancelBy, cancelTerm ?? focus) : null,
      end: target(end, focus),
    },
  };
}

function isOpen(contract: DatedContract): boolean {
  return contract.duration.kind === 'open';
}

/** The term whose end people look at: the last one once it cannot go on, else the present or the last confirmed one. */
function focusOf(
  contract: DatedContract,
  plan: TermPlan,
  begun: boolean,
  current: number | undefined,
): number {
  if (contract.noticeSent && Number.isFinite(plan.last)) return plan.last;
  if (begun && current === undefined) return plan.last;
  return Math.min(Math.max(current ?? 1, firmTerm(plan)), plan.last);
}

/** Without an end there is nothing to renew. */
function renewalOf(contract: DatedContract, plan: TermPlan, focus: number): ContractDates['renewal'] {
  const { renewal } = contract;
  if (isOpen(contract) || contract.noticeSent || isEndDecided(contract, plan, focus)) return 'none';
  return goesOn(contract, plan, focus) ? renewal.kind : 'none';
}

/** Whether another renewal follows the term as agreed; used-up ones do not. */
export function goesOn({ renewal }: DatedContract, plan: TermPlan, focus: number): boolean {
  if (renewal.kind === 'none') return false;
  if (renewal.kind === 'automatic') return focus < plan.last;
  return renewal.most === undefined || plan.known.length <= renewal.most;
}

/** Only a contract that does not go on by itself ends by a decision alone. */
function isEndDecided(contract: DatedContract, plan: TermPlan, focus: number): boolean {
  if (contract.endDecidedOn === undefined || isOpen(contract)) return false;
  return contract.renewal.kind !== 'automatic' || focus >= plan.last;
}

function statusOf(
  contract: DatedContract,
  plan: TermPlan,
  today: CivilDay,
  known: {
    readonly current: number | undefined;
    readonly decided: boolean;
    readonly windowFrom: CivilDay | null;
    readonly renewalDeadline: CivilDay | null;
  },
): ContractStatus {
  const { current, decided, windowFrom, renewalDeadline } = known;
  if (today < contract.start) return 'pending';
  if (current === undefined) return contract.noticeSent ? 'cancelled' : 'expired';
  if (decided) return 'ending';
  if (windowFrom !== null && renewalDeadline !== null && windowFrom <= today && today <= renewalDeadline)
    return 'inNoticeWindow';
  return !plan.endless && today > cancelByOf(plan, current) ? 'committed' : 'active';
}
