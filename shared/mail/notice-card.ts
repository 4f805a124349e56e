// What a notice says: the fact, what happens if nobody acts, and the one thing to do.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { HEALTH_TEXTS } from '#shared/domain/connections/health-text.ts';
import { type ContractNotice, lastDayOf, type Notice } from '#shared/domain/notifications/notice.ts';
import { KIND_NAMES, URGENT_DAYS } from '#shared/domain/reminders/kind.ts';
import { budgetCard, budgetFact } from './budget-card.ts';
import { listCard } from './list-card.ts';
import type { Card } from './mail.ts';
import { methodCard } from './method-card.ts';
import { adviceOf, barOf } from './seat-card.ts';
import { count, howSoon, lengthOf, listed, longDay, money, monthOf } from './words.ts';

/** @param page makes an address of a path of the page */
export function cardOf(notice: Notice, today: CivilDay, page: (path: string) => string): Card {
  if (notice.kind === 'nextMonth') return listCard(notice, factOf(notice), page);
  if (notice.kind === 'paymentMethodExpiring') return methodCard(notice, today, page);
  if (notice.kind === 'budget') return budgetCard(notice, page);
  return 'contract' in notice ? contractCard(notice, today, page) : connectionCard(notice, page);
}

/** The fact as a subject line has it. */
export function factOf(notice: Notice): string {
  switch (notice.kind) {
    case 'cancelBy':
      return `${notice.contract.name} can be canceled until ${longDay(notice.on)}`;
    case 'renewalDue':
      return notice.automatic
        ? `${notice.contract.name} renews on ${longDay(notice.on)}`
        : `${notice.contract.name} must be confirmed by ${longDay(lastDayOf(notice))} or it ends`;
    case 'contractEnd':
      return `${notice.contract.name} ends on ${longDay(notice.on)}`;
    case 'paymentDue':
      return `Payment for ${notice.contract.name} is due on ${longDay(notice.on)}`;
    case 'priceChange':
      return `${notice.line === '' ? 'A price' : `The price of ${notice.line}`} of ${notice.contract.name} ${notice.on < notice.day ? 'changed' : 'changes'} on ${longDay(notice.on)}`;
    case 'custom':
      return `${notice.text} (${notice.contract.name})`;
    case 'approvalAsked':
      return `${notice.by} asks for your approval ${DECISIONS[notice.decision]} ${notice.contract.name}`;
    case 'renewalDecided':
      return `${notice.by} ${notice.verdict} your request ${DECISIONS[notice.decision]} ${notice.contract.name}`;
    case 'renewalUndecided':
      return `Nobody has decided about ${notice.contract.name}, due ${longDay(notice.on)}`;
    case 'renewalRolled':
      return `${notice.contract.name} renewed without a decision`;
    case 'budget':
      return budgetFact(notice);
    case 'nextMonth':
      return `${count(notice.total, 'renewal date')} in ${monthOf(notice.on)}`;
    case 'paymentMethodExpiring':
      return `${notice.method.name} expires on ${longDay(notice.on)}`;
    case 'connectionBroken':
      return `${notice.connection.name} no longer reads`;
    case 'connectionRecovered':
      return `${notice.connection.name} reads again`;
  }
}

const DECISIONS = { renew: 'to renew', change: 'to renew with changes', cancel: 'to cancel' } as const;

function contractCard(notice: ContractNotice, today: CivilDay, page: (path: string) => string): Card {
  const last = lastDayOf(notice);
  const left = daysBetween(today, last);
  const isDeadline = notice.kind === 'cancelBy' || isOfRenewal(notice) || last !== notice.on;
  const tone = isDeadline && left <= URGENT_DAYS ? 'urgent' : left <= 15 ? 'soon' : 'calm';
  const advice = isDeadline || notice.kind === 'renewalDue' ? adviceOf(notice.use) : undefined;
  return {
    badge: {
      text:
        notice.kind === 'renewalDecided'
          ? KIND_NAMES[notice.kind]
          : `${KIND_NAMES[notice.kind]} · ${howSoon(today, last)}`,
      tone: notice.kind === 'renewalDecided' ? 'calm' : tone,
    },
    heading: factOf(notice),
    lead: leadOf(notice),
    facts: [
      ...(last === notice.on ? [] : [['Confirm by', longDay(last)] as const]),
      [dateLabel(notice), longDay(notice.on)],
      ...(notice.kind === 'priceChange' ? pricesOf(notice) : []),
      ...(notice.money ? [[MONEY_LABELS[notice.money.of], money(notice.money)] as const] : []),
      ...(notice.applications.length > 0 ? [['Applications', listed(notice.applications)] as const] : []),
      ...(notice.vendor === '' ? [] : [['Vendor', notice.vendor] as const]),
      ...(notice.kind === 'cancelBy' && notice.ends !== null
        ? [['Ends, if canceled in time', longDay(notice.ends)] as const]
        : []),
      ...(notice.kind === 'paymentDue' && notice.paymentMethod !== undefined
        ? [['Payment method', notice.paymentMethod] as const]
        : []),
    ],
    ...(notice.use && { bar: barOf(notice.use) }),
    ...(advice !== undefined && { recommendation: advice }),
    action: actionOf(notice, page),
  };
}

