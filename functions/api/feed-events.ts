// The dates ahead that a feed shows, one event each; what is decided or over has none, so that calendars drop it.
import { isOwner, type Owners } from '#shared/domain/access/owners.ts';
import { type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { bySuccession } from '#shared/domain/contracts/chain.ts';
import type { Contract } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { moneyAtStake } from '#shared/domain/contracts/cost/at-stake.ts';
import { asksWhatFollows, isFollowed } from '#shared/domain/contracts/succession.ts';
import type { Feed } from '#shared/domain/notifications/feed.ts';
import { noticesAhead } from '#shared/domain/reminders/countdowns.ts';
import { KIND_NAMES, LadderKind } from '#shared/domain/reminders/kind.ts';
import type { Reminders } from '#shared/domain/settings/settings.ts';
import type { CalendarEvent } from '#shared/mail/mail.ts';
import { eventOf } from '#shared/mail/message-mail.ts';
import { cardOf } from '#shared/mail/notice-card.ts';

interface Application {
  readonly name: string;
  readonly owners: Owners;
}

interface FeedView {
  readonly rules: Reminders;
  readonly today: CivilDay;
  /** Makes an address of a path of the page. */
  page(path: string): string;
}

/** The nearest ones; the mail tells the others. */
const MOST_ALARMS = 3;

/** Room for the day behind the version: until the year 2243. */
const DAYS_PER_VERSION = 100_000;
const MAX_SEQUENCE = 2 ** 31 - 1;

export function feedEvents(
  feed: Pick<Feed, 'of' | 'kinds' | 'mail'>,
  contracts: readonly Contract[],
  applications: ReadonlyMap<string, Application>,
  { rules, today, page }: FeedView,
): CalendarEvent[] {
  const successors = bySuccession(contracts);
  return contracts.flatMap((contract) => {
    const about = contract.applicationIds.flatMap((id) => applications.get(id) ?? []);
    const owners = [contract.owners, ...about.map((one) => one.owners)];
    if (feed.of === 'mine' && !owners.some((one) => isOwner(one, feed.mail))) return [];
    const leadDays = contract.reminders.cancelBy?.leadDays ?? rules.cancelBy.leadDays;
    const dates = contractDates(contract, today, leadDays);
    const names = about.map(({ name }) => name);
    const isOver = isFollowed(dates, successors.get(contract.id)?.[0]);
    return noticesAhead(contract, dates, rules, names, today).flatMap(({ notice, steps }) => {
      const kind = LadderKind.safeParse(notice.kind).data;
      if (!kind || !feed.kinds.includes(kind)) return [];
      if (isOver && asksWhatFollows(notice)) return [];
      const money = moneyAtStake(contract, notice, today);
      const told = { ...notice, ...(money && { money }) };
      const event = eventOf(told, { page }, sequenceOf(contract.version, notice.on));
      const { lead, facts } = cardOf(told, today, page);
      return [
        {
          ...event,
          // Not the id of the mail's event: who keeps both has two calendars, each with its own count of changes.
          uid: `feed-${event.uid}`,
          text: [lead, ...facts.map(([label, value]) => `${label}: ${value}`)].join('\n'),
          category: KIND_NAMES[kind],
          alarmDays: steps.slice(-MOST_ALARMS),
        },
      ];
    });
  });
}

/** Rises when the contract changes, and when its date moves on by itself from one term to the next. */
function sequenceOf(version: number, day: CivilDay): number {
  return Math.min(version * DAYS_PER_VERSION + daysBetween('1970-01-01', day), MAX_SEQUENCE);
}
