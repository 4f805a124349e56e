// Entries stand under the day they happened on, in the organization's time zone, in the order they came.
import { type CivilDay, civilDayOf } from '#shared/domain/calendar/civil-day.ts';
import type { LedgerEntry } from '#shared/domain/ledger/entry.ts';

export interface LogDay {
  readonly day: CivilDay;
  readonly entries: readonly LedgerEntry[];
}

/** @param entries newest first */
export function byDay(entries: readonly LedgerEntry[], timeZone: string): LogDay[] {
  const days: { readonly day: CivilDay; readonly entries: LedgerEntry[] }[] = [];
  for (const entry of entries) {
    const day = civilDayOf(entry.at, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
