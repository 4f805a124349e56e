// How much a renewal asks of somebody now: said in words and colors alike by the table, the calendar and the review.
import type { RenewalRow } from '#shared/api/renewals.ts';
import { OPEN_STATES } from '#shared/domain/renewals/renewal.ts';
import type { ListedState } from './words.ts';

export type Urgency = 'now' | 'soon' | 'calm' | 'done';

/** Days to the deadline. */
const NOW_DAYS = 7;
const SOON_DAYS = 30;

const OPEN: readonly ListedState[] = OPEN_STATES;

export function isOpen(state: ListedState): boolean {
  return OPEN.includes(state);
}

/** Decided and carried out, or past. */
export function isClosed(state: ListedState): boolean {
  return state !== 'planned' && !isOpen(state);
}

/** One that rolled over without anybody's decision stays on somebody's desk until it was looked at. */
export function urgencyOf({
  state,
  inDays,
  needsReview,
}: Pick<RenewalRow, 'state' | 'inDays' | 'needsReview'>): Urgency {
  if (needsReview) return 'soon';
  if (isClosed(state)) return 'done';
  if (state === 'planned') return 'calm';
  if (inDays <= NOW_DAYS) return 'now';
  return inDays <= SOON_DAYS ? 'soon' : 'calm';
}

export const URGENCY_COLORS: Record<Urgency, string> = {
  now: 'var(--sl-bad)',
  soon: 'var(--sl-warn)',
  calm: 'var(--mantine-color-dimmed)',
  done: 'var(--mantine-color-dimmed)',
};
