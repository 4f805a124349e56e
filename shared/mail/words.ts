// Dates and counts as a reader says them.
import { type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const SHORT_DAY = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const PLURAL = new Intl.PluralRules('en-US');

/** `April 16, 2026` */
export function longDay(day: CivilDay): string {
  return DAY.format(new Date(day));
}

/** `Apr 16` */
export function shortDay(day: CivilDay): string {
  return SHORT_DAY.format(new Date(day));
}

/** `April 2026` */
export function monthOf(day: CivilDay): string {
  return MONTH.format(new Date(day));
}

/** `3 dates`; the plural is the singular with an s unless given. */
export function count(amount: number, one: string, more = `${one}s`): string {
  return `${amount.toLocaleString('en-US')} ${PLURAL.select(amount) === 'one' ? one : more}`;
}

/** `today`, `tomorrow`, `in 12 days` */
export function howSoon(today: CivilDay, day: CivilDay): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days > 0 ? `in ${days} days` : `${count(-days, 'day')} ago`;
}

/** `a year`, `2 years`, `6 months`; null for terms that are their payment periods. */
export function lengthOf(months: number | null): string {
  if (months === null) return 'another period';
  if (months % 12 === 0) return months === 12 ? 'another year' : `another ${months / 12} years`;
  return months === 1 ? 'another month' : `another ${months} months`;
}

/** `Slack, Zoom and 2 more` */
export function listed(names: readonly string[], shown = 3): string {
  if (names.length <= shown) return names.join(', ');
  return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
}

/** A decimal string with its currency: `€1,624.50`. */
export function money({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  const digits = amount.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // The type knows numbers only; a string is formatted exactly, whatever its length.
  return format.format(amount as unknown as number);
}
