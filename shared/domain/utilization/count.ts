// The counters of a license: seats, people, and people by state under each of the seven periods.
import type { DayNumber } from '../calendar/zone-days.ts';
import { type ActivityReach, activityState } from './activity-state.ts';
import { isUnused } from './candidate.ts';
import type { Basis, Figures } from './figures.ts';
import type { Gatherer, SkuHolders } from './holders.ts';
import { INACTIVITY_PERIODS, type StateCounts } from './inactivity.ts';

export function noStates(): StateCounts {
  return { active: 0, inactive: 0, neverActive: 0, new: 0, unknown: 0 };
}

/** @returns counts in the order of INACTIVITY_PERIODS, from one pass over the people; `exempt` are those among the unused */
export function countStates(holders: SkuHolders | undefined, day: DayNumber, reach: ActivityReach) {
  const states = INACTIVITY_PERIODS.map(noStates);
  const exempt = INACTIVITY_PERIODS.map(() => 0);
  let people = 0;
  for (const { use, live, exemptUntil } of holders?.people.values() ?? []) {
    if (!live) continue;
    people++;
    INACTIVITY_PERIODS.forEach((periodDays, index) => {
      const counts = states[index];
      const state = activityState(use, day, periodDays, reach);
      if (counts) counts[state]++;
      if (exemptUntil !== undefined && exemptUntil >= day && isUnused(state))
        exempt[index] = (exempt[index] ?? 0) + 1;
    });
  }
  return { people, states, exempt };
}

function departmentsOf(holders: SkuHolders | undefined): Figures['departments'] {
  const people = new Map<string, number>();
  for (const { live, department } of holders?.people.values() ?? [])
    if (live) people.set(department, (people.get(department) ?? 0) + 1);
  return [...people].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A license that nobody holds has activity where its vendor tells that of anybody. */
export function figuresOf(
  gathered: Gatherer,
  sku: string,
  day: DayNumber,
  reach: ActivityReach,
  basis: Basis,
): Figures {
  const holders = gathered.of(sku);
  const { people, states, exempt } = countStates(holders, day, reach);
  return {
    seats: holders?.seats ?? 0,
    people,
    states,
    ...(exempt.some((count) => count > 0) && { exempt }),
    departments: departmentsOf(holders),
    hasActivity: people === 0 ? gathered.told() : (holders?.told ?? false),
    basis,
  };
}
