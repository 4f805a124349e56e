// Which contract another one follows on: one successor each, and never round in a circle.
import { goesRound } from '#shared/domain/contracts/succession.ts';
import { type Outcome, refuse } from '#shared/domain/refusal.ts';
import { loadContract, successorsOf } from '#shared/table/contract-store.ts';
import type { Table } from '#shared/table/table.ts';

const FIELD = { field: 'predecessorId' };

/** @param id of the contract that follows; absent for a new one */
export async function successionProblem(
  table: Table,
  id: string | undefined,
  predecessorId: string | null | undefined,
): Promise<(Outcome<never> & { readonly ok: false }) | undefined> {
  if (predecessorId === null || predecessorId === undefined) return undefined;
  const [predecessor, successors] = await Promise.all([
    loadContract(table, predecessorId),
    successorsOf(table, predecessorId),
  ]);
  if (!predecessor) return refuse('invalid', 'There is no such contract to follow on', FIELD);
  const other = successors.find(({ state }) => state.id !== id);
  if (other)
    return refuse('invalid', `${other.state.name} follows on ${predecessor.state.name} already`, FIELD);
  const before = async (of: string) => (await loadContract(table, of))?.state.predecessorId;
  if (id !== undefined && (await goesRound(id, predecessorId, before)))
    return refuse('invalid', `${predecessor.state.name} comes after this contract itself`, FIELD);
  return undefined;
}
