// Vendors write moments in several ways; ours is ISO 8601 in UTC.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';

/**
 * ISO with any offset (`+0000` included: Salesforce) or epoch milliseconds as text (Google); `undefined` for anything else.
 */
export function instantOf(text: string | null | undefined): Instant | undefined {
  if (!text) return undefined;
  const time = /^\d{10,}$/.test(text)
    ? Number(text)
    : Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return undefined;
  const iso = date.toISOString();
  return iso.length === 24 ? iso : undefined;
}
