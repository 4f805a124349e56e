// Contracts that follow on one another, and the days that more than one of a chain covers: those are paid for twice.
import { type CivilDay, earlier, later } from '../calendar/civil-day.ts';
import type { DatedContract } from './contract.ts';
import { endOf, planOf } from './term-plan.ts';

/** Days of a stretch; `to` is its last one, null where nothing ends it. */
interface Stretch {
  readonly from: CivilDay;
  readonly to: CivilDay | null;
}

interface Linked {
  readonly id: string;
  readonly predecessorId?: string | undefined;
}

/** The days that a contract covers as things stand: what goes on by itself goes on until notice was sent. */
export function coveredBy(contract: DatedContract): Stretch {
  const plan = planOf(contract);
  const isWithoutEnd = plan.endless || !Number.isFinite(plan.last);
  return { from: plan.start, to: isWithoutEnd ? null : endOf(plan, plan.last) };
}

/** The days of a stretch with an end that lie in another one too; undefined where there are none. */
export function common(
  days: { readonly from: CivilDay; readonly to: CivilDay },
  other: Stretch,
): { readonly from: CivilDay; readonly to: CivilDay } | undefined {
  const from = later(days.from, other.from);
  const to = other.to === null ? days.to : earlier(days.to, other.to);
  return to < from ? undefined : { from, to };
}

/** All that follow on a contract, one behind the other, the nearest first. */
export function followersOf<T extends Linked>(
  { id }: Pick<Linked, 'id'>,
  successors: ReadonlyMap<string, readonly T[]>,
): T[] {
  const found: T[] = [];
  const seen = new Set([id]);
  const behind = (before: string) => {
    for (const one of successors.get(before) ?? []) {
      if (seen.has(one.id)) continue;
      seen.add(one.id);
      found.push(one);
      behind(one.id);
    }
  };
  behind(id);
  return found;
}

/** Contracts by what they follow on. */
export function bySuccession<T extends Linked>(contracts: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(
    contracts.filter(({ predecessorId }) => predecessorId !== undefined),
    ({ predecessorId }) => predecessorId ?? '',
  );
}
