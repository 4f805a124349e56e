// Dates as all-day events for any calendar: of a mail, or of a feed.
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { CalendarEvent } from './mail.ts';

const DAY_SECONDS = 86_400;

interface CalendarHead {
  readonly name: string;
  /** The same events with the same stamp are the same bytes. */
  readonly stamp: Instant;
  /** How often a calendar that follows it should ask again. */
  readonly everySeconds?: number;
}

/** Breaks of lines as iCalendar knows them; other control characters may not stand in it at all (RFC 5545, 3.1). */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ');
}

export function renderCalendar(
  events: readonly CalendarEvent[],
  { name, stamp, everySeconds }: CalendarHead,
): string {
  const calendar = ical({
    prodId: { company: 'Seatledger', product: 'Seatledger', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name,
    ...(everySeconds !== undefined && { ttl: everySeconds }),
  });
  for (const { uid, day, title, text, url, alarmDays, category, sequence } of events) {
    const summary = plain(title);
    const event = calendar.createEvent({
      id: uid,
      sequence,
      start: new Date(`${day}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      summary,
      description: text === '' ? url : `${plain(text)}\n${url}`,
      url,
      stamp: new Date(stamp),
      ...(category !== undefined && { categories: [{ name: category }] }),
    });
    for (const days of alarmDays)
      event.createAlarm({
        type: ICalAlarmType.display,
        triggerBefore: days * DAY_SECONDS,
        description: summary,
      });
  }
  return calendar.toString();
}
