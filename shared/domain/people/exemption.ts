// An exemption counts up to and including its last day.
import type { CivilDay } from '../calendar/civil-day.ts';
import { type DayNumber, dayNumber } from '../calendar/zone-days.ts';
import type { PersonDecisionInput } from './person.ts';

type Exemption = Pick<PersonDecisionInput, 'exempt'>;

/** @returns Infinity for an exemption without an end; undefined where there is none */
export function lastExemptDay(decision: Exemption | undefined): DayNumber | undefined {
  const exempt = decision?.exempt;
  if (exempt === undefined) return undefined;
  return exempt.until === undefined ? Number.POSITIVE_INFINITY : dayNumber(exempt.until);
}

export function isExempt(decision: Exemption | undefined, today: CivilDay): boolean {
  const last = lastExemptDay(decision);
  return last !== undefined && last >= dayNumber(today);
}
