// Entries stand under the day they happened on, in the organization's time zone, in the order they came.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { LedgerEntry } from '#shared/domain/ledger/entry.ts';

export interface LogDay {
  readonly day: CivilDay;
  readonly entries: readonly LedgerEntry[];
}

/** Zones are the browser's own here: the calendar's library of them is not worth fetching for headings. */
export function byDay(entries: readonly LedgerEntry[], timeZone: string): LogDay[] {
  // The Swedish way of writing a day is ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const days = new Map<CivilDay, LedgerEntry[]>();
  for (const entry of entries) {
    const day = format.format(new Date(entry.at));
    const known = days.get(day);
    if (known) known.push(entry);
    else days.set(day, [entry]);
  }
  return [...days].map(([day, those]) => ({ day, entries: those }));
}
