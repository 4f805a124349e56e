// The kinds of notice people can get, how each is delivered unless they say otherwise, and how early it comes.
import * as z from 'zod';

/** Dates that come closer: each has a ladder of lead days and a switch in the settings. */
export const DATE_KINDS = [
  'cancelBy',
  'renewalDue',
  'contractEnd',
  'paymentDue',
  'custom',
  'nextMonth',
  'paymentMethodExpiring',
] as const;

/** Things that happened. */
export const EVENT_KINDS = [
  'priceChange',
  'approvalAsked',
  'renewalDecided',
  'renewalUndecided',
  'renewalRolled',
  'budget',
  'connectionBroken',
  'connectionRecovered',
] as const;

export const NoticeKind = z.enum([...DATE_KINDS, ...EVENT_KINDS]);
export type NoticeKind = z.infer<typeof NoticeKind>;

export const DateKind = z.enum(DATE_KINDS);
export type DateKind = z.infer<typeof DateKind>;

/** Kinds whose lead days are settings of the organisation and of a contract; custom reminders carry their own. */
export const LADDER_KINDS = ['cancelBy', 'renewalDue', 'contractEnd', 'paymentDue'] as const;
export const LadderKind = z.enum(LADDER_KINDS);
export type LadderKind = z.infer<typeof LadderKind>;

/** As people read them in preferences, mails and the log. */
export const KIND_NAMES: Readonly<Record<NoticeKind, string>> = {
  cancelBy: 'Last day to cancel',
  renewalDue: 'Renewal due',
  contractEnd: 'Contract ends',
  paymentDue: 'Payment due',
  custom: 'Your own reminders',
  nextMonth: 'Next month’s renewals',
  paymentMethodExpiring: 'Payment method expires',
  priceChange: 'Price changes',
  approvalAsked: 'Approval asked',
  renewalDecided: 'Your request was answered',
  renewalUndecided: 'Renewal not decided',
  renewalRolled: 'Renewed without a decision',
  budget: 'Budget',
  connectionBroken: 'Connection broken',
  connectionRecovered: 'Connection recovered',
};

/** `default` is the organisation's word: at once what cannot wait, the rest in the day's digest. */
export const Delivery = z.enum(['default', 'atOnce', 'digest', 'off']);
export type Delivery = z.infer<typeof Delivery>;

/** A deadline this close cannot wait for a digest. */
export const URGENT_DAYS = 7;

/** Somebody waits for what these are about. */
const AT_ONCE: ReadonlySet<NoticeKind> = new Set(['connectionBroken', 'approvalAsked', 'renewalDecided']);
const DEADLINES: ReadonlySet<NoticeKind> = new Set(['cancelBy', 'renewalUndecided']);

/** Whether a notice goes alone and now: what the address chose, else a close deadline or a broken connection. */
export function goesAtOnce(kind: NoticeKind, daysLeft: number, chosen: Delivery = 'default'): boolean {
  if (chosen === 'atOnce') return true;
  if (chosen !== 'default') return false;
  if (AT_ONCE.has(kind)) return true;
  return DEADLINES.has(kind) && daysLeft <= URGENT_DAYS;
}
