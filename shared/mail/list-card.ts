// The list of what renews next month, each with what happens on its day.
import type { Notice } from '#shared/domain/notifications/notice.ts';
import { KIND_NAMES } from '#shared/domain/reminders/kind.ts';
import type { Card } from './mail.ts';
import { count, shortDay } from './words.ts';

/** Rows of a list that a mail shows; the page has the rest. */
export const ROWS_SHOWN = 20;

const ROW_WORDS = {
  decide: 'decide by then',
  renews: 'renews',
  confirm: 'must be confirmed by then or it ends',
  renewsIfConfirmed: 'renews, if confirmed before',
} as const;

export function listCard(
  notice: Extract<Notice, { kind: 'nextMonth' }>,
  heading: string,
  page: (path: string) => string,
): Card {
  const rows = notice.rows.slice(0, ROWS_SHOWN).map(({ contract, on, what }) => ({
    day: shortDay(on),
    text: `${contract.name}: ${ROW_WORDS[what]}`,
    url: page(`/contracts/${encodeURIComponent(contract.id)}`),
  }));
  const hidden = notice.total - rows.length;
  return {
    badge: { text: KIND_NAMES.nextMonth, tone: 'calm' },
    heading,
    lead: `What is not decided by its day renews or ends as its contract says.${hidden > 0 ? ` ${count(hidden, 'more is', 'more are')} on the page.` : ''}`,
    facts: [],
    rows,
    action: { label: 'Open the contracts', url: page('/contracts') },
  };
}
