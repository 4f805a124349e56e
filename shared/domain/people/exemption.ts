// An exemption counts up to and including its last day.
import { type CivilDay, isBefore } from '../calendar/civil-day.ts';
import type { PersonDecisionInput } from './person.ts';

export function isExempt(
  decision: Pick<PersonDecisionInput, 'exempt'> | undefined,
  today: CivilDay,
): boolean {
  const exempt = decision?.exempt;
  return exempt !== undefined && (exempt.until === undefined || !isBefore(exempt.until, today));
}
