// A ladder counts down to a target date; judged on any day it names the one step that is due, or none.
import { type CivilDay, daysBetween } from '../calendar/civil-day.ts';

/**
 * The latest step whose day has come, up to and including the target day. Earlier steps that were missed stay unsent.
 * @param leadDays days before the target, in any order
 */
export function dueStep(target: CivilDay, leadDays: readonly number[], today: CivilDay): number | undefined {
  const left = daysBetween(today, target);
  if (left < 0) return undefined;
  const come = leadDays.filter((days) => days >= left);
  return come.length > 0 ? Math.min(...come) : undefined;
}
