// Figures are out of date when the last complete read is older than the vendor's lag and the schedule allow.
import type { Instant } from '../calendar/civil-day.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Reads may trail by three days or two turns, whichever is more. */
const PATIENCE_MS = 3 * DAY_MS;
const PATIENT_TURNS = 2;

export interface ReadRhythm {
  /** Hours between two scheduled reads. */
  readonly intervalHours: number;
  /** Days by which the vendor's own figures trail. */
  readonly lagDays: number;
}

/** @param lastReadAt start of the last complete read; nothing read is nothing to be out of date */
export function isOutOfDate(
  lastReadAt: Instant | undefined,
  { intervalHours, lagDays }: ReadRhythm,
  at: Instant,
): boolean {
  if (lastReadAt === undefined) return false;
  const allowedMs = lagDays * DAY_MS + Math.max(PATIENCE_MS, PATIENT_TURNS * intervalHours * HOUR_MS);
  return Date.parse(at) - Date.parse(lastReadAt) > allowedMs;
}
