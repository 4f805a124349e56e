// A contract follows on one that stands and that no other one follows on, and in the end never on itself, whoever else is at it.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { type Outcome, refuse } from '#shared/domain/refusal.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import { claimedSuccessor, claimSuccession, releaseSuccession } from '#shared/table/succession-store.ts';
import type { Table } from '#shared/table/table.ts';

const field = 'predecessorId';

/**
 * Does what makes one contract follow on another under a claim, which is given back where nothing came of it.
 * @param predecessorId absent or null: it follows on none, or on what it followed before
 */
export async function following<T>(
  table: Table,
  id: string,
  predecessorId: string | null | undefined,
  at: Instant,
  act: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (predecessorId === undefined || predecessorId === null) return act();
  const trouble = await troubleWith(table, id, predecessorId);
  if (trouble) return trouble;
  if (!(await claimSuccession(table, predecessorId, id, at)))
    return refuse('notNow', 'Another contract is being made to follow it: look again', { field });
  const outcome = (await isCircle(table, id, predecessorId, at))
    ? refuse('invalid', 'It would follow itself', { field })
    : await act();
  if (!outcome.ok) await releaseSuccession(table, predecessorId, id);
  return outcome;
}

/** What is known before anything is claimed. */
async function troubleWith(
  table: Table,
  id: string,
  predecessorId: string,
): Promise<Outcome<never> | undefined> {
  const contracts = await listContracts(table);
  const before = new Map(contracts.map(({ state }) => [state.id, state.predecessorId]));
  if (!before.has(predecessorId)) return refuse('invalid', 'There is no such contract', { field });
  const seen = new Set([id]);
  for (let at: string | undefined = predecessorId; at !== undefined; at = before.get(at)) {
    if (seen.has(at)) return refuse('invalid', 'It would follow itself', { field });
    seen.add(at);
  }
  const other = contracts.find(({ state }) => state.predecessorId === predecessorId && state.id !== id);
  if (other) return refuse('invalid', `${other.state.name} follows it already`, { field });
  return undefined;
}

/** Of those who claim at the same moment at least one sees what the other claimed. */
async function isCircle(table: Table, id: string, predecessorId: string, at: Instant): Promise<boolean> {
  const seen = new Set<string>();
  for (
    let one: string | undefined = id;
    one !== undefined && !seen.has(one);
    one = await claimedSuccessor(table, one, at)
  ) {
    if (one === predecessorId) return true;
    seen.add(one);
  }
  return false;
}
