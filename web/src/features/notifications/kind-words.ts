// What each kind of notice tells, and how it arrives as usual, by the rule that sends it.
import { goesAtOnce, type NoticeKind, URGENT_DAYS } from '#shared/domain/reminders/kind.ts';

export const KIND_TELLS: Record<NoticeKind, string> = {
  cancelBy: 'A contract renews by itself unless notice is sent by a day that comes close',
  renewalDue: 'A contract renews soon, or somebody has to renew it',
  contractEnd: 'A contract ends and does not renew',
  paymentDue: 'A payment of a contract is due soon',
  custom: 'What was written into a contract to be reminded of',
  nextMonth: 'Once a month, everything that renews in the next one',
  paymentMethodExpiring:
    'A card or account that pays contracts expires soon, with the payments that would fail',
  priceChange: 'A line of a contract gets another price, with what it means in a year',
  approvalAsked: 'Somebody asks you to approve a decision about a contract',
  renewalDecided: 'What you asked to be approved was approved or refused',
  renewalUndecided: 'A renewal comes close to its last day and nobody has decided',
  renewalRolled: 'A contract went on by itself because nobody decided in time',
  budget: 'A budget has reached one of its thresholds, or will go over',
  connectionBroken: 'A connection can no longer read its vendor, and why',
  connectionRecovered: 'A connection that was broken reads again',
};

/** Far from any deadline. */
const CALM_DAYS = URGENT_DAYS + 1;

export function asUsual(kind: NoticeKind): string {
  if (goesAtOnce(kind, CALM_DAYS)) return 'at once';
  return goesAtOnce(kind, URGENT_DAYS)
    ? `in the digest, and at once in the last ${URGENT_DAYS} days`
    : 'in the digest';
}
