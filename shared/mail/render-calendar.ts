// The dates of a mail as all-day events for any calendar.
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { Mail } from './mail.ts';

const DAY_SECONDS = 86_400;

/** @returns undefined when there is no date */
export function renderCalendar({ events, sequence }: Mail): string | undefined {
  if (events.length === 0) return undefined;
  const calendar = ical({
    prodId: { company: 'Seatledger', product: 'Seatledger', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: 'Seatledger',
  });
  for (const { uid, day, title, text, url, alarmDays } of events) {
    const event = calendar.createEvent({
      id: uid,
      // Minutes keep it within 32 bits for centuries.
      sequence: Math.floor(sequence / 60),
      start: new Date(`${day}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      summary: title,
      description: text === '' ? url : `${text}\n${url}`,
      url,
      stamp: new Date(sequence * 1000),
    });
    for (const days of alarmDays)
      event.createAlarm({
        type: ICalAlarmType.display,
        triggerBefore: days * DAY_SECONDS,
        description: title,
      });
  }
  return calendar.toString();
}
