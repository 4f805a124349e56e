// Figures, days and money are written one way everywhere: grouped, with their unit, and with how far away they are.
import { type CivilDay, daysBetween, type Instant } from '#shared/domain/calendar/civil-day.ts';
import { plural } from './words.ts';

const LOCALE = 'en';

export function number(value: number): string {
  return value.toLocaleString(LOCALE);
}

/** A fraction as a whole percentage; never rounded up to a 100 % that is not reached, nor down to a 0 %. */
export function percent(fraction: number): string {
  const rounded = Math.round(fraction * 100);
  if (rounded === 100 && fraction < 1) return '> 99%';
  if (rounded === 0 && fraction > 0) return '< 1%';
  return `${number(rounded)}%`;
}

/** @param amount a decimal string in major units, as the API keeps money */
export function money(amount: string, currency: string): string {
  const digits = amount.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  try {
    const { maximumFractionDigits = 2 } = new Intl.NumberFormat(LOCALE, {
      style: 'currency',
      currency,
    }).resolvedOptions();
    return new Intl.NumberFormat(LOCALE, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits === 0 ? 0 : maximumFractionDigits,
      maximumFractionDigits: Math.max(maximumFractionDigits, digits),
    }).format(amount as unknown as number);
  } catch {
    return `${amount} ${currency}`;
  }
}

/** A decimal string grouped, where its unit stands elsewhere or is not known. */
export function decimal(amount: string): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 4 }).format(amount as unknown as number);
}

export function day(value: CivilDay): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${value}T00:00:00Z`),
  );
}

export function moment(instant: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
}

export function timeOfDay(instant: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone }).format(new Date(instant));
}

/** How far a day is from today, in the unit a person would use. */
export function distance(today: CivilDay, to: CivilDay): string {
  const days = daysBetween(today, to);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const size = Math.abs(days);
  const amount =
    size < 60
      ? plural(size, 'day')
      : size < 730
        ? plural(Math.round(size / 30.44), 'month')
        : plural(Math.round(size / 365.25), 'year');
  return days > 0 ? `in ${amount}` : `${amount} ago`;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How old something is, or how soon it comes. */
export function age(instant: Instant, now: number): string {
  const passed = now - Date.parse(instant);
  const size = Math.abs(passed);
  if (size < MINUTE_MS) return passed >= 0 ? 'just now' : 'in a moment';
  const amount =
    size < HOUR_MS
      ? plural(Math.floor(size / MINUTE_MS), 'minute')
      : size < 2 * DAY_MS
        ? plural(Math.floor(size / HOUR_MS), 'hour')
        : plural(Math.floor(size / DAY_MS), 'day');
  return passed >= 0 ? `${amount} ago` : `in ${amount}`;
}

/** When something that is planned begins; what is due begins as soon as somebody gets to it. */
export function comesText(instant: Instant, now: number, timeZone: string): string {
  if (Date.parse(instant) <= now) return 'about to start';
  return `${age(instant, now)} (${moment(instant, timeZone)})`;
}

export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  const kilo = size / 1024;
  return kilo < 1024 ? `${Math.round(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}

/** How long something took. */
export function duration(from: Instant, to: Instant): string {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