function pricesOf({ before, after, currency }: Extract<Notice, { kind: 'priceChange' }>) {
  return [
    ['Price until then', money({ amount: before, currency })] as const,
    ['Price from then on', money({ amount: after, currency })] as const,
  ];
}

/** Whether somebody is to act on a renewal, on its own page. */
function isOfRenewal({ kind }: ContractNotice): boolean {
  return kind === 'approvalAsked' || kind === 'renewalUndecided' || kind === 'renewalRolled';
}

function actionOf(notice: ContractNotice, page: (path: string) => string): Card['action'] {
  const id = encodeURIComponent(notice.contract.id);
  const label = ACTIONS[notice.kind];
  return label === undefined
    ? { label: 'Open the contract', url: page(`/contracts/${id}`) }
    : { label, url: page(`/renewals/${id}`) };
}

const ACTIONS: Partial<Record<ContractNotice['kind'], string>> = {
  approvalAsked: 'Look at it and answer',
  renewalDecided: 'Open the renewal',
  renewalUndecided: 'Decide now',
  renewalRolled: 'Look at it',
};

const MONEY_LABELS = {
  payment: 'Amount due, net',
  nextTerm: 'The next term costs',
  year: 'Costs a year',
} as const;

function dateLabel(notice: ContractNotice): string {
  if (notice.kind === 'custom') return notice.target === 'end' ? 'Contract ends' : 'Next payment';
  if (notice.kind === 'renewalDue' && !notice.automatic) return 'New term begins, if confirmed';
  return {
    cancelBy: 'Last day for notice',
    renewalDue: 'New term begins',
    contractEnd: 'Last day covered',
    paymentDue: 'Payment due',
    priceChange: 'New price from',
    approvalAsked: 'Must be decided by',
    renewalDecided: 'Must be decided by',
    renewalUndecided: 'Must be decided by',
    renewalRolled: 'Could be ended until',
  }[notice.kind];
}

function leadOf(notice: ContractNotice): string {
  switch (notice.kind) {
    case 'cancelBy':
      return notice.automatic
        ? `If no notice is given by then, it renews for ${lengthOf(notice.months)}.`
        : 'After that day this term can no longer be ended by notice.';
    case 'renewalDue':
      return notice.automatic
        ? `If nobody acts, it renews by itself for ${lengthOf(notice.months)}.`
        : `It does not renew by itself. If nobody confirms the renewal, ${longDay(lastDayOf(notice))} is its last day.`;
    case 'contractEnd':
      return notice.noticeSent
        ? 'Notice was sent. Whoever still needs it must have a replacement by then.'
        : 'It does not renew by itself. Whoever needs it longer must sign again before.';
    case 'paymentDue':
      return 'If it is not paid in time, the vendor may stop the service.';
    case 'approvalAsked':
      return notice.decision === 'cancel'
        ? 'Until you answer, nothing is canceled. If nobody does by then, it goes its way as agreed.'
        : 'Until you answer, nothing is renewed. If nobody does by then, it goes its way as agreed.';
    case 'renewalDecided':
      return `${notice.verdict === 'approved' ? 'It was carried out as asked for.' : 'Nothing was changed; it is in review again.'}${notice.note === undefined ? '' : ` “${notice.note}”`}`;
    case 'renewalUndecided':
      return `${notice.awaiting ? 'A request waits for approval. ' : ''}${notice.automatic ? 'If nobody acts by then, it renews by itself.' : 'If nobody acts by then, it ends.'}`;
    case 'renewalRolled':
      return `The last day to end it passed, so it went on by itself. It now runs until it can be ended again; look whether that is wanted.`;
    case 'priceChange':
      return notice.aYear.startsWith('-')
        ? `A year costs ${money({ amount: notice.aYear.slice(1), currency: notice.currency })} less from then on. Look whether it is what was agreed.`
        : `A year costs ${money({ amount: notice.aYear, currency: notice.currency })} more from then on. Look whether it is what was agreed, and whether the budget bears it.`;
    case 'custom':
      return `Somebody asked to be reminded before ${notice.target === 'end' ? 'the contract ends' : 'the next payment'}.`;
  }
}

function connectionCard(
  notice: Extract<Notice, { connection: unknown }>,
  page: (path: string) => string,
): Card {
  const broken = notice.kind === 'connectionBroken';
  const url = page(`/connections/${encodeURIComponent(notice.connection.id)}`);
  return {
    badge: { text: KIND_NAMES[notice.kind], tone: broken ? 'urgent' : 'good' },
    heading: factOf(notice),
    lead: broken
      ? `${HEALTH_TEXTS[notice.state]} Until it reads again, its figures stay as they were last read.`
      : 'Figures are up to date from its next read on. There is nothing to do.',
    facts: [
      ['Connection', notice.connection.name],
      ...(notice.application.name === '' ? [] : [['Application', notice.application.name] as const]),
      ['Since', `${longDay(notice.on)}`],
      ...(broken && notice.reason !== undefined ? [['The vendor says', notice.reason] as const] : []),
    ],
    action: { label: broken ? 'Mend the connection' : 'Open the connection', url },
  };
}
