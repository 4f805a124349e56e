// The mail of a message: one notice told fully, several as a digest, a link to confirm, or a test.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { kindsOf, type Message, type Told } from '#shared/domain/notifications/message.ts';
import { type ContractNotice, lastDayOf, type Notice } from '#shared/domain/notifications/notice.ts';
import { KIND_NAMES, type NoticeKind } from '#shared/domain/reminders/kind.ts';
import type { CalendarEvent, Card, Mail } from './mail.ts';
import { cardOf, factOf } from './notice-card.ts';
import { count, howSoon, longDay, money } from './words.ts';

/** Addresses that a mail links to; the signed ones come from whoever holds the secret. */
export interface MailLinks {
  /** Of a path of the page: `/contracts/c1`. */
  page(path: string): string;
  /** Stops kinds for this address. */
  stop(kinds: readonly NoticeKind[]): string;
  /** Confirms this address. */
  confirm(): string;
}

/** Nobody reads more of a digest. */
export const MOST_CARDS = 12;

/** @param cards of a digest that are shown; the rest is counted and linked */
export function mailOf(message: Message, links: MailLinks, cards = MOST_CARDS): Mail {
  const plain = { reasons: [], stops: [], events: [] };
  switch (message.purpose) {
    case 'confirmation':
      return { ...plain, ...confirmationMail(message, links) };
    case 'test':
      return { ...plain, ...testMail(message, links) };
    default:
      return toldMail(message, links, cards);
  }
}

function toldMail(
  message: Extract<Message, { told: readonly Told[] }>,
  links: MailLinks,
  most: number,
): Mail {
  const { told, day } = message;
  const shown = told.slice(0, most);
  const notices = shown.map(({ notice }) => notice);
  const cards = notices.map((notice) => cardOf(notice, day, links.page));
  const kinds = kindsOf(message);
  const [first] = notices;
  const leading = told[0]?.notice.kind;
  const hidden = told.length - shown.length;
  const common = {
    cards,
    reasons: [
      `You get this because ${[...new Set(told.map(({ why }) => why))].slice(0, 6).join('; ')}.`,
      ...(leading && kinds.length > 1
        ? [`Unsubscribing in your mail program stops only “${KIND_NAMES[leading]}”.`]
        : []),
    ],
    stops: kinds.map((kind) => ({ label: `Stop “${KIND_NAMES[kind]}”`, url: links.stop([kind]) })),
    // One click ends one kind, that of the subject; the foot has a link for each.
    ...(leading && { unsubscribeUrl: links.stop([leading]) }),
    // A day that had passed is nothing for a calendar. Minutes keep it within 32 bits for centuries.
    events: told.flatMap(({ notice }) =>
      'contract' in notice && lastDayOf(notice) >= notice.day
        ? [eventOf(notice, links, Math.floor(Date.parse(message.createdAt) / 60_000))]
        : [],
    ),
    ...(hidden > 0 && {
      more: { label: `${count(hidden, 'more notice')} on the page`, url: links.page('/') },
    }),
  };
  if (told.length === 1 && first) {
    return { ...common, subject: factOf(first), preheader: preheaderOf(first, day, cards[0]) };
  }
  const more = told.length - 1;
  return {
    ...common,
    subject: first ? `${factOf(first)}, and ${count(more, 'more notice')}` : 'Nothing is due',
    preheader: notices.slice(0, 3).map(factOf).join(' · '),
    heading: `${count(told.length, 'notice')} for ${longDay(day)}`,
  };
}

function preheaderOf(notice: Notice, day: CivilDay, card: Card | undefined): string {
  if (!('contract' in notice)) return card?.lead ?? '';
  const soon = howSoon(day, lastDayOf(notice));
  const amount = notice.money ? `, ${money(notice.money)}${MONEY_WORDS[notice.money.of]}` : '';
  return `${soon.charAt(0).toUpperCase()}${soon.slice(1)}${amount}: ${card?.lead ?? ''}`;
}

const MONEY_WORDS = { payment: '', nextTerm: ' for the next term', year: ' a year' } as const;

/** The date that a notice of a contract is about, for a calendar. */
export function eventOf(
  notice: ContractNotice,
  links: Pick<MailLinks, 'page'>,
  sequence: number,
): CalendarEvent {
  const own = notice.kind === 'custom' ? `-${notice.target}` : '';
  return {
    uid: `${notice.kind}${own}-${notice.contract.id}@seatledger`,
    day: lastDayOf(notice),
    title: factOf(notice),
    text: notice.applications.join(', '),
    url: links.page(`/contracts/${encodeURIComponent(notice.contract.id)}`),
    alarmDays: notice.kind === 'cancelBy' ? [7, 1] : [1],
    sequence,
  };
}

type Plain = Omit<Mail, 'reasons' | 'stops' | 'events'>;

function confirmationMail(
  { to, askedBy }: Extract<Message, { purpose: 'confirmation' }>,
  links: MailLinks,
): Plain {
  return {
    subject: 'Confirm that this address may get notices',
    preheader: 'Nothing is sent to it until you do.',
    cards: [
      {
        badge: { text: 'Please confirm', tone: 'calm' },
        heading: `May ${to} get notices?`,
        lead: `${askedBy} added this address to the notices about software licenses. If you do nothing, it gets none.`,
        facts: [],
        action: { label: 'Confirm this address', url: links.confirm() },
      },
    ],
  };
}

function testMail({ to, name }: Extract<Message, { purpose: 'test' }>, links: MailLinks): Plain {
  return {
    subject: 'Notices reach you',
    preheader: 'This is the test mail that you asked for.',
    cards: [
      {
        badge: { text: 'Test', tone: 'good' },
        heading: `Hello ${name}, notices reach you`,
        lead: `This is the test mail that was asked for ${to}. There is nothing to do.`,
        facts: [],
        action: { label: 'Choose your notices', url: links.page('/notifications') },
      },
    ],
  };
}
