// Every change of a contract announces itself, so that reminders are judged anew.

import type { ApiContext } from '#functions/runtime/context.ts';
import type { ContractView } from '#shared/api/contracts.ts';
import type { Actor } from '#shared/domain/access/role.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { contractProblem } from '#shared/domain/contracts/contract-problem.ts';
import type { ContractLine } from '#shared/domain/contracts/pricing.ts';
import type { Deed, FieldChange } from '#shared/domain/ledger/entry.ts';
import { done, type Outcome } from '#shared/domain/refusal.ts';
import { contractChanges } from '#shared/domain/renewals/contract-changes.ts';
import { contractChanged } from '#shared/events/contract-changed.ts';
import { eventEntry } from '#shared/events/event.ts';
import { loadApplication } from '#shared/table/application-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { type ContractState, contractEntity } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { keys } from '#shared/table/keys.ts';
import { loadLicense } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { viewContract } from './contract-view.ts';

interface Doer {
  readonly actor: Actor;
  readonly at: string;
}

export interface ContractChange {
  readonly state: ContractState;
  readonly deed: Deed;
  /** Without any, nothing is written. */
  readonly changes: readonly FieldChange[];
  readonly note?: string;
}

/** Ids of applications that do not exist. */
export async function missingApplications(table: Table, ids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => loadApplication(table, id)));
  return ids.filter((_, index) => !found[index]);
}

/** Places of lines that name a license which does not exist. */
export async function linesWithoutLicense(
  table: Table,
  lines: readonly Pick<ContractLine, 'licenseId'>[],
): Promise<number[]> {
  const ids = [...new Set(lines.flatMap(({ licenseId }) => licenseId ?? []))];
  const found = await Promise.all(ids.map(async (id) => ((await loadLicense(table, id)) ? [id] : [])));
  const known = new Set(found.flat());
  return lines.flatMap(({ licenseId }, index) =>
    licenseId === undefined || known.has(licenseId) ? [] : [index],
  );
}

/** What a decision changed, as the log tells it. */
export function recorded(
  before: ContractState,
  decided: Outcome<ContractState>,
  deed: Deed,
  note?: string,
): Outcome<ContractChange> {
  if (!decided.ok) return decided;
  const problem = contractProblem(decided.value);
  if (problem) return { ok: false, refusal: problem };
  const changes = contractChanges(before, decided.value);
  return done({ state: decided.value, deed, changes, ...(note && { note }) });
}

export async function createContract(
  { table, send }: ApiContext,
  state: ContractState,
  { actor, at }: Doer,
): Promise<Outcome<Stored<ContractState>>> {
  const line = { actor, deed: 'created' } as const;
  const outcome = await createItem(table, contractEntity, at, { state, line });
  if (outcome.ok) await send(eventEntry(contractChanged, { contractId: state.id }, at));
  return outcome;
}

/** @param decide may be asked again when another change came between */
export async function changeContract(
  { table, send }: ApiContext,
  id: string,
  { seen, actor, at }: Doer & { readonly seen: number },
  decide: (before: ContractState, today: CivilDay) => Outcome<ContractChange>,
): Promise<Outcome<ContractView>> {
  const { timeZone } = await settingsOf(table);
  const today = civilDayOf(at, timeZone);
  let isChanged = false;
  const outcome = await changeItem(
    table,
    contractEntity,
    keys.contract(id),
    at,
    ({ state: before }) => {
      const decided = decide(before, today);
      if (!decided.ok) return decided;
      const { state, deed, changes, note } = decided.value;
      isChanged = changes.length > 0;
      if (!isChanged) return 'unchanged';
      const line = { actor, deed, changes: [...changes], ...(note !== undefined && { note }) };
      return { state, line };
    },
    { seen },
  );
  if (!outcome.ok) return outcome;
  if (isChanged) await send(eventEntry(contractChanged, { contractId: id }, at));
  return done(await viewContract(table, outcome.value, at));
}

export async function deleteContract(
  { table, send }: ApiContext,
  id: string,
  { actor, at }: Doer,
): Promise<Outcome<Stored<ContractState>>> {
  const outcome = await changeItem(table, contractEntity, keys.contract(id), at, ({ state }) => ({
    state,
    line: { actor, deed: 'deleted' },
    tombstone: true,
  }));
  if (outcome.ok) await send(eventEntry(contractChanged, { contractId: id }, at));
  return outcome;
}
