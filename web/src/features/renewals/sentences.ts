// What a renewal's decisions, reasons and deadlines say in sentences.
import type { RenewalView } from '#shared/api/renewals.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import type { ApprovalReason, DecisionRequest, Renewal, Verdict } from '#shared/domain/renewals/renewal.ts';
import { day, money } from '#web/ui/format.ts';
import { plural, ROLE_NAMES } from '#web/ui/words.ts';
import { isClosed } from './urgency.ts';

type Actor = DecisionRequest['by'];

const or = (names: readonly string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(names);

export function actorOf({ name, id }: Actor): string {
  return name ?? id;
}

/** Behind "asked to": `renew it with changes for 12 months`. */
export function decisionWords({ decision }: Pick<DecisionRequest, 'decision'>): string {
  if (decision.decision === 'cancel') return 'cancel it';
  const length = decision.until
    ? ` until ${day(decision.until)}`
    : decision.months === undefined
      ? ''
      : ` for ${plural(decision.months, 'month')}`;
  return decision.decision === 'change' ? `renew it with changes${length}` : `renew it as agreed${length}`;
}

export function amountWords({
  amount,
  currency,
}: Pick<DecisionRequest, 'amount' | 'currency'>): string | undefined {
  return amount === null || currency === null ? undefined : money(amount, currency);
}

/** Why somebody has to approve. */
export function reasonSentence(reason: ApprovalReason): string {
  switch (reason.kind) {
    case 'aboveAmount':
      return `It costs more than ${money(reason.limit, reason.currency)} (${reason.policy})`;
    case 'overBudget':
      return `It goes over the budget ${reason.budget} by ${money(reason.over, reason.currency)}`;
    case 'always':
      return `${reason.policy} always asks for approval`;
    case 'amountUnknown':
      return `Its amount cannot be compared with the limit of ${reason.policy}: a price or an exchange rate is missing`;
  }
}

/** Who may approve; administrators always may, as an override. */
export function approversWords({ roles, mails }: DecisionRequest['approvers']): string {
  const names = [...roles.map((role) => ROLE_NAMES[role as Role] ?? role), ...mails];
  return names.length === 0 ? ROLE_NAMES.admin : or(names);
}

/** What happens if nobody does anything more. */
export function undecidedSentence({
  row,
  renewal,
  contract,
}: Pick<RenewalView, 'row' | 'renewal' | 'contract'>): string {
  const { state, kind, ends } = row;
  if (isClosed(state)) return closedSentence(state, ends, renewal?.rolled);
  const cancels = renewal?.request?.decision.decision === 'cancel';
  if (state === 'approved' && !cancels) return 'Nothing is left to decide.';
  if (kind !== 'automatic') return `It ends on ${day(ends)}.`;
  const { months } = contract.renewal.kind === 'none' ? { months: undefined } : contract.renewal;
  const length = months === undefined ? '' : ` for ${plural(months, 'month')}`;
  const goesOn = `it renews by itself on ${day(addDays(ends, 1))}${length}`;
  return state === 'approved'
    ? `Unless the notice is sent, ${goesOn}.`
    : `${goesOn.charAt(0).toUpperCase()}${goesOn.slice(1)}.`;
}

function closedSentence(state: RenewalView['row']['state'], ends: string, rolled = false): string {
  const next = day(addDays(ends, 1));
  if (state === 'cancelled') return `It ends on ${day(ends)}.`;
  if (state !== 'lapsed') return `It goes on from ${next}.`;
  return rolled
    ? `Nobody decided in time: it renews by itself on ${next}.`
    : `Nobody decided in time: its term ends on ${day(ends)}.`;
}

export function requestSentence(request: DecisionRequest): string {
  const amount = amountWords(request);
  return `${actorOf(request.by)} ${request.reasons.length > 0 ? 'asked' : 'decided'} to ${decisionWords(request)}${amount ? `, ${amount} for the next term` : ''}`;
}

export function verdictSentence({ verdict, by, override }: Verdict): string {
  return `${actorOf(by)} ${verdict} it${override ? ' as an administrator’s override' : ''}`;
}

/** What somebody else did to a renewal between two readings of it; nothing where it was not about a decision. */
export function cameBetween(before: Renewal | null, after: Renewal | null): string | undefined {
  const { request, verdict } = after ?? {};
  if (verdict && verdict.at !== before?.verdict?.at) return `${verdictSentence(verdict)}.`;
  if (request && request.at !== before?.request?.at) return `${requestSentence(request)}.`;
  if (before?.request && !request) return 'The decision that was asked for was taken back.';
  return undefined;
}
