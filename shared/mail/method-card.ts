// Before a payment method expires: the payments that would fail, and the one thing to do.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { daysBetween } from '#shared/domain/calendar/civil-day.ts';
import type { Notice } from '#shared/domain/notifications/notice.ts';
import { KIND_NAMES, URGENT_DAYS } from '#shared/domain/reminders/kind.ts';
import { ROWS_SHOWN } from './list-card.ts';
import type { Card } from './mail.ts';
import { count, howSoon, longDay, money, shortDay } from './words.ts';

export function methodCard(
  notice: Extract<Notice, { kind: 'paymentMethodExpiring' }>,
  today: CivilDay,
  page: (path: string) => string,
): Card {
  const { method, on, total } = notice;
  const rows = notice.rows.slice(0, ROWS_SHOWN).map((row) => ({
    day: shortDay(row.on),
    text: `${row.contract.name}${row.money ? `: ${money(row.money)}` : ''}`,
    url: page(`/contracts/${encodeURIComponent(row.contract.id)}`),
  }));
  const hidden = total - rows.length;
  const failing =
    total === 0
      ? 'No payment is known that would fail.'
      : `The next payment of ${count(total, 'contract')} would fail.`;
  return {
    badge: {
      text: `${KIND_NAMES.paymentMethodExpiring} · ${howSoon(today, on)}`,
      tone: daysBetween(today, on) <= URGENT_DAYS ? 'urgent' : 'soon',
    },
    heading: `${method.name} expires on ${longDay(on)}`,
    lead: `${failing} Renew it, or choose another one for what it pays.${hidden > 0 ? ` ${count(hidden, 'more is', 'more are')} on the page.` : ''}`,
    facts: [],
    rows,
    action: { label: 'Open payment methods', url: page('/settings?tab=methods') },
  };
}
